import { describe, expect, it } from 'vitest';
import { expectedRun, scenarioOfSize } from '../analysis/growth.ts';
import { foldLedger } from '../analysis/ledger.ts';
import { drawStreams } from '../entities/draws.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { faultProblems } from '../faults/disturbance.ts';
import type { Fault } from '../faults/fault.ts';
import { faultById } from '../faults/index.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import { planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { createCarrier } from '../signalling/carrier-of-run.ts';
import { keyDocuments } from '../signalling/carrier-options.ts';
import { placesFor, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { asPredicted, marked, nothingBadStored } from '../testing/catalogue-rules.ts';
import type { CheckEvent, MessageEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';

/** Two groups of one system, regrouped by their one GMS. */

const secondGroup = {
  groupUri: 'sip:police2@mcptt.example.org',
  groupName: 'Police 2',
  // The first one is in both groups.
  members: [
    'sip:officer.2@mcptt.example.org',
    'sip:police.1@mcptt.example.org',
    'sip:police.2@mcptt.example.org',
  ],
  notAffiliated: ['ue4'],
};
const inside = (change: Partial<Scenario> = {}): Scenario => scenarioOf({ secondGroup, ...change });

const notifications = (events: readonly TraceEvent[]) =>
  events.filter(
    (event): event is MessageEvent => event.kind === 'message' && event.name === 'notification',
  );
const failed = (events: readonly TraceEvent[]) =>
  events.filter((event): event is CheckEvent => event.kind === 'check' && !event.passed);
const stores = (events: readonly TraceEvent[]) =>
  events.filter((event): event is StoreEvent => event.kind === 'store');

describe('a regroup inside one system', () => {
  const scenario = inside();
  const events = runWith(scenario);

  it('[pCR 33.179 §7.4.4.2] one GMS tells the affiliated members of both groups, each once', () => {
    expect(failed(events)).toEqual([]);
    expect(notifications(events).map(({ id, from, to }) => [id, from, to])).toEqual([
      ['gkp.1.ue1.message.notification', 'gms', 'ue1'],
      ['gkp.1.ue2.message.notification', 'gms', 'ue2'],
      ['gkp.1.ue3.message.notification', 'gms', 'ue3'],
    ]);
    const uris = actorsOf({ kind: 'scenario', scenario }).map(({ id, uri }) => `${id} ${uri}`);
    expect(uris).toEqual([
      'kms kms.mcptt.example.org',
      'gms sip:gms@mcptt.example.org',
      'ue1 sip:officer.1@mcptt.example.org',
      'ue2 sip:officer.2@mcptt.example.org',
      'ue3 sip:police.1@mcptt.example.org',
      'ue4 sip:police.2@mcptt.example.org',
    ]);
  });

  it('[TS 33.179 §E.6.3] the key is bound to the temporary group, one for all', () => {
    const kept = stores(events).map(({ record }) => record);
    expect(kept.map(({ parameters }) => parameters.groupIds)).toEqual(
      Array.from({ length: 3 }, () => ['sip:bridge.incident@mcptt.example.org']),
    );
    expect(new Set(kept.map(({ gmkId }) => gmkId)).size).toBe(1);
  });

  it('[Keyladder §regroup inside] who is not affiliated lacks nothing', () => {
    const last = events.at(-1);
    const members = last?.kind === 'outcome' ? last.members : [];
    expect(members.map(({ keysHeld, keysExpected }) => [keysHeld, keysExpected])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(last).toMatchObject({ ok: true });
    expect(
      planOf(inside({ secondGroup: { ...secondGroup, notAffiliated: ['ue1'] } })).talkers,
    ).toMatchObject([{ actor: 'ue2' }, { actor: 'ue3' }]);
  });

  it('[TS 24.481 §7.7] the key document names the temporary group', () => {
    const actors = actorsOf({ kind: 'scenario', scenario });
    const byId = new Map(actors.map((actor) => [actor.id, actor]));
    const compose = createCarrier(scenario, (id) => byId.get(id), keyDocuments[0]);
    const texts = notifications(events)
      .flatMap((event) => compose(event).map(({ text }) => text))
      .join('\n');
    expect(texts).toContain('temporary-MCPTT-group-ID="sip:bridge.incident@mcptt.example.org"');
    expect(texts).not.toContain('group-regroup-creation');
  });

  it('[Keyladder §regroup inside] costs, events and streams are those of the run', () => {
    for (const gmkMode of ['single', 'dual-two-procedures', 'dual-one-procedure'] as const) {
      const each = inside({ gmkMode });
      const made = runWith(each);
      const actors = actorsOf({ kind: 'scenario', scenario: each });
      expect(expectedRun(each).ledger).toEqual(foldLedger(each, actors, made));
      expect(expectedEvents({ kind: 'scenario', scenario: each })).toBe(made.length);
    }
    expect(
      [...drawStreams(scenario)].filter(({ kind, for: to }) => kind === 'iv' && to === 'ue4'),
    ).toEqual([]);
    expect(planOf(scenarioOfSize(scenario, 9)).members.length).toBe(9);
  });

  it('[Keyladder §acts] a member joins the temporary group, and gets its key', () => {
    const uri = 'sip:late@mcptt.example.org';
    const acts = [{ act: 'join', afterSeconds: 60, system: 'primary', uri }] as const;
    const later = notifications(runWith(inside({ acts: [...acts] }))).slice(3);
    expect(later.map(({ to }) => to)).toEqual(['ue5']);
  });

  it('[Keyladder §faults] what is predicted comes; none is put to who is sent nothing', () => {
    const wrong = ['group-wrong', 'notification-lost', 'signature-bit-flip'].flatMap((fault) =>
      placesFor(faultById(fault) as Fault, scenario).flatMap((entry) => {
        const run = { scenario, entry, events: runWith(scenario, entry) };
        return [asPredicted, nothingBadStored, marked].flatMap((rule) => rule(run) ?? []);
      }),
    );
    expect(wrong).toEqual([]);
    const at = { procedure: 1, step: 1 } as const;
    const entry = { fault: 'signature-bit-flip', at, to: ['ue4'], parameters: {} };
    expect(
      faultProblems({ ...scenario, faults: [entry] }).map(({ problem }) => problem.code),
    ).toEqual(['fault.nothingSent']);
  });

  it('[Keyladder §scenario] none in a file of before; the GMS is no member', () => {
    const { secondGroup: _, ...old } = scenarioOf();
    expect(parseScenario(old)).toMatchObject({ value: { secondGroup: null } });
    const members = ['sip:gms@mcptt.example.org'];
    expect(parseScenario(inside({ secondGroup: { ...secondGroup, members } })).ok).toBe(false);
  });
});
