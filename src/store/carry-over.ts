import { carriedOver } from '../engine/index.ts';
import type { CompareView } from './compare-view.ts';

/** Links of earlier versions: a link holds what differs from the defaults of its time, so where a
 *  default has changed since, what it left out is written into it. */

/** What of a link a change of defaults can concern: the fields of its scenario, and what it compares. */
type LinkFields = Readonly<{ s: Readonly<Record<string, unknown>>; compare: CompareView }>;

/** Names of values that were English and are keys since. */
const phrases: ReadonlySet<string> = new Set([
  'P1 identity',
  'P2 KMS URI',
  ...['SRTP', 'SRTCP'].flatMap((protocol) => [
    `${protocol} master key`,
    `${protocol} master salt`,
    `${protocol} session key`,
    `${protocol} session salt`,
    `${protocol} packet`,
  ]),
  'RTP packet',
  'RTCP packet',
  'ciphertext and tag',
  'KDF output',
  'encapsulated data',
  'RAND received',
]);

/** The name of a value as it is today: the words of an English one put together to a key. */
export function carriedName(name: string): string {
  if (!phrases.has(name)) return name;
  const [first = '', ...rest] = name.toLowerCase().split(' ');
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** One step a version, from 1 on: takes the fields of a link of that version and gives those of the
 *  next one. A step that changes no more than the scenario names the versions of scenarios. */
const steps: readonly (<T extends LinkFields>(link: T) => T)[] = [
  // 1 to 2: growth was shown in octets where no other quantity was chosen.
  (link) => ({
    ...link,
    s: carriedOver(link.s, 1),
    compare: { ...link.compare, quantity: link.compare.quantity ?? 'octets' },
  }),
  // 2 to 3: the ladder had one level, and a switch for steps or events.
  (link) => link,
];

/** Fields of the view whose default has changed, by letter, with the default that links up to a version
 *  leave out: the whole ladder, the setup open, the octets first. */
const formerDefaults: readonly Readonly<{ upTo: number; fields: Record<string, unknown> }>[] = [
  { upTo: 2, fields: { g: 'everything', o: true, t: 'message' } },
];

/** The fields a link of version `from` holds, with what it left out because it was the default. */
export function completedFields(
  fields: Readonly<Record<string, unknown>>,
  from: number,
): Readonly<Record<string, unknown>> {
  const former = formerDefaults.filter(({ upTo }) => from <= upTo);
  const { u: _steps, ...rest } = fields;
  return Object.assign({}, ...former.map(({ fields }) => fields), from <= 2 ? rest : fields);
}

/** The version links are written in. */
export const linkVersion = steps.length + 1;

/** The fields of a link of version `from` (1 to today's) as a link of today would have them. */
export function carriedLink<T extends LinkFields>(link: T, from: number): T {
  return steps.slice(from - 1).reduce((fields, step) => step(fields), link);
}
