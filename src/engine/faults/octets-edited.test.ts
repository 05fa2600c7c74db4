import { describe, expect, it } from 'vitest';
import { openProbe, type ProbeTarget, type ProbeTime } from '../analysis/probe.ts';
import type { RunSource } from '../exchange/run-source.ts';
import { contextFor, runSource } from '../exchange/run-source.ts';
import { defaultMembers, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import type { CheckEvent } from '../trace/trace.ts';

const base = defaultScenario();
const systems = base.systems.map((system) => ({ ...system, members: defaultMembers(1) }));
const place: ProbeTarget = { messageId: 'gkp.1.ue1.message.notification', to: 'ue1', payload: 0 };

const sourceOf = (scenario: Scenario): RunSource => ({ kind: 'scenario', scenario });
const contextOf = (source: RunSource) => contextFor(source, () => 0);

/** The first failed check of the payload in a run with one octet edited. */
function checkInRun(scenario: Scenario, when: ProbeTime, offset: number, payload: number) {
  const edited: Scenario = {
    ...scenario,
    faults: [
      {
        fault: 'octets-edited',
        at: { procedure: 1, step: 1 },
        to: ['ue1'],
        parameters: { payload, when, edits: [[offset, 1]] },
      },
    ],
  };
  const source = sourceOf(edited);
  const events = [...runSource(source, contextOf(source))];
  return events.find(
    (event): event is CheckEvent =>
      event.kind === 'check' && !event.passed && event.subject?.payload === payload,
  );
}

const modes: readonly (readonly [string, Partial<Scenario>, number])[] = [
  ['one key', {}, 0],
  ['the second of two payloads', { gmkMode: 'dual-one-procedure' }, 1],
  [
    'two keys in one payload',
    { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
    0,
  ],
  ['TS 33.180', { profile: 'ts-33.180' }, 0],
];

describe.each(modes)('an octet edited in a run: %s', (_, change, payload) => {
  const scenario = { ...base, systems, ...change };
  const source = sourceOf(scenario);
  const probe = openProbe(source, contextOf(source), { ...place, payload });

  it.each(['on-the-way', 'before-signing'] as const)(
    '[TS 33.179 §7.3.1] meets the check the map of the payload names, %s',
    (when) => {
      // The header, its CSB ID, T, the middle of the message, and its signed end.
      for (const offset of [0, 5, 13, 60, 300, 480, 560]) {
        const verdict = probe?.probe({ offset, mask: 1 }, when);
        const failed = checkInRun(scenario, when, offset, payload);
        expect([offset, verdict?.check]).toEqual([offset, failed?.check ?? null]);
        if (verdict?.check) expect(verdict.failure).toEqual(failed?.failure);
      }
    },
    30_000,
  );
});

describe('the map of a payload in a run with faults', () => {
  it('starts from what the faults leave', () => {
    const scenario: Scenario = {
      ...base,
      systems,
      faults: [
        {
          fault: 'octets-edited',
          at: { procedure: 1, step: 1 },
          to: ['ue1'],
          parameters: { edits: [[0, 1]] },
        },
      ],
    };
    const source = sourceOf(scenario);
    const probe = openProbe(source, contextOf(source), place);
    expect(probe?.facts.unaltered).toMatchObject({ check: 'format', failure: { code: 'hdr' } });
    // The same bit once more: as the GMS sent it.
    expect(probe?.probe({ offset: 0, mask: 1 }, 'on-the-way')).toMatchObject({ check: null });
  });
});
