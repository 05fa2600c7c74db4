import { type CheckName, checkOf, checks, type Mark, type Verdict } from '../../engine/index.ts';

/** What the map says of an alteration: the check that refuses it, or that nothing does and the keys
 *  stored are the same, or others. */
export type VerdictKind = CheckName | 'same-keys' | 'other-keys';

export function kindOf(verdict: Verdict): VerdictKind {
  if (verdict.check !== null) return verdict.check;
  return verdict.sameKeys ? 'same-keys' : 'other-keys';
}

/** Whether nothing refuses. */
export const isAccepted = (kind: VerdictKind) => kind === 'same-keys' || kind === 'other-keys';

const acceptedTone = 7;

/** The kinds in the order of the checks, what nothing refuses last. */
export const kindOrder: readonly VerdictKind[] = [
  ...checks.flatMap(({ name, mark }) => (mark ? [name] : [])),
  'same-keys',
  'other-keys',
];

/** Letter and ground of a kind. Throws TypeError for a check that is not of a payload. */
export function markOf(kind: VerdictKind): Readonly<{ letter: string; tone: Mark['tone'] | 7 }> {
  if (kind === 'same-keys') return { letter: '=', tone: acceptedTone };
  if (kind === 'other-keys') return { letter: '≠', tone: acceptedTone };
  const { mark } = checkOf(kind);
  if (!mark) throw new TypeError(`the check ${kind} has no octets to mark`);
  return mark;
}
