import { describe, expect, it } from 'vitest';
import type { Act } from '../model/acts.ts';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
} from '../model/default-scenario.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { cases } from '../testing/cases.ts';
import {
  asPredicted,
  everyFailureReported,
  everyIdOnce,
  nothingBadStored,
} from '../testing/catalogue-rules.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { reasonAgainst } from './disturbance.ts';
import { faults } from './index.ts';

/** Faults in every act of a life: each strikes in its act alone, and as predicted there. */

const base = defaultScenario();
const partner = { ...defaultPartnerSystem(), members: defaultMembers(1, 'partner') };
const after = { afterSeconds: 3600 } as const;
const life: readonly Act[] = [
  { ...after, act: 'renew', keys: 'floor', gmkId: 'new', oldKey: 'kept' },
  { ...after, act: 'join', system: 'primary', uri: 'sip:new@mcptt.example.org' },
  { ...after, act: 'leave', member: 'ue2', rekey: true, oldKey: 'dropped' },
  { ...after, act: 'regroup' },
  { ...after, act: 'renew', keys: 'media', gmkId: 'new', oldKey: 'dropped' },
  { ...after, act: 'tear-down', regroupKey: 'dropped', partnerGms: 'drops' },
  { ...after, act: 'revoke', keys: 'both' },
];
const modes = ['dual-two-procedures', 'dual-one-procedure'] as const;
const lives = modes.map(
  (gmkMode): Scenario => ({
    ...base,
    gmkMode,
    systems: [...base.systems.map((one) => ({ ...one, members: defaultMembers(2) })), partner],
    acts: [...life],
  }),
);
const keys = [undefined, 'media', 'floor'] as const;

/** Every fault in every act but the first, at the first place there that takes it. */
const places = lives.flatMap((scenario) =>
  life.flatMap((_, place) =>
    faults.flatMap((fault): { scenario: Scenario; entry: FaultEntry }[] => {
      const found = fault.steps
        .filter((step) => step !== 0)
        .flatMap((step) => keys.map((key) => ({ step, key })))
        .map(({ step, key }): FaultEntry => {
          const at = { act: place + 2, procedure: 1 as const, step, ...(key ? { key } : {}) };
          return { fault: fault.id, at, to: 'all', parameters: {} };
        })
        .find((entry) => reasonAgainst(scenario, entry) === null);
      return found ? [{ scenario, entry: found }] : [];
    }),
  ),
);

const upTo = (events: readonly TraceEvent[], act: number) =>
  events.filter((event) => (event.act ?? 1) < act);
const undisturbed = lives.map((scenario) => eventsOf({ kind: 'scenario', scenario }));

describe('a fault in an act', () => {
  it('has a place in every act that sends keys, and in the end of a regroup where it needs none', () => {
    const acts = life.map((_, place) => places.filter(({ entry }) => entry.at.act === place + 2));
    const counts = acts.map(({ length }) => length);
    expect(counts.every((count, place) => count > (place === 5 ? 0 : 50))).toBe(true);
    expect([...new Set(acts[5]?.map(({ entry }) => entry.fault))]).toEqual([
      'notification-lost',
      'ok-lost',
    ]);
  });

  const chosen = cases(6);
  const stride = Math.max(1, Math.floor(places.length / chosen));
  const picked = places.filter((_, index) => index % stride === 0).slice(0, chosen);

  it.each(picked.map((one) => [one.entry.fault, one.entry.at.act, one] as const))(
    '[Keyladder §acts] %s in act %i strikes there as predicted, and nowhere before',
    (_, act, { scenario, entry }) => {
      const faulty = { ...scenario, faults: [entry] };
      expect(parseScenario(faulty).ok).toBe(true);
      const events = eventsOf({ kind: 'scenario', scenario: faulty });
      const whole = undisturbed[lives.indexOf(scenario)] ?? [];
      expect(upTo(events, act ?? 1)).toEqual(upTo(whole, act ?? 1));
      const own = events.filter((event) => event.act === act);
      expect(own).not.toEqual(whole.filter((event) => event.act === act));
      const run = { scenario: faulty, entry, events: own };
      const rules = [asPredicted, everyIdOnce, nothingBadStored, everyFailureReported];
      expect(rules.map((rule) => rule(run))).toEqual([null, null, null, null]);
    },
  );
});
