import { bytesToHex, type FieldDifference, type FieldSide, isFact } from '../engine/index.ts';
import type { Diff, Side } from './diff-sides.ts';
import type { Words } from './words.ts';

/** Most octets shown of a stretch that differs; JSON has them all. */
const mostOctets = 32;

/** A comparison to be read: a paragraph a field, with both values and the octets that differ. */
export function diffText({ a, b, comparison }: Diff, words: Words): string {
  const { identical, differences, sameFields, order } = comparison;
  const head = [['A', a] as const, ['B', b] as const].map(([letter, { name, message }]) =>
    words.text('cli.diff.side', {
      letter,
      name,
      from: words.fact(message.from),
      count: message.octets.length,
    }),
  );
  if (identical) return [...head, words.text('cli.diff.identical')].join('\n');
  return [
    ...head,
    [
      words.text('cli.diff.differ', { count: differences.length }),
      words.text('cli.diff.same', { count: sameFields }),
    ].join(' '),
    ...(order
      ? [words.text('cli.diff.order'), `  A  ${order.a.join(' ')}`, `  B  ${order.b.join(' ')}`]
      : []),
    ...differences.flatMap((difference) => ['', ...paragraph(difference, a, b, words)]),
  ].join('\n');
}

function paragraph(
  { path, a, b }: FieldDifference,
  sideA: Side,
  sideB: Side,
  words: Words,
): readonly string[] {
  const [only] = a === null ? ['onlyInB'] : b === null ? ['onlyInA'] : [];
  const { label = '', clause = '' } = a?.node ?? b?.node ?? {};
  const name = words.text('cli.diff.field', { path, label, clause });
  return [
    only ? `${name}: ${words.text(`cli.diff.${only}`)}` : name,
    ...lines('A', a, sideA, words),
    ...lines('B', b, sideB, words),
  ];
}

function lines(
  letter: 'A' | 'B',
  side: FieldSide | null,
  { message: { octets } }: Side,
  words: Words,
): readonly string[] {
  if (side === null) return [];
  const { start, end, text, valueName } = side.node;
  const meant = isFact(valueName) ? words.fact(valueName) : valueName;
  const value = [shortened(text), meant && `(${meant})`].filter(Boolean).join(' ');
  const differing = side.differing.map((range) => {
    const most = Math.min(range.end, range.start + mostOctets);
    const hex = bytesToHex(octets.subarray(range.start, most));
    return `${range.start}: ${hex}${most < range.end ? '…' : ''}`;
  });
  const where = words.text('cli.diff.octets', { start, end: Math.max(start, end - 1) });
  return [
    `  ${letter}  ${[where, value].filter(Boolean).join('  ')}`,
    ...(differing.length > 0
      ? [`     ${words.text('cli.diff.differing', { octets: differing.join('  ') })}`]
      : []),
  ];
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
