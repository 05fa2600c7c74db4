import { isActorId, type SkipEntry } from '../engine/index.ts';
import type { ActorNames, Words } from './actor-names.ts';

/** A check that is left out, and where. One nobody knows, as a link may name it, goes by its id. */
export function skipText({ party, check }: SkipEntry, words: Words, names: ActorNames): string {
  const actor = isActorId(party) ? names.short(party) : party;
  return words('skips.one', {
    check: words(`checks.short.${check}`, { defaultValue: check }),
    actor,
  });
}
