import { describe, expect, it } from 'vitest';
import { type Custody, custodyAt, foldCustody } from '../analysis/custody.ts';
import { custodyUpon } from '../analysis/custody-in-act.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { contextFor } from '../exchange/run-source.ts';
import type { ActorId } from '../model/actors.ts';
import type { Act } from '../model/acts.ts';
import { bytesToHex } from '../model/bytes.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import { actsOf, everMembers, planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { MessageEvent, OutcomeEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';
import { createPartOrder } from './part-order.ts';
import { openPartSession } from './run-parts.ts';

/** A group that is keyed, regrouped with that of the partner system, and by itself again. */

const base = defaultScenario();
const regroup: Act = { act: 'regroup', afterSeconds: 3600 };
const tearDown: Act = {
  ...{ act: 'tear-down', afterSeconds: 3600 },
  ...{ regroupKey: 'dropped', partnerGms: 'drops' },
};
const partner = { ...defaultPartnerSystem(), members: defaultMembers(1, 'partner') };
const lifeOf = (acts: readonly Act[], change: Partial<Scenario> = {}): Scenario => ({
  ...base,
  systems: [...base.systems.map((one) => ({ ...one, members: defaultMembers(2) })), partner],
  ...change,
  acts: [...acts],
});
const run = (scenario: Scenario) => eventsOf({ kind: 'scenario', scenario });
const inAct = (events: readonly TraceEvent[], act: number) =>
  events.filter((event) => (event.act ?? 1) === act);
const messagesOf = (events: readonly TraceEvent[]) =>
  events.filter((event): event is MessageEvent => event.kind === 'message');
const outcomeOf = (events: readonly TraceEvent[]) =>
  events.find((event): event is OutcomeEvent => event.kind === 'outcome');
/** The GMK-ID that protected packets name in their MKI: GMK-ID ‖ GUK-ID, and four octets of ROC behind. */
const idsInMki = (events: readonly TraceEvent[]) =>
  new Set(
    messagesOf(events).flatMap(({ name, payloads: [payload] }) =>
      name === 'media-packet' && payload ? [bytesToHex(payload.sent).slice(-24, -16)] : [],
    ),
  );
const idsStored = (events: readonly TraceEvent[]) =>
  new Set(
    events
      .filter((event): event is StoreEvent => event.kind === 'store')
      .map(({ record }) => record.gmkId.toString(16).padStart(8, '0')),
  );

const life = lifeOf([regroup, tearDown]);
const events = run(life);
const [first, second, third] = [inAct(events, 1), inAct(events, 2), inAct(events, 3)];

