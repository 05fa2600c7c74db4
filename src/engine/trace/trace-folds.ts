import { type Actor, type ActorId, outsider } from '../model/actors.ts';
import { receivesKeys } from '../model/figure.ts';
import {
  isOfProcedure,
  type KeyRecord,
  type OperationName,
  type Totals,
  type TraceEvent,
} from './trace.ts';

/** Folds over the events up to a cursor (the index of the current event, which is included). */

/** Nothing counted yet. */
export const noTotals: Totals = {
  notifications: 0,
  oks: 0,
  errors: 0,
  messages: 0,
  payloads: 0,
  octets: 0,
  signatures: 0,
  verifications: 0,
  encapsulations: 0,
  decapsulations: 0,
  keysStored: 0,
};

type Counts = { -readonly [key in keyof Totals]: number };

/** Counts messages, octets of payloads as sent, and operations of the procedure itself.
 *  Provisioning (step 0) and the use of the keys are the same in every design and left out. */
export function foldTotals(events: readonly TraceEvent[], cursor = events.length - 1): Totals {
  const totals: Counts = { ...noTotals };
  for (let index = 0; index <= cursor; index += 1) {
    const event = events[index];
    if (event) countEvent(totals, event);
  }
  return totals;
}

/** Totals with one event more. */
export function addEvent(totals: Totals, event: TraceEvent): Totals {
  if (!isCounted(event)) return totals;
  const counts: Counts = { ...totals };
  countEvent(counts, event);
  return counts;
}

/** What somebody outside does is no cost of the procedure. */
const isCounted = ({ kind, step, actor }: TraceEvent): boolean =>
  step !== 'use' &&
  actor !== outsider &&
  (kind === 'message' || kind === 'compute' || kind === 'store');

/** The operations that are counted. */
export const operations = [
  'signatures',
  'verifications',
  'encapsulations',
  'decapsulations',
] as const satisfies readonly (keyof Totals)[];
export type Operation = (typeof operations)[number];

const countedAs: Readonly<Partial<Record<OperationName, Operation>>> = {
  'eccsi-sign': 'signatures',
  'eccsi-verify': 'verifications',
  'sakke-encapsulate': 'encapsulations',
  'sakke-decapsulate': 'decapsulations',
};

/** The operation of the procedure that an event counts as; null for every other. */
export const operationOf = (event: TraceEvent): Operation | null =>
  event.kind === 'compute' && isCounted(event) ? (countedAs[event.operation] ?? null) : null;

/** The sum of the totals of two parts of a run. */
export function addTotals(a: Totals, b: Totals): Totals {
  const sum: Counts = { ...a };
  for (const key of Object.keys(sum) as (keyof Totals)[]) sum[key] += b[key];
  return sum;
}

function countEvent(totals: Counts, event: TraceEvent): void {
  if (!isCounted(event)) return;
  if (event.kind === 'message' && isOfProcedure(event)) {
    totals.messages += 1;
    if (event.name === 'notification') totals.notifications += 1;
    if (event.name === 'ok') totals.oks += 1;
    if (event.name === 'error') totals.errors += 1;
    totals.payloads += event.payloads.length;
    for (const payload of event.payloads) totals.octets += payload.sent.length;
  }
  const operation = operationOf(event);
  if (operation !== null) totals[operation] += 1;
  if (event.kind === 'store' && !event.update) totals.keysStored += 1;
}

/** The group keys each receiver (UE, partner GMS) holds at the cursor, in the order they were stored. */
export function foldKeyStores(
  actors: readonly Actor[],
  events: readonly TraceEvent[],
  cursor = events.length - 1,
): ReadonlyMap<ActorId, readonly KeyRecord[]> {
  const stores = new Map<ActorId, KeyRecord[]>();
  for (const { id } of actors) if (receivesKeys(id)) stores.set(id, []);
  for (const event of events.slice(0, cursor + 1)) {
    if (event.kind !== 'store') continue;
    const kept = (stores.get(event.actor) ?? []).filter((key) => key.gmkId !== event.record.gmkId);
    stores.set(event.actor, [...kept, event.record]);
  }
  return stores;
}

/** Index of the event with that id, or −1. */
export function eventIndex(events: readonly TraceEvent[], id: string): number {
  return events.findIndex((event) => event.id === id);
}
