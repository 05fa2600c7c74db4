import { type Actor, type ActorId, isPartnerUe, isUe } from '../model/actors.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { createHops } from '../signalling/carrier-of-run.ts';
import type { Totals, TraceEvent } from '../trace/trace.ts';
import { addEvent, noTotals } from '../trace/trace-folds.ts';
import { type CarrierLedger, carrierCost, createCarrierLedger, ueOf } from './carrier-ledger.ts';

/** What a run costs and who learns what: a fold over its events, one at a time, so that the events
 *  of a large group need not be kept. */

/** How many parties have a GMK in clear: servers, and UEs of either system. */
export type Readers = Readonly<{ servers: readonly ActorId[]; ues: number; partnerUes: number }>;

export type Ledger = Readonly<{
  /** Messages as the figure draws them, octets of payloads, operations. */
  totals: Totals;
  /** The stage 3 messages around the payloads. */
  carrier: CarrierLedger;
  /** Parties that have each GMK in clear at some time: who makes it and who decapsulates it. */
  readers: Partial<Readonly<Record<Purpose, Readers>>>;
}>;

/** A ledger that takes events as they come. */
export type LedgerFold = Readonly<{ add: (event: TraceEvent) => void; ledger: () => Ledger }>;

/** An empty ledger of a run of `scenario` among `actors`. */
export function createLedger(scenario: Scenario, actors: readonly Actor[]): LedgerFold {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const hopOf = createHops(scenario, (id) => byId.get(id));
  const carrier = createCarrierLedger();
  const readers = new Map<Purpose, Set<ActorId>>();
  let totals = noTotals;
  return {
    add(event) {
      totals = addEvent(totals, event);
      const hop = event.kind === 'message' && event.step !== 'use' ? hopOf(event) : null;
      if (hop !== null) carrier.add(carrierCost(hop), ueOf(hop));
      if (revealsGmk(event)) {
        const purpose = event.purpose ?? 'group';
        const known = readers.get(purpose) ?? new Set();
        readers.set(purpose, known.add(event.actor));
      }
    },
    ledger: () => ({
      totals,
      carrier: carrier.ledger(),
      readers: Object.fromEntries([...readers].map(([purpose, ids]) => [purpose, counted(ids)])),
    }),
  };
}

/** The ledger of events that are all there. */
export function foldLedger(
  scenario: Scenario,
  actors: readonly Actor[],
  events: readonly TraceEvent[],
): Ledger {
  const fold = createLedger(scenario, actors);
  for (const event of events) fold.add(event);
  return fold.ledger();
}

/** Whether after this event its actor has a GMK in clear. */
function revealsGmk(event: TraceEvent): boolean {
  if (event.kind !== 'compute' || event.step === 'use') return false;
  return event.operation === 'gmk' || event.operation === 'sakke-decapsulate';
}

function counted(ids: ReadonlySet<ActorId>): Readers {
  const all = [...ids];
  return {
    servers: all.filter((id) => !isUe(id)),
    ues: all.filter((id) => isUe(id) && !isPartnerUe(id)).length,
    partnerUes: all.filter((id) => isPartnerUe(id)).length,
  };
}

/** Parties of `readers`, all kinds together. */
export function countReaders({ servers, ues, partnerUes }: Readers): number {
  return servers.length + ues + partnerUes;
}
