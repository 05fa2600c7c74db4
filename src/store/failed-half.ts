import {
  carrierMessageCount,
  carryFaults,
  designNamed,
  type FaultEntry,
  isReceiver,
  type KeyDocument,
  type Ledger,
  planOf,
  type Scenario,
  type StepLedgers,
  scenarioOfSize,
  serverSteps,
} from '../engine/index.ts';
import { type Design, scenarioOfDesign } from './designs.ts';

/** What it costs when one member does not take one of two keys: the smallest group of the scenario, in which the
 *  first member's key for floor control is spoilt, and then sent again. Where the member shares that key with its
 *  MCPTT server, no GMS sends it: that costs the exchange with the server, as it is in the run. */

const fault = 'sakke-data-altered';
const retry = { act: 'retry', afterSeconds: 60, payload: 'made-anew' } as const;

/** That run in a design, whose second act is the retry. Where there is one key for both, it is that one; where
 *  floor control is under a key of the MCPTT server, the run has one act, with the exchange. */
export function failedHalfOf(scenario: Scenario, design: Design): Scenario {
  const { at: _, ...whole } = scenario;
  const smallest = scenarioOfSize(whole, planOf(whole).systems.length);
  const floorKey = { ...scenario.floorKey, to: 'all' as const };
  const small = { ...smallest, floorKey, knows: {}, acts: [retry] };
  if (designNamed(design).serverKey) return scenarioOfDesign({ ...small, acts: [] }, design);
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
 *  procedure that carries the failed key. No text says which. With a key of the MCPTT server there is `alone`
 *  only: the GMS has no part in it. */
export type FailedHalf = Readonly<{ all: HalfCost | null; alone: HalfCost }>;

type Retry = Readonly<{ ledger: Ledger; steps: StepLedgers; scenario: Scenario }>;

/** What the act of the retry came to. */
export function costOfHalf({ ledger, steps, scenario }: Retry): FailedHalf {
  const { rounds } = planOf(scenario);
  const failed = rounds.find(({ purposes }) => purposes.includes('floor')) ?? rounds[0];
  const until = (procedure: number) =>
    [...steps].findLast(
      ([step]) => Number.parseInt(step, 10) <= procedure && !step.endsWith('use'),
    )?.[1];
  const before = until(failed.procedure - 1);
  const through = costIn(until(failed.procedure) ?? ledger);
  return { all: costIn(ledger), alone: before ? without(through, costIn(before)) : through };
}

/** What the exchange of the first member with its server costs. */
export function costOfExchange({ steps }: Pick<Retry, 'steps'>): FailedHalf {
  const { message, answer } = serverSteps.primary;
  const told = [...steps];
  const at = (step: number) => told.findIndex(([key]) => key.endsWith(`.${step}`));
  const [before, after] = [told[at(message) - 1]?.[1], told[at(answer)]?.[1]];
  if (!before || !after) throw new TypeError('nobody shares a key with a server');
  return { all: null, alone: without(costIn(after), costIn(before)) };
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
