import {
  type Arrow,
  framesOf,
  inOneLine,
  type Note,
  type Sequence,
  type SequencePart,
} from './sequence.ts';
import { createRow, placeLanes, textColumns, widthOf, wrapped } from './text-lanes.ts';

/** A sequence as a ladder of text, in a hundred columns of a monospaced font. */

/** More lifelines than these stand too close to be read. */
export const mostTextLifelines = 7;

const leastLabel = 24;
const mostInNote = 44;

type Lanes = readonly number[];

const longest = (lines: readonly string[]) => Math.max(0, ...lines.map(widthOf));

const flat = (parts: readonly SequencePart[]): readonly SequencePart[] =>
  parts.flatMap((part) => (part.kind === 'loop' ? flat(part.parts) : [part]));

/** The name of a lifeline among so many. */
const headLines = (name: string, count: number) => wrapped(name, count > 4 ? 11 : 16);

function lanesOf({ lifelines, parts }: Sequence): Lanes {
  const half = lifelines.map(({ name }) =>
    Math.ceil(longest(headLines(name, lifelines.length)) / 2),
  );
  const arrows = flat(parts).filter((part) => part.kind === 'arrow');
  const wants = lifelines.slice(1).map((_, at) => {
    const between = arrows.filter(
      ({ from, to }) => Math.min(from, to) === at && Math.max(from, to) === at + 1,
    );
    const heads = (half[at] ?? 0) + (half[at + 1] ?? 0) + 2;
    return Math.max(heads, ...between.map(({ lines }) => longest(lines) + 4));
  });
  return placeLanes(wants, [Math.max(2, half[0] ?? 0), Math.max(2, half.at(-1) ?? 0)]);
}

const rowWith = (lanes: Lanes, at: number, text: string) => {
  const row = createRow(lanes);
  row.put(at, text);
  return row.text();
};

const tips = { message: '-', answer: '-', error: '-', lost: '-', outside: '=' } as const;

function shaft({ from, to, look }: Arrow, length: number): string {
  const dashed = look === 'answer' || look === 'error';
  const line = tips[look]
    .repeat(length)
    .replace(/-/g, (dash, at) => (dashed && at % 2 ? ' ' : dash));
  const end = look === 'lost' ? 'x' : to > from ? '>' : '<';
  // What is lost ends half way.
  if (look === 'lost') {
    const half = line.slice(0, Math.ceil(length / 2));
    return to > from ? `${half}${end}`.padEnd(length) : `${end}${half}`.padStart(length);
  }
  return to > from ? `${line.slice(1)}${end}` : `${end}${line.slice(1)}`;
}

/** The text stands over the shaft, and what it came to under it. */
function arrowRows(arrow: Arrow, lanes: Lanes): readonly string[] {
  const { from, to, lines } = arrow;
  const [left, right] = [Math.min(from, to), Math.max(from, to)].map((at) => lanes[at] ?? 0);
  if (left === undefined || right === undefined) return [];
  const room = Math.max(leastLabel, right - left - 3);
  const start = Math.max(0, Math.min(left + 2, textColumns - room));
  const label = (text: string) =>
    wrapped(text, room).map((line) => rowWith(lanes, start - 1, ` ${line} `));
  const [first = '', ...below] = lines;
  return [
    ...label(first),
    rowWith(lanes, left + 1, shaft(arrow, right - left - 1)),
    ...below.flatMap(label),
  ];
}

type Box = Readonly<{ start: number; lines: readonly string[] }>;

function boxOf({ over, lines }: Note, lanes: Lanes): Box {
  const [a, b] = over.map((at) => lanes[at] ?? 0) as [number, number];
  const room = Math.min(textColumns - 4, Math.max(mostInNote, b - a + 4));
  const text = lines.flatMap((line) => wrapped(line, room));
  const inside = Math.min(room, Math.max(longest(text), b - a + 1));
  const start = Math.max(
    0,
    Math.min(Math.floor((a + b - inside) / 2) - 1, textColumns - inside - 4),
  );
  const edge = `+${'-'.repeat(inside + 2)}+`;
  const within = (line: string) => `| ${line}${' '.repeat(inside - widthOf(line))} |`;
  return { start, lines: [edge, ...text.map(within), edge] };
}

const endOf = ({ start, lines: [edge = ''] }: Box) => start + widthOf(edge);

