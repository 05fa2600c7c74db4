import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Custody, custodyAt, foldCustody } from '../analysis/custody.ts';
import { custodyUpon } from '../analysis/custody-in-act.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { contextFor } from '../exchange/run-source.ts';
import type { ActorId } from '../model/actors.ts';
import { actSchema } from '../model/acts.ts';
import { bytesToHex } from '../model/bytes.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import { actsOf, atAct, everMembers, planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import {
  type CheckEvent,
  hasFailed,
  type MessageEvent,
  type OutcomeEvent,
  type StoreEvent,
  type TraceEvent,
} from '../trace/trace.ts';
import { createPartOrder } from './part-order.ts';
import { openPartSession } from './run-parts.ts';

const hour = 3600;
const base = defaultScenario();
const dual = { gmkMode: 'dual-one-procedure' } as const;

type GivenAct = Readonly<{ act: string } & Record<string, unknown>>;

const scenarioOf = (acts: readonly GivenAct[], change: Partial<Scenario> = {}): Scenario => ({
  ...base,
  systems: base.systems.map((system) => ({ ...system, members: defaultMembers(3) })),
  ...change,
  acts: acts.map((act) => v.parse(actSchema, { afterSeconds: hour, ...act })),
});
const run = (scenario: Scenario) => eventsOf({ kind: 'scenario', scenario });

/** What happens in one act. */
const inAct = (events: readonly TraceEvent[], act: number) => {
  const own = events.filter((event) => (event.act ?? 1) === act);
  const of = <E extends TraceEvent>(is: (event: TraceEvent) => event is E) => own.filter(is);
  const notifications = of(
    (event): event is MessageEvent => event.kind === 'message' && event.name === 'notification',
  );
  return {
    own,
    notifications,
    receivers: notifications.map(({ to }) => to),
    stores: of((event): event is StoreEvent => event.kind === 'store'),
    failed: of(hasFailed).map(({ actor, check }: CheckEvent) => [actor, check]),
    outcome: of((event): event is OutcomeEvent => event.kind === 'outcome').at(-1),
  };
};
/** The run of a scenario as several workers make it. */
function runInParts(scenario: Scenario): readonly TraceEvent[] {
  const session = openPartSession(
    scenario,
    contextFor({ kind: 'scenario', scenario }, () => 0),
  );
  const order = createPartOrder(scenario);
  const events: TraceEvent[] = [];
  for (const { index } of [...everMembers(scenario)].reverse()) {
    events.push(...order.addMember(session.memberPart(index)));
  }
  events.push(...order.addCommon(session.common));
  for (const place of actsOf(scenario).keys()) {
    const talkers = order.talkers(place + 1);
    if (talkers) events.push(...order.addUse(session.talkPart(place + 1, talkers)));
  }
  return events;
}

const idsOf = (stores: readonly StoreEvent[]) => new Set(stores.map(({ record }) => record.gmkId));
const gmksOf = (stores: readonly StoreEvent[]) =>
  new Set(stores.map(({ record }) => bytesToHex(record.gmk)));

