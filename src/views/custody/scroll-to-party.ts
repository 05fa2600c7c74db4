import type { ActorId, TraceEvent } from '../../engine/index.ts';
import type { CustodyRow } from './custody-rows.ts';

/** The party an event gives something to: the receiver of a message, or else the one who acts. */
export function partyOf(event: TraceEvent | undefined): ActorId | null {
  if (event === undefined || event.kind === 'outcome') return null;
  return event.kind === 'message' ? event.to : event.actor;
}

/** The row that shows a party, alone or among others; −1 for none. */
export function rowOfParty(rows: readonly CustodyRow[], party: ActorId | null): number {
  const own = rows.findIndex((row) => row.kind === 'actor' && row.actor.id === party);
  if (own >= 0 || party === null) return own;
  return rows.findIndex(
    (row) => row.kind === 'folded' && row.actors.some(({ id }) => id === party),
  );
}
