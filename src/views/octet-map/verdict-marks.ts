import type { CheckName, Verdict } from '../../engine/index.ts';

/** What the map says of an alteration: the check that refuses it, or that nothing does and the keys
 *  stored are the same, or others. */
export type VerdictKind = CheckName | 'same-keys' | 'other-keys';

export function kindOf(verdict: Verdict): VerdictKind {
  if (verdict.check !== null) return verdict.check;
  return verdict.sameKeys ? 'same-keys' : 'other-keys';
}

/** Whether nothing refuses. */
export const isAccepted = (kind: VerdictKind) => kind === 'same-keys' || kind === 'other-keys';

type Mark = Readonly<{ letter: string; tone: number }>;

const time = 1;
const identity = 2;
const signature = 3;
const encapsulation = 4;
const key = 5;
const form = 6;
const accepted = 7;

/** A letter for each check a receiver makes of a payload, in the order of the checks; checks of a
 *  kind share a ground. */
const marks = {
  format: { letter: 'F', tone: form },
  timestamp: { letter: 'T', tone: time },
  rand: { letter: 'R', tone: time },
  replay: { letter: 'Y', tone: time },
  receiver: { letter: 'V', tone: identity },
  initiator: { letter: 'I', tone: identity },
  kms: { letter: 'K', tone: identity },
  period: { letter: 'P', tone: identity },
  signature: { letter: 's', tone: signature },
  'initiator-uid': { letter: 'N', tone: identity },
  authorised: { letter: 'A', tone: identity },
  'sakke-parameters': { letter: 'E', tone: encapsulation },
  decapsulation: { letter: 'D', tone: encapsulation },
  'cs-map': { letter: 'C', tone: key },
  'guk-id': { letter: 'U', tone: key },
  'sp-policy': { letter: 'O', tone: key },
  'key-parameters': { letter: 'X', tone: key },
  group: { letter: 'G', tone: key },
  revoked: { letter: 'Z', tone: key },
  'duplicate-gmk-id': { letter: 'Q', tone: key },
  lifetime: { letter: 'L', tone: key },
  'dual-complete': { letter: 'B', tone: key },
  'same-keys': { letter: '=', tone: accepted },
  'other-keys': { letter: '≠', tone: accepted },
} as const satisfies Partial<Record<VerdictKind, Mark>>;

/** The kinds in the order of the checks, what nothing refuses last. */
export const kindOrder = Object.keys(marks) as readonly (keyof typeof marks)[];

/** Letter and ground of a kind. */
export function markOf(kind: VerdictKind): Mark {
  return (marks as Partial<Record<VerdictKind, Mark>>)[kind] ?? { letter: '?', tone: form };
}