describe('a scenario of several acts', () => {
  it('is run part by part as in one go, with an id of its own for every event', () => {
    const scenario = scenarioOf([
      { act: 'renew' },
      { act: 'join', uri: 'sip:new@mcptt.example.org' },
      { act: 'leave', member: 'ue2' },
    ]);
    const whole = run(scenario);
    expect(runInParts(scenario)).toEqual(whole);
    expect(whole).toHaveLength(expectedEvents({ kind: 'scenario', scenario }));
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
  });

  it('has the events of a scenario without acts in its first one', () => {
    const alone = run(scenarioOf([]));
    expect(inAct(run(scenarioOf([{ act: 'renew' }])), 1).own).toEqual(alone);
  });

  it('renews both keys: new GMK and GMK-ID for all, and the new one serves', () => {
    const events = run(scenarioOf([{ act: 'renew' }]));
    const [first, second] = [inAct(events, 1), inAct(events, 2)];
    expect(second.receivers).toEqual(['ue1', 'ue2', 'ue3']);
    expect(gmksOf(second.stores)).not.toEqual(gmksOf(first.stores));
    expect(idsOf(second.stores)).not.toEqual(idsOf(first.stores));
    expect(second.outcome?.ok).toBe(true);
    const [store] = second.stores;
    // One hour behind the first: activation times are Unix seconds.
    const started = Date.UTC(2026, 10, 24, 9) / 1000;
    expect(store?.record.parameters.activationTime).toBe(started + hour);
    const packet = second.own.find(
      (event): event is MessageEvent => event.kind === 'message' && event.name === 'media-packet',
    );
    const octets = packet?.payloads[0]?.sent ?? new Uint8Array();
    // A packet ends with the MKI, GMK-ID ‖ GUK-ID, and the four octets of the ROC.
    expect(bytesToHex(octets).slice(-24, -16)).toBe(
      [...idsOf(second.stores)][0]?.toString(16).padStart(8, '0'),
    );
  });

  it('renews the floor control key alone, and leaves the other as it was', () => {
    const events = run(scenarioOf([{ act: 'renew', keys: 'floor' }], dual));
    const { stores, notifications, outcome } = inAct(events, 2);
    expect(stores.map(({ record }) => record.purpose)).toEqual(['floor', 'floor', 'floor']);
    expect(notifications.map(({ payloads }) => payloads.length)).toEqual([1, 1, 1]);
    expect(outcome?.ok).toBe(true);
  });

  it('refuses another key under a known GMK-ID', () => {
    const { failed, outcome } = inAct(run(scenarioOf([{ act: 'renew', gmkId: 'kept' }])), 2);
    expect(failed).toEqual(['ue1', 'ue2', 'ue3'].map((ue) => [ue, 'duplicate-gmk-id']));
    expect(outcome?.ok).toBe(false);
  });

  it('gives who joins the key there is, and tells nobody else', () => {
    const events = run(scenarioOf([{ act: 'join', uri: 'sip:new@mcptt.example.org' }]));
    const [first, second] = [inAct(events, 1), inAct(events, 2)];
    expect(second.receivers).toEqual(['ue4']);
    expect(gmksOf(second.stores)).toEqual(gmksOf(first.stores));
    const provisioned = second.own.filter(({ kind }) => kind === 'provision');
    expect(new Set(provisioned.map(({ actor }) => actor))).toEqual(new Set(['ue4']));
    expect(second.outcome?.ok).toBe(true);
  });

  it('keys those who stay anew when a member leaves, or does not', () => {
    const events = run(scenarioOf([{ act: 'leave', member: 'ue2' }]));
    const { receivers, outcome } = inAct(events, 2);
    expect(receivers).toEqual(['ue1', 'ue3']);
    expect(outcome?.members.map(({ actor }) => actor)).toEqual(['ue1', 'ue3']);
    const silent = inAct(run(scenarioOf([{ act: 'leave', member: 'ue2', rekey: false }])), 2);
    expect(silent.receivers).toEqual([]);
    expect(silent.outcome?.ok).toBe(true);
  });

  it('revokes: the key comes again with bit 0 of Status 0, and nothing is sent under it', () => {
    const { stores, outcome } = inAct(run(scenarioOf([{ act: 'revoke' }])), 2);
    expect(stores.map(({ record, update }) => [record.state, update])).toEqual(
      Array(3).fill(['revoked', true]),
    );
    expect(outcome?.packets.map(({ unsent }) => unsent)).toEqual(Array(4).fill('no-key'));
  });

  describe('sends again to who did not get a key', () => {
    const lost = {
      fault: 'notification-lost',
      at: { procedure: 1, step: 1 },
      to: ['ue2'],
      parameters: {},
    } as const;
    const faults = [{ ...lost, to: [...lost.to] }];

    it('in a payload made anew, which is good', () => {
      const events = run(scenarioOf([{ act: 'retry' }], { faults }));
      const { receivers, stores, failed } = inAct(events, 2);
      expect(receivers).toEqual(['ue2']);
      expect(failed).toEqual([]);
      expect(gmksOf(stores)).toEqual(gmksOf(inAct(events, 1).stores));
    });

    it('in the payload of that time, which its time stamp gives away', () => {
      const events = run(scenarioOf([{ act: 'retry', payload: 'stored' }], { faults }));
      const again = inAct(events, 2).notifications[0]?.payloads[0]?.sent;
      const [before] = inAct(events, 1).notifications.filter(({ to }) => to === 'ue2');
      expect(again).toEqual(before?.payloads[0]?.sent);
      expect(inAct(events, 2).failed[0]).toEqual(['ue2', 'timestamp']);
      expect(inAct(events, 2).stores).toEqual([]);
    });
  });

  it('deletes the old key where it is said so', () => {
    const kept = inAct(run(scenarioOf([{ act: 'renew' }])), 2).stores;
    expect(kept.some(({ dropped }) => dropped)).toBe(false);
    const events = run(scenarioOf([{ act: 'renew', oldKey: 'dropped' }]));
    const [old] = idsOf(inAct(events, 1).stores);
    expect(inAct(events, 2).stores.map(({ dropped }) => dropped)).toEqual(Array(3).fill([old]));
  });

  it('gives everybody keys for a new key period, where one has begun', () => {
    const events = run(scenarioOf([{ act: 'renew', afterSeconds: 31 * 86_400 }]));
    const { own, outcome } = inAct(events, 2);
    const given = own.filter((event) => event.kind === 'provision' && event.keySet);
    expect(given.map(({ actor }) => actor)).toEqual(['gms', 'ue1', 'ue2', 'ue3']);
    expect(outcome?.ok).toBe(true);
  });

  it('takes a fault in any of its acts, and alters that one only', () => {
    const at = { act: 2, procedure: 1, step: 1 } as const;
    const faults = [{ fault: 'signature-bit-flip', at, to: 'all', parameters: {} } as const];
    const known = parseScenario(scenarioOf([{ act: 'renew' }], { faults }));
    const scenario = scenarioOf([{ act: 'renew' }], { faults: known.ok ? known.value.faults : [] });
    const events = run(scenario);
    expect(inAct(events, 1).failed).toEqual([]);
    expect(inAct(events, 2).failed).toEqual(['ue1', 'ue2', 'ue3'].map((ue) => [ue, 'signature']));
  });

  it.each([
    [[{ act: 'leave', member: 'ue7' }], 'act.notThere'],
    [[{ act: 'join', uri: defaultMembers(3)[0] }], 'act.joinedTwice'],
    [[{ act: 'renew', keys: 'floor' }], 'act.oneKey'],
    [[{ act: 'join', system: 'partner', uri: 'sip:a@b.example' }], 'act.noSystem'],
  ])('refuses acts that cannot be: %j', (acts, code) => {
    const parsed = parseScenario(scenarioOf(acts));
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.problems[0]?.problem.code).toBe(code);
  });

  it('goes over both systems of a regroup: a partner UE that joins is keyed by its own GMS alone', () => {
    const partner = { ...defaultPartnerSystem(), members: defaultMembers(2, 'partner') };
    const systems = [...scenarioOf([]).systems, partner];
    const join = { act: 'join', system: 'partner', uri: 'sip:new@partner.example.net' };
    const acts = [join, { act: 'renew' }];
    const events = run(scenarioOf(acts, { procedure: 'group-regroup', systems }));
    const [first, second, third] = [inAct(events, 1), inAct(events, 2), inAct(events, 3)];
    expect(second.notifications.map(({ from, to }) => [from, to])).toEqual([
      ['partner-gms', 'partner-ue3'],
    ]);
    expect(gmksOf(second.stores)).toEqual(gmksOf(first.stores));
    expect(third.receivers).toEqual([
      ...['ue1', 'ue2', 'ue3', 'partner-gms'],
      ...['partner-ue1', 'partner-ue2', 'partner-ue3'],
    ]);
    expect(third.outcome?.ok).toBe(true);
    // The partner GMS gets the same keys again, revoked: what it held before stays told.
    const revoked = scenarioOf([{ act: 'revoke' }], { procedure: 'group-regroup', systems });
    expect(runInParts(revoked)).toEqual(run(revoked));
  });

  it('leaves who has left with the keys of before, and nobody with those it deleted', () => {
    const keysOf = (acts: readonly GivenAct[]) => {
      const events = run(scenarioOf(acts));
      const driven = (steps: Generator<void, Custody, void>) => {
        let step = steps.next();
        while (!step.done) step = steps.next();
        return step.value;
      };
      const fold = (act: number) => driven(foldCustody(inAct(events, act).own));
      const { act } = planOf(atAct(scenarioOf(acts), 2));
      const all = driven(custodyUpon(fold(1), fold(2), inAct(events, 2).own, act));
      return (actor: ActorId) => [...custodyAt(all.get(actor) ?? [], 10_000).keys()];
    };
    const left = keysOf([{ act: 'leave', member: 'ue3' }]);
    expect(left('ue3')).toEqual(['ssk', 'rsk', 'before-gmk-group']);
    expect(left('ue1')).toEqual(expect.arrayContaining(['before-gmk-group', 'gmk-group']));
    const dropped = keysOf([{ act: 'leave', member: 'ue3', oldKey: 'dropped' }]);
    expect(dropped('ue1')).not.toContain('before-gmk-group');
    expect(dropped('ue3')).toContain('before-gmk-group');
  });
});
