import { describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { cases } from '../testing/cases.ts';
import { placesFor, runWith, settings } from '../testing/catalogue-fixture.ts';
import { everyFailureReported, everyIdOnce, nothingBadStored } from '../testing/catalogue-rules.ts';
import { numbers } from '../testing/mutations-fixture.ts';
import { faults } from './index.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Faults at places of a scenario, drawn at random, from two to five of them. */
function drawFaults(scenario: Scenario, below: (limit: number) => number): readonly FaultEntry[] {
  return Array.from({ length: 2 + below(4) }).flatMap((): FaultEntry[] => {
    const fault = faults[below(faults.length)];
    const places = fault ? placesFor(fault, scenario) : [];
    const place = places[below(Math.max(1, places.length))];
    return place ? [place] : [];
  });
}

describe('several faults at once', () => {
  it.each(['group-key-provisioning', 'group-regroup'] as const)(
    '[Keyladder §faults] any of them together in %s: no exception, nothing refused is stored',
    (procedure) => {
      const below = numbers(procedure.length);
      const all = settings(procedure);
      for (let count = 0; count < cases(48); count += 1) {
        const scenario = all[count % all.length];
        if (!scenario) throw new RangeError('there is no setting');
        const entries = drawFaults(scenario, below);
        const events = runWith(scenario, ...entries);
        const names = entries.map(({ fault }) => fault).join(', ');
        const marks = events.flatMap((event) => event.faults ?? []);
        expect(marks.every((index) => index < entries.length)).toBe(true);
        const [entry] = entries;
        if (!entry) continue;
        const run = { scenario, entry, events };
        expect(everyIdOnce(run), names).toBeNull();
        expect(nothingBadStored(run), names).toBeNull();
        // An error may be lost as well, and then nobody hears of what was refused.
        if (entries.some(({ fault }) => fault === 'ok-lost')) continue;
        expect(everyFailureReported(run), names).toBeNull();
      }
    },
  );
});
