import { type ActorId, outsider } from '../model/actors.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { KeyRecord, PayloadRef, TraceEvent } from '../trace/trace.ts';
import { madeKeyOf } from './made-key.ts';

/** Where GMKs come from that the GMS of the group has not made, as far as the run shows it. */

/** `outsider`: somebody outside made it. `before`: its receiver had been sent it before. `unmade`: it
 *  came out of a payload, and nobody made it. */
export const foreignOrigins = ['outsider', 'before', 'unmade'] as const;
export type ForeignOrigin = (typeof foreignOrigins)[number];

/** Follows a run event by event; `foreign` answers as far as it has come. */
export function createGmkOrigins() {
  const makers = new Map<string, ActorId>();
  const replayed = new Set<string>();
  let byGms = false;
  return {
    add(event: TraceEvent): void {
      const made = madeKeyOf(event);
      if (made) {
        makers.set(bytesToHex(made.key), event.actor);
        byGms ||= event.actor !== outsider;
      }
      if (event.kind === 'skip' && event.wouldFail?.code === 'replay' && event.subject) {
        replayed.add(receiptOf(event.actor, event.subject));
      }
    },
    /** Null for a GMK that a GMS made, and where the run shows no GMS that makes any. */
    foreign(gmk: Uint8Array, actor: ActorId, from?: PayloadRef): ForeignOrigin | null {
      if (makers.size === 0) return null;
      const maker = makers.get(bytesToHex(gmk));
      if (maker !== undefined) return maker === outsider ? 'outsider' : null;
      if (!byGms) return null;
      return from && replayed.has(receiptOf(actor, from)) ? 'before' : 'unmade';
    },
  };
}

/** What one receiver got in one payload. */
export const receiptOf = (actor: ActorId, { messageId, payload }: PayloadRef) =>
  `${actor} ${messageId} ${payload}`;

/** The keys stored in a run whose GMK no GMS has made, and where each comes from. */
export function foreignKeys(events: readonly TraceEvent[]): ReadonlyMap<KeyRecord, ForeignOrigin> {
  const origins = createGmkOrigins();
  const found = new Map<KeyRecord, ForeignOrigin>();
  for (const event of events) {
    origins.add(event);
    if (event.kind !== 'store') continue;
    const { record, actor } = event;
    const origin = origins.foreign(record.gmk, actor, record.learntFrom);
    if (origin) found.set(record, origin);
  }
  return found;
}
