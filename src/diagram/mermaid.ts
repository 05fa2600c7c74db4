import { framesOf, inOneLine, type Sequence, type SequencePart } from './sequence.ts';

/** A sequence as Mermaid, for its `sequenceDiagram`. Source: mermaid 11, docs/syntax/sequenceDiagram.md. */

/** Viewers that keep to the default of Mermaid refuse a text of 50,000 characters; some count a little more
 *  than was written. */
export const longestMermaid = 45_000;

/** What ends a statement, begins a comment, a directive, a formula or HTML, or is an escape itself. */
const named: Readonly<Record<string, string>> = { '<': '#lt;', '>': '#gt;' };

/** A text that Mermaid shows as it is; of an empty one, which it refuses, a space. */
export function mermaidText(text: string): string {
  const plain = inOneLine(text).replace(
    /[;#<>&%$`\\{}]/g,
    (sign) => named[sign] ?? `#${sign.charCodeAt(0)};`,
  );
  // `wrap:` at the beginning of a text is a word of its language.
  const shown = plain.replace(/^:?(?:no)?wrap:/i, (word) => word.replaceAll(':', '#58;'));
  return shown === '' ? '#32;' : shown;
}

const arrows = {
  message: '->>',
  answer: '-->>',
  error: '-->>',
  lost: '-x',
  outside: '->>',
} as const;

const nameOf = (at: number) => `p${at + 1}`;

const joined = (lines: readonly string[]) => lines.map(mermaidText).join('<br/>');

function overOf([first, last]: readonly [number, number]): string {
  return first === last ? nameOf(first) : `${nameOf(first)},${nameOf(last)}`;
}

function* linesOf(parts: readonly SequencePart[], all: string, indent: string): Generator<string> {
  for (const part of parts) {
    switch (part.kind) {
      case 'arrow':
        yield `${indent}${nameOf(part.from)}${arrows[part.look]}${nameOf(part.to)}: ${joined(part.lines)}`;
        break;
      case 'note':
        yield `${indent}Note over ${overOf(part.over)}: ${joined(part.lines)}`;
        break;
      case 'divider':
        yield `${indent}Note over ${all}: ${joined([part.text])}`;
        break;
      case 'loop':
        yield `${indent}loop ${mermaidText(part.text)}`;
        yield* linesOf(part.parts, all, `${indent}  `);
        yield `${indent}end`;
    }
  }
}

function* lifelinesOf({ lifelines }: Sequence): Generator<string> {
  for (const { system, first, last } of framesOf(lifelines)) {
    // Without a colour the first word of the name could be taken for one.
    if (system !== '') yield `  box transparent ${mermaidText(system)}`;
    for (let at = first; at <= last; at += 1) {
      yield `  participant ${nameOf(at)} as ${mermaidText(lifelines[at]?.name ?? '')}`;
    }
    if (system !== '') yield '  end';
  }
}

/** A comment; a brace in it could begin a directive. */
const comment = (text: string) => `  %% ${mermaidText(text)}`;

/** The address as it is but for what Mermaid would read: a hash in a comment is nothing to it. */
const linkComment = (link: string) =>
  `  %% ${inOneLine(link).replace(/[{}%]/g, encodeURIComponent)}`;

/** The diagram; longer than `longestMermaid` it is one that most viewers refuse. */
export function mermaidOf(sequence: Sequence): string {
  const { title, facts, link, lifelines, parts } = sequence;
  const all = overOf([0, Math.max(0, lifelines.length - 1)]);
  return [
    'sequenceDiagram',
    `  title ${mermaidText(title)}`,
    ...facts.map(comment),
    ...(link === '' ? [] : [linkComment(link)]),
    ...lifelinesOf(sequence),
    ...linesOf(parts, all, '  '),
    '',
  ].join('\n');
}
