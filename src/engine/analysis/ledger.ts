import { type Actor, type ActorId, isPartnerUe, isUe } from '../model/actors.ts';
import { isServerStep } from '../model/figure.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { createHops } from '../signalling/carrier-of-run.ts';
import type { Totals, TraceEvent } from '../trace/trace.ts';
import { addEvent, noTotals, operationOf } from '../trace/trace-folds.ts';
import {
  type CarrierCost,
  type CarrierLedger,
  carrierCost,
  createCarrierLedger,
  ueOf,
} from './carrier-ledger.ts';
import { createPartyOperations, type OperationsByParty } from './party-operations.ts';

/** What a run costs and who learns what: a fold over its events, one at a time, so that the events
 *  of a large group need not be kept. */

/** How many parties have a GMK in clear: servers, and UEs of either system. */
export type Readers = Readonly<{ servers: readonly ActorId[]; ues: number; partnerUes: number }>;

export type Ledger = Readonly<{
  /** Messages as the figure draws them, octets of payloads, operations. */
  totals: Totals;
  /** Those of `totals.oks` and `totals.errors` that answer a key which a UE and an MCPTT server come to share,
   *  behind the figure. */
  answersWithServer: Readonly<Record<Answer, number>>;
  /** The stage 3 messages around the payloads. */
  carrier: CarrierLedger;
  /** The operations of `totals` by who makes them. */
  operations: OperationsByParty;
  /** Parties that have each GMK in clear at some time: who makes it and who decapsulates it. */
  readers: Partial<Readonly<Record<Purpose, Readers>>>;
}>;

type Answer = 'oks' | 'errors';

/** The answer that an event is behind the figure; null where it is none. */
function answerWithServer(event: TraceEvent): Answer | null {
  if (event.kind !== 'message' || !isServerStep(event.step)) return null;
  if (event.name === 'ok') return 'oks';
  return event.name === 'error' ? 'errors' : null;
}

/** A ledger that takes events as they come. */
export type LedgerFold = Readonly<{ add: (event: TraceEvent) => void; ledger: () => Ledger }>;

/** What the stage 3 messages around an event cost, and the UE they are of; null where there are none. */
export type EventCost = Readonly<{ cost: CarrierCost; ue: ActorId | null }> | null;

/** Tells what each event of a run costs; it must be asked about them in the order of the run. */
export function createCosts(
  scenario: Scenario,
  actors: readonly Actor[],
): (event: TraceEvent) => EventCost {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const hopOf = createHops(scenario, (id) => byId.get(id));
  return (event) => {
    const hop = event.kind === 'message' && event.step !== 'use' ? hopOf(event) : null;
    return hop === null ? null : { cost: carrierCost(hop), ue: ueOf(hop) };
  };
}

/** A ledger that takes events with what they cost, in any order. */
export type LedgerSum = Readonly<{
  add: (event: TraceEvent, cost: EventCost) => void;
  ledger: () => Ledger;
}>;

/** An empty sum. */
export function createSum(): LedgerSum {
  const carrier = createCarrierLedger();
  const operations = createPartyOperations();
  const readers = new Map<Purpose, Set<ActorId>>();
  const answersWithServer = { oks: 0, errors: 0 };
  let totals = noTotals;
  return {
    add(event, cost) {
      totals = addEvent(totals, event);
      const answer = answerWithServer(event);
      if (answer !== null) answersWithServer[answer] += 1;
      if (cost !== null) carrier.add(cost.cost, cost.ue);
      const operation = operationOf(event);
      if (operation !== null) operations.add(event.actor, operation);
      if (revealsGmk(event)) {
        const purpose = event.purpose ?? 'group';
        const known = readers.get(purpose) ?? new Set();
        readers.set(purpose, known.add(event.actor));
      }
    },
    ledger: () => ({
      totals,
      answersWithServer: { ...answersWithServer },
      carrier: carrier.ledger(),
      operations: operations.byParty(),
      readers: Object.fromEntries([...readers].map(([purpose, ids]) => [purpose, counted(ids)])),
    }),
  };
}

/** An empty ledger of a run of `scenario` among `actors`. */
export function createLedger(scenario: Scenario, actors: readonly Actor[]): LedgerFold {
  const costOf = createCosts(scenario, actors);
  const sum = createSum();
  return { add: (event) => sum.add(event, costOf(event)), ledger: sum.ledger };
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
