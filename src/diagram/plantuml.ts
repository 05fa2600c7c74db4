import { framesOf, inOneLine, type Sequence, type SequencePart } from './sequence.ts';

/** A sequence as PlantUML. Source: PlantUML Language Reference Guide 1.2020, Sequence Diagram and Creole. */

/** What is markup, a function of its preprocessor, an escape, or the quote around a name: curly ones end
 *  it too. */
const special = /[“”„«»~\\%<>[\]{}"|$&#]|\*\*|\/\/|--|__|''|==|\.\.|\^/g;
/** What is a command, a comment or a list at the beginning of a line. */
const leading = /^[!'@*=.+:/-]/;

/** A character by its number, which nothing takes for markup. */
const numbered = (signs: string) =>
  [...signs]
    .map((sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`)
    .join('');

/** A text that PlantUML shows as it is, in a quoted name too. */
export const plantUmlText = (text: string): string =>
  inOneLine(text).replace(special, numbered).replace(leading, numbered);

const arrows = {
  message: '->',
  answer: '-->',
  error: '-[#B3261E]->',
  lost: '->x',
  outside: '-[#8A5A00]>>',
} as const;

const tones = { plain: '', failed: ' #FBE9E7', fault: ' #FFF4D6' } as const;

const nameOf = (at: number) => `p${at + 1}`;
const joined = (lines: readonly string[]) => lines.map(plantUmlText).join('\\n');

function* linesOf(parts: readonly SequencePart[]): Generator<string> {
  for (const part of parts) {
    switch (part.kind) {
      case 'arrow':
        yield `${nameOf(part.from)} ${arrows[part.look]} ${nameOf(part.to)} : ${joined(part.lines)}`;
        break;
      case 'note': {
        const over = [...new Set(part.over)].map(nameOf).join(', ');
        yield `note over ${over}${tones[part.tone]} : ${joined(part.lines)}`;
        break;
      }
      case 'divider':
        yield `== ${plantUmlText(part.text)} ==`;
        break;
      case 'loop':
        yield `loop ${plantUmlText(part.text)}`;
        yield* linesOf(part.parts);
        yield 'end';
    }
  }
}

function* lifelinesOf({ lifelines }: Sequence): Generator<string> {
  for (const { system, first, last } of framesOf(lifelines)) {
    if (system !== '') yield `box "${plantUmlText(system)}" #F7F7F9`;
    for (let at = first; at <= last; at += 1) {
      yield `participant "${plantUmlText(lifelines[at]?.name ?? '')}" as ${nameOf(at)}`;
    }
    if (system !== '') yield 'end box';
  }
}

/** A comment: a line of it is not read. */
const comment = (text: string) => `' ${inOneLine(text)}`;

export function plantUmlOf(sequence: Sequence): string {
  const { title, facts, link, parts } = sequence;
  return [
    '@startuml',
    ...facts.map(comment),
    ...(link === '' ? [] : [comment(link)]),
    'skinparam shadowing false',
    `caption ${plantUmlText(title)}`,
    ...lifelinesOf(sequence),
    ...linesOf(parts),
    '@enduml',
    '',
  ].join('\n');
}
