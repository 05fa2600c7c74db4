import { expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import {
  actorsOf,
  defaultPartnerSystem,
  defaultScenario,
  foldLedger,
  type MessageEvent,
  type Scenario,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { type Design, designs } from './designs.ts';
import { failedHalfOf } from './failed-half.ts';
import { halfOf, runJob } from './run-side.ts';

const base = defaultScenario();

/** The messages of both acts of a failed half, and what its second act costs. */
function runOf(design: Design, of: Scenario = base) {
  const scenario = failedHalfOf(of, design);
  const source = { kind: 'scenario', scenario } as const;
  const events = eventsOf(source);
  const again = events.filter((event) => event.act === 2);
  const messages = (act: number) =>
    events.filter(
      (event): event is MessageEvent =>
        event.kind === 'message' && event.step !== 'use' && (event.act ?? 1) === act,
    );
  return {
    first: messages(1),
    again: messages(2),
    ledger: foldLedger(scenario, actorsOf(source), events),
    stored: again.filter(({ kind }) => kind === 'store').length,
  };
}

const regroup: Scenario = {
  ...base,
  procedure: 'group-regroup',
  systems: [...base.systems, defaultPartnerSystem()],
};

const ofServer: readonly Design[] = ['floor-under-csk', 'musik'];

it.each(designs.filter((design) => !ofServer.includes(design)))(
  '[TS 33.179 §7.3.1] %s: one key fails in the run, and is there after it',
  (design) => {
    for (const scenario of [base, regroup]) isMendedIn(design, scenario);
  },
);

function isMendedIn(design: Design, scenario: Scenario) {
  const { first, again, ledger, stored } = runOf(design, scenario);
  const errors = first.filter(({ name }) => name === 'error');
  expect(errors.length).toBeGreaterThan(0);
  expect(again.filter(({ name }) => name === 'error')).toEqual([]);
  expect(again.filter(({ name }) => name === 'notification').length).toBeGreaterThan(0);
  expect(stored).toBeGreaterThan(0);
  expect(ledger.totals.messages).toBe(first.length + again.length);
}

const client = createInThreadClient(engine);

/** What the run of a failed half comes to, as the screen tells it. */
async function costOf(design: Design, of: Scenario = base) {
  const signal = new AbortController().signal;
  const job = { kind: 'half', side: design, scenario: of, ofSide: of, size: 2 } as const;
  const { run } = await runJob(client, job, () => {}, signal);
  if (run === null) throw new TypeError('the run did not end');
  return halfOf(run);
}

it('[Keyladder §compare] all keys again, or the one procedure of the failed key: counted by hand', async () => {
  // NOTIFY and its 200, the group document once, the key document in each procedure.
  const twice = await costOf('twice');
  expect([twice.all?.messages, twice.alone.messages]).toEqual([10, 4]);
  expect([twice.all?.roundTrips, twice.alone.roundTrips]).toEqual([5, 2]);
  const once = await costOf('once-two-payloads');
  expect([once.all?.messages, once.alone.messages]).toEqual([6, 6]);
  const sent = runOf('twice').again.flatMap(({ payloads }) =>
    payloads.map((one) => one.sent.length),
  );
  expect(twice.all?.payloadOctets).toBe(sent.reduce((sum, octets) => sum + octets, 0));
  expect(twice.alone.payloadOctets).toBe(sent[1]);
  expect(once.all?.payloadOctets).toBe(twice.all?.payloadOctets);
  const single = await costOf('single');
  expect([single.all?.messages, single.alone]).toEqual([6, single.all]);
});

it.each(ofServer)(
  '[TS 33.180 §5.4] %s: a key that is shared with the server costs that exchange again, and no GMS',
  async (design) => {
    for (const of of [base, regroup]) {
      const { all, alone } = await costOf(design, of);
      // REGISTER and its answer, or MESSAGE and its 200.
      expect([all, alone.messages, alone.roundTrips]).toEqual([null, 2, 1]);
      const [sent] = runOf(design, of).first.filter(({ name }) => /^key-/.test(name));
      expect(alone.payloadOctets).toBe(sent?.payloads[0]?.sent.length);
      expect(alone.octets['new-payload']).toBeGreaterThan(alone.payloadOctets);
    }
  },
);
