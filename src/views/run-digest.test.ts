import { describe, expect, it } from 'vitest';
import { defaultScenario, traceDigest } from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { citedDigest, citingLink, digestInSteps, isCited } from './run-digest.ts';

const digest = `0123456789abcdef${'7'.repeat(48)}`;

describe('a link that cites a run', () => {
  it('says its digest before the fragment, and is read again', () => {
    const link = citingLink('https://keyladder.example/app/?lang=fr#v3.q64FAA', digest);
    expect(link).toBe('https://keyladder.example/app/?lang=fr&cite=0123456789abcdef#v3.q64FAA');
    expect(citedDigest(new URL(link).search)).toBe('0123456789abcdef');
    expect(isCited('0123456789abcdef', digest)).toBe(true);
    expect(isCited('0123456789abcdee', digest)).toBe(false);
  });

  it.each([
    ['', null],
    ['?other=1', null],
    ['?cite=', 'damaged'],
    ['?cite=0123', 'damaged'],
    ['?cite=0123456789abcdeg', 'damaged'],
  ])('says what it cannot: %s', (search, found) => expect(citedDigest(search)).toBe(found));

  it('made in steps, the digest is that of the whole run', () => {
    const events = eventsOf({ kind: 'scenario', scenario: defaultScenario() });
    const steps = digestInSteps(events);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.hex).toBe(traceDigest(events));
  });
});
