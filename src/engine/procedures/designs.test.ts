import { describe, expect, it } from 'vitest';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';

/** What is told of a design here alone: what others have in common is told beside their procedure. */

describe('GMK and MKFC in one key document', () => {
  const scenario = scenarioOf({ gmkMode: 'mkfc-document', purposeMarking: 'none' });
  const damaged = {
    fault: 'second-payload-corrupt',
    ...{ at: { procedure: 1, step: 1 } as const, to: ['ue1'], parameters: {} },
  };

  it('[TS 33.179 §7.3.2] takes each key by itself, told by its purpose tag', () => {
    const stored = runWith(scenario).flatMap((event) =>
      event.kind === 'store' && event.actor === 'ue1' ? [event.record] : [],
    );
    expect(
      stored.map(({ purpose, gmkId, userSalt }) => [purpose, gmkId >>> 28, userSalt !== 0]),
    ).toEqual([
      ['media', 0, true],
      ['floor', 4, false],
    ]);
  });

  it('[TS 33.179 §7.3.2] keeps the GMK where the MKFC is refused, and compares no pair', () => {
    const events = runWith(scenario, damaged).filter(({ actor }) => actor === 'ue1');
    const stored = events.flatMap((event) =>
      event.kind === 'store' ? [event.record.purpose] : [],
    );
    expect(stored).toEqual(['media']);
    expect(
      events.filter((event) => event.kind === 'check' && event.check === 'dual-complete'),
    ).toEqual([]);
  });
});
