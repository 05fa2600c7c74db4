import { describe, expect, it } from 'vitest';
import { defaultScenario, type TraceEvent } from '../../engine/index.ts';
import { handMadeEvents } from '../../worker/trace.fixture.ts';
import { bandLabels, bandPath, bandsOf } from './bands.ts';

const events = handMadeEvents({ kind: 'scenario', scenario: defaultScenario() });

describe('bands of the timeline', () => {
  it('hold every event once, in the order of the run', () => {
    const bands = bandsOf(events);
    expect(bands[0]).toMatchObject({ step: 0, member: null, first: 0 });
    expect(bands.at(-1)?.last).toBe(events.length - 1);
    bands.slice(1).forEach((band, at) => {
      expect(band.first).toBe((bands[at]?.last ?? 0) + 1);
    });
  });

  it('are drawn and labelled no more than there are pixels for', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => events[n % events.length] as TraceEvent);
    expect(bandPath(many, 400, 18).split('M').length).toBeLessThanOrEqual(101);
    expect(bandLabels(many, 400, () => ['2'])).toEqual([]);
  });

  it('take the longest label that fits', () => {
    const words = () => ['2 · a very long name that never fits anywhere at all, whoever asks', '2'];
    const texts = bandLabels(events, 800, words).map(({ text }) => text);
    expect(new Set(texts)).toEqual(new Set(['2']));
  });
});
