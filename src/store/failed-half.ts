import {
  carrierMessageCount,
  carryFaults,
  type FaultEntry,
  isReceiver,
  type KeyDocument,
  type Ledger,
  planOf,
  type Scenario,
  type StepLedgers,
  scenarioOfSize,
} from '../engine/index.ts';
import { type Design, scenarioOfDesign } from './designs.ts';

/** What it costs when one member does not take one of two keys: the smallest group of the scenario, in which the
 *  first member's key for floor control is spoilt, and then sent again. */

const fault = 'sakke-data-altered';
const retry = { act: 'retry', afterSeconds: 60, payload: 'made-anew' } as const;

/** That run in a design, whose second act is the retry. Where there is one key for both, it is that one. */
export function failedHalfOf(scenario: Scenario, design: Design): Scenario {
  const { at: _, ...whole } = scenario;
  const smallest = scenarioOfSize(whole, planOf(whole).systems.length);
  const floorKey = { ...scenario.floorKey, to: 'all' as const };
  const small = { ...smallest, floorKey, knows: {}, acts: [retry] };
  const spoilt = {
    ...scenarioOfDesign(small, 'once-two-payloads'),
    faults: [spoils(small, 'floor')],
  };
  const ofDesign = scenarioOfDesign(spoilt, design);
  const carried = carryFaults(spoilt, ofDesign).flatMap(({ entries }) => entries);
  return { ...ofDesign, faults: carried.length > 0 ? carried : [spoils(small, undefined)] };
}

function spoils(scenario: Scenario, key: 'floor' | undefined): FaultEntry {
  const leg = planOf(scenario).legs.find((one) => isReceiver(one, 'ue1'));
  if (!leg) throw new TypeError('nothing is sent to the first member');
  const at = { procedure: 1, step: leg.step, ...(key && { key }) } as const;
  return { fault, at, to: ['ue1'], parameters: {} };
}

/** What it costs to send keys again. */
export type HalfCost = Readonly<{
  messages: number;
  roundTrips: number;
  payloadOctets: number;
  octets: Readonly<Record<KeyDocument, number>>;
}>;

/** `all`: as the run has it, which sends the member all its keys again; `alone`: of that, only the run of the
 *  procedure that carries the failed key. No text says which. */
export type FailedHalf = Readonly<{ all: HalfCost; alone: HalfCost }>;

type Retry = Readonly<{ ledger: Ledger; steps: StepLedgers; scenario: Scenario }>;

/** What the act of the retry came to. */
export function costOfHalf({ ledger, steps, scenario }: Retry): FailedHalf {
  const { rounds } = planOf(scenario);
  const failed = rounds.find(({ purposes }) => purposes.includes('floor')) ?? rounds[0];
  const isBefore = (step: string) => Number.parseInt(step, 10) < (failed?.procedure ?? 1);
  const before = [...steps].findLast(([step]) => isBefore(step) && !step.endsWith('use'))?.[1];
  const all = costIn(ledger);
  return { all, alone: before ? without(all, costIn(before)) : all };
}

const costIn = ({ carrier, totals }: Ledger): HalfCost => ({
  messages: carrierMessageCount(carrier),
  roundTrips: carrier.roundTrips.inAll,
  payloadOctets: totals.octets,
  octets: {
    'both-payloads': carrier.octets['both-payloads'].inAll,
    'new-payload': carrier.octets['new-payload'].inAll,
  },
});

const without = (all: HalfCost, before: HalfCost): HalfCost => ({
  messages: all.messages - before.messages,
  roundTrips: all.roundTrips - before.roundTrips,
  payloadOctets: all.payloadOctets - before.payloadOctets,
  octets: {
    'both-payloads': all.octets['both-payloads'] - before.octets['both-payloads'],
    'new-payload': all.octets['new-payload'] - before.octets['new-payload'],
  },
});