/** Notes that follow one another stand side by side as far as none is in the way of another. */
function boxesInRows(notes: readonly Note[], lanes: Lanes): readonly (readonly Box[])[] {
  const rows: Box[][] = [];
  for (const note of notes) {
    const box = boxOf(note, lanes);
    const row = rows.at(-1);
    const fits = row?.every((other) => endOf(other) < box.start || endOf(box) < other.start);
    if (row && fits) row.push(box);
    else rows.push([box]);
  }
  return rows;
}

function* noteRows(notes: readonly Note[], lanes: Lanes): Generator<string> {
  const between = createRow(lanes).text();
  for (const [at, boxes] of boxesInRows(notes, lanes).entries()) {
    if (at > 0) yield between;
    const height = Math.max(...boxes.map(({ lines }) => lines.length));
    for (let line = 0; line < height; line += 1) {
      const row = createRow(lanes);
      for (const { start, lines } of boxes) row.put(start, lines[line] ?? '');
      yield row.text();
    }
  }
}

const ruleWidth = (lanes: Lanes) => (lanes.at(-1) ?? 0) + 3;

function dividerRows(text: string, lanes: Lanes, sign: string): readonly string[] {
  return wrapped(text, textColumns - 8).map((line) =>
    `${sign.repeat(2)} ${line} ${sign.repeat(2)}`.padEnd(ruleWidth(lanes), sign),
  );
}

/** The notes from a place up to the next part of another kind. */
function notesFrom(parts: readonly SequencePart[], at: number): readonly Note[] {
  const rest = parts.slice(at);
  const end = rest.findIndex(({ kind }) => kind !== 'note');
  return rest.slice(0, end < 0 ? undefined : end).filter((part) => part.kind === 'note');
}

function* rowsOf(parts: readonly SequencePart[], lanes: Lanes): Generator<string> {
  const between = createRow(lanes).text();
  for (const [at, part] of parts.entries()) {
    // A note is drawn with the first of those it follows.
    if (part.kind === 'note' && parts[at - 1]?.kind === 'note') continue;
    switch (part.kind) {
      case 'arrow':
        yield* arrowRows(part, lanes);
        break;
      case 'note':
        yield* noteRows(notesFrom(parts, at), lanes);
        break;
      case 'divider':
        yield* dividerRows(part.text, lanes, '=');
        break;
      case 'loop':
        yield* dividerRows(part.text, lanes, '.');
        yield between;
        yield* rowsOf(part.parts, lanes);
        yield '.'.repeat(ruleWidth(lanes));
    }
    yield between;
  }
}

/** The names over the lanes, and above them those of the frames. */
function headRows({ lifelines }: Sequence, lanes: Lanes): readonly string[] {
  const heads = lifelines.map(({ name }) => headLines(name, lifelines.length));
  const height = Math.max(0, ...heads.map(({ length }) => length));
  const names = Array.from({ length: height }, (_, line) => {
    const row = createRow([]);
    heads.forEach((head, at) => {
      const text = head[line - height + head.length] ?? '';
      row.put(Math.max(0, (lanes[at] ?? 0) - Math.floor(widthOf(text) / 2)), text);
    });
    return row.text();
  });
  const frames = framesOf(lifelines);
  if (frames.every(({ system }) => system === '')) return names;
  const row = createRow([]);
  for (const { system, first, last } of frames) {
    if (system === '') continue;
    const [from, to] = [lanes[first] ?? 0, lanes[last] ?? 0];
    const start = Math.max(0, from - 5);
    const width = Math.min(textColumns - start, Math.max(to - from + 10, widthOf(system) + 4));
    const text = ` ${system} `;
    const before = Math.max(1, Math.floor((width - widthOf(text)) / 2));
    const after = Math.max(1, width - before - widthOf(text));
    row.put(
      start,
      `${'-'.repeat(before)}${text}${'-'.repeat(after)}`.slice(0, textColumns - start),
    );
  }
  return [row.text(), ...names];
}

/** An address longer than a line is cut: between angle brackets white space is no part of it. Source:
 *  RFC 3986 Appendix C. */
const linkLines = (link: string) => wrapped(`<${inOneLine(link)}>`, textColumns);

export function textLadderOf(sequence: Sequence): string {
  const { title, facts, link, parts } = sequence;
  const lanes = lanesOf(sequence);
  return [
    ...wrapped(title, textColumns),
    '',
    ...headRows(sequence, lanes),
    createRow(lanes).text(),
    ...rowsOf(parts, lanes),
    '',
    ...facts.flatMap((fact) => wrapped(fact, textColumns)),
    ...(link === '' ? [] : linkLines(link)),
    '',
  ].join('\n');
}
