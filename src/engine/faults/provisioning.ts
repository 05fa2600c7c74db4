import { isUe } from '../model/actors.ts';
import type { Where } from '../model/context.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { FaultPlace } from './fault.ts';

/** What goes wrong when keys are handed out: at UEs, since a GMS without keys starts no procedure. */

/** Why such a fault does not apply. */
export function uesOnly({ to }: Pick<FaultPlace, 'to'>): Fact | null {
  const other = to === 'all' ? undefined : to.find((actor) => !isUe(actor));
  return other ? fact('fault.forUesOnly', { actor: other }) : null;
}

/** Changes what a UE is handed, and leaves what others are. */
export function ofUe<T>(change: (value: T, actor: string) => T) {
  return (value: T, { actor }: Where): T => (isUe(actor) ? change(value, actor) : value);
}
