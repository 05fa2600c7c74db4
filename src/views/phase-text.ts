import type { MemberPhase } from '../engine/index.ts';
import type { Words } from './actor-names.ts';

/** The name of those words. */
export function phaseWord({ name, purpose, member, actor }: MemberPhase, checks: boolean): string {
  if (name === 'made' && member === actor) return 'keyMade';
  if (name === 'used') return checks ? 'unprotects' : 'protects';
  return name === 'stored' && purpose !== null ? 'storable' : name;
}

/** What a phase is called. `checks`: whether something is checked in it. */
export const phaseText = (phase: MemberPhase, checks: boolean, words: Words): string =>
  words(`ladder.phase.${phaseWord(phase, checks)}`);
