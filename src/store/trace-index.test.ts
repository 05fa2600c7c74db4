import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../engine/index.ts';
import { handMadeEvents } from '../worker/trace.fixture.ts';
import { eventsAbout, focusOf } from './trace-index.ts';

const events = handMadeEvents({ kind: 'scenario', scenario: defaultScenario() });

describe('events about actors', () => {
  it('are those of the members, and of those who act for nobody else', () => {
    const about = eventsAbout(events, 'ue2');
    expect(about.map(({ index }) => index)).toEqual(
      events.flatMap((event, index) => (focusOf(event) === 'ue2' ? [index] : [])),
    );
    expect(about.length).toBeGreaterThan(3);
    expect(about.every(({ event, index }) => events[index] === event)).toBe(true);
  });

  it('come in the order of the trace for several actors, each once', () => {
    const indices = eventsAbout(events, 'ue2', 'gms', 'ue1', 'gms').map(({ index }) => index);
    expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
    expect(indices).toHaveLength(
      ['ue1', 'ue2', 'gms'].reduce(
        (sum, id) => sum + events.filter((e) => focusOf(e) === id).length,
        0,
      ),
    );
  });

  it('are none for somebody who is not there', () => {
    expect(eventsAbout(events, 'ue99')).toEqual([]);
  });
});
