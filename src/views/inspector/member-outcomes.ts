import type { MemberOutcome } from '../../engine/index.ts';

/** Whether a member ended with every key it should hold. */
export function holdsAll({ keysHeld, keysExpected }: MemberOutcome): boolean {
  return keysHeld === keysExpected;
}

/** Those that miss a key first, else in their order. */
export function failedFirst(members: readonly MemberOutcome[]): readonly MemberOutcome[] {
  return [...members].sort((a, b) => Number(holdsAll(a)) - Number(holdsAll(b)));
}