describe('a regroup as an act, and its end', () => {
  it('is run part by part as in one go, with an id of its own for every event', () => {
    const session = openPartSession(
      life,
      contextFor({ kind: 'scenario', scenario: life }, () => 0),
    );
    const order = createPartOrder(life);
    const parts: TraceEvent[] = [];
    for (const { index } of [...everMembers(life)].reverse())
      parts.push(...order.addMember(session.memberPart(index)));
    parts.push(...order.addCommon(session.common));
    for (const place of actsOf(life).keys()) {
      const talkers = order.talkers(place + 1);
      if (talkers) parts.push(...order.addUse(session.talkPart(place + 1, talkers)));
    }
    expect(parts).toEqual(events);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events).toHaveLength(expectedEvents({ kind: 'scenario', scenario: life }));
  });

  it('has the group alone first, both systems in the regroup, and the group alone again', () => {
    const { procedure, acts, ...alone } = lifeOf([]);
    expect(first).toEqual(run({ procedure, acts, ...alone }));
    const members = actsOf(
      lifeOf([regroup, tearDown, { ...regroup, act: 'retry', payload: 'stored' }]),
    );
    expect(members.map((scene) => planOf(scene).members.map(({ actor }) => actor))).toEqual([
      ['ue1', 'ue2'],
      ['ue1', 'ue2', 'partner-ue1'],
      ['ue1', 'ue2', 'partner-ue1'],
      ['ue1', 'ue2'],
    ]);
    expect(outcomeOf(second)?.ok).toBe(true);
    expect(idsInMki(second)).toEqual(idsStored(second));
    expect(idsStored(second)).not.toEqual(idsStored(first));
  });

  it('is ended by messages without a key, along the ways of the figure, and answered', () => {
    const told = messagesOf(third).filter(({ step }) => step !== 'use');
    expect(
      told.map(({ step, name, from, to, payloads }) => [step, name, from, to, payloads.length]),
    ).toEqual([
      [1, 'notification', 'gms', 'ue1', 0],
      [2, 'ok', 'ue1', 'gms', 0],
      [1, 'notification', 'gms', 'ue2', 0],
      [2, 'ok', 'ue2', 'gms', 0],
      [3, 'notification', 'gms', 'partner-gms', 0],
      [4, 'notification', 'partner-gms', 'partner-ue1', 0],
      [5, 'ok', 'partner-ue1', 'partner-gms', 0],
      [6, 'ok', 'partner-gms', 'gms', 0],
    ]);
    const [ended] = idsStored(second);
    const deleted = told.flatMap(({ dropped = [] }) =>
      dropped.map((id) => id.toString(16).padStart(8, '0')),
    );
    expect(deleted).toEqual(Array(4).fill(ended));
    expect(told.every(({ name, ends }) => (name === 'notification') === (ends === true))).toBe(
      true,
    );
  });

  it('gives way to the key of the group, never changed: packets under it open', () => {
    expect(idsInMki(third)).toEqual(idsStored(first));
    const { packets = [], ok } = outcomeOf(third) ?? {};
    expect([packets.length, packets.every(({ opened }) => opened), ok]).toEqual([4, true, true]);
  });

  it('leaves a UE that was not told with its key: nobody opens what it sends under that', () => {
    const at = { act: 3, procedure: 1, step: 1 } as const;
    const faults = [{ fault: 'notification-lost', at, to: ['ue1'], parameters: {} } as const];
    const parsed = parseScenario(
      lifeOf([regroup, tearDown], { faults: faults.map((one) => ({ ...one, to: ['ue1'] })) }),
    );
    if (!parsed.ok) throw new TypeError('no such scenario');
    const own = inAct(run(parsed.value), 3);
    const failed = own.flatMap((event) =>
      event.kind === 'check' && !event.passed ? [[event.actor, event.failure?.code]] : [],
    );
    expect(failed).toEqual([
      ['ue2', 'mki'],
      ['ue2', 'mki'],
    ]);
    expect(outcomeOf(own)?.packets.map(({ opened }) => opened)).toEqual([false, false, true, true]);
  });

  it('keeps its key for reception only, where that is chosen: nothing is sent under it', () => {
    const kept = inAct(run(lifeOf([regroup, { ...tearDown, regroupKey: 'kept' }])), 3);
    expect(idsInMki(kept)).toEqual(idsStored(first));
    expect(messagesOf(kept).some(({ dropped }) => dropped?.length)).toBe(true);
    expect(messagesOf(kept).flatMap(({ from, dropped }) => (dropped ? [from] : []))).toEqual([
      'partner-gms',
    ]);
  });

  it('is torn down where it is all there was: without a key nothing is sent', () => {
    const alone = lifeOf([tearDown], { procedure: 'group-regroup' });
    const { packets } = outcomeOf(inAct(run(alone), 2)) ?? {};
    expect(packets?.map(({ unsent }) => unsent)).toEqual(Array(4).fill('no-key'));
  });

  it('is held by the partner GMS from its step to the end, or on where it keeps it', () => {
    const heldAfter = (acts: readonly Act[]) => {
      const scenario = lifeOf(acts);
      const all = run(scenario);
      const driven = (steps: Generator<void, Custody, void>) => {
        let step = steps.next();
        while (!step.done) step = steps.next();
        return step.value;
      };
      const fold = (own: readonly TraceEvent[]) => driven(foldCustody(own));
      const custody = actsOf(scenario).reduce<Custody | null>((before, scene) => {
        const own = inAct(all, planOf(scene).at);
        return before ? driven(custodyUpon(before, fold(own), own, planOf(scene).act)) : fold(own);
      }, null);
      return (actor: ActorId) => {
        const holdings = custodyAt(custody?.get(actor) ?? [], Number.POSITIVE_INFINITY);
        return ['gmk-group', 'own-gmk-group', 'before-gmk-group'].filter((key) =>
          [...holdings].some(([name, { state }]) => name === key && state === 'holds'),
        );
      };
    };
    const during = heldAfter([regroup]);
    expect([during('partner-gms'), during('ue1')]).toEqual([
      ['gmk-group'],
      ['gmk-group', 'own-gmk-group'],
    ]);
    const later = heldAfter([regroup, tearDown]);
    expect([later('partner-gms'), later('ue1'), later('partner-ue1')]).toEqual([
      [],
      ['gmk-group'],
      [],
    ]);
    const dishonest = heldAfter([regroup, { ...tearDown, partnerGms: 'keeps' }]);
    expect(dishonest('partner-gms')).toEqual(['before-gmk-group']);
  });

  it.each([
    [[tearDown], 'act.noRegroup'],
    [[regroup, regroup], 'act.regroupTwice'],
    [[regroup, tearDown, tearDown], 'act.noRegroup'],
    [
      [
        regroup,
        tearDown,
        { act: 'join', afterSeconds: 1, system: 'partner', uri: 'sip:a@b.example' },
      ],
      'act.noSystem',
    ],
  ] as readonly [readonly Act[], string][])('cannot be as in %#', (acts, code) => {
    const parsed = parseScenario(lifeOf(acts));
    expect(!parsed.ok && parsed.problems[0]?.problem.code).toBe(code);
  });
});
