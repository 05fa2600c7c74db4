import { describe, expect, it } from 'vitest';
import { defaultScenario, inFigureOrder, type TraceEvent } from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import {
  foldedAt,
  mostMembersShown,
  nextStop,
  phaseAt,
  previousStop,
  shownInStep,
  standsForStep,
  stepAt,
  stepsOf,
  unfoldedAt,
} from './depth.ts';
import type { Depth } from './state.ts';

const scenario = defaultScenario();
const inRun = eventsOf({ kind: 'scenario', scenario });
const inFigure = inFigureOrder(inRun);
const plain: Depth = { level: 'figure', followed: null, unfolded: [] };

function wayThrough(events: readonly TraceEvent[], depth: Depth, from = 0): readonly number[] {
  const stops = [from];
  for (let cursor = from; cursor < events.length - 1; ) {
    cursor = nextStop(events, cursor, depth);
    stops.push(cursor);
  }
  return stops;
}

describe('[pCR 33.179 Figure 7.4.2-1] → at the level of the figure', () => {
  it('stops where a step is complete for every member', () => {
    const steps = stepsOf(inFigure);
    expect(steps.map(({ step }) => step)).toEqual([0, 1, 2, 'use']);
    expect(wayThrough(inFigure, plain)).toEqual([0, ...steps.map(({ last }) => last)]);
    const oks = inFigure.slice(0, (steps[2]?.last ?? 0) + 1);
    expect(oks.filter((event) => event.kind === 'store')).toHaveLength(3);
  });

  it('goes through the phases of a step that is unfolded, and back the same way', () => {
    const depth: Depth = { ...plain, unfolded: ['1.2'] };
    const way = wayThrough(inFigure, depth);
    const names = way.map((index) => phaseAt(inFigure, index)?.key);
    expect(names.filter((key) => key?.startsWith('1.2.ue2'))).toEqual(
      ['form', 'whom', 'opened', 'stored', 'answered'].map((name) => `1.2.ue2.${name}`),
    );
    const back = [way.at(-1) ?? 0];
    while ((back.at(-1) ?? 0) > 0) back.push(previousStop(inFigure, back.at(-1) ?? 0, depth));
    expect(back.reverse()).toEqual(way);
  });

  it('stops at every event of a phase that is unfolded', () => {
    const depth: Depth = { ...plain, unfolded: ['1.2', '1.2.ue2.opened'] };
    const phase = phaseAt(
      inFigure,
      inFigure.findIndex(({ id }) => id.includes('ue2.check.cs-map')),
    );
    if (phase === undefined) throw new TypeError('no phase');
    const inside = wayThrough(inFigure, depth).filter(
      (index) => phase.first <= index && index <= phase.last,
    );
    expect(inside).toHaveLength(phase.last - phase.first + 1);
  });

  it('goes through the one who is followed alone', () => {
    const depth: Depth = { ...plain, unfolded: ['1.2'], followed: 'ue3' };
    const members = wayThrough(inFigure, depth).flatMap((index) =>
      stepAt(inFigure, index)?.key === '1.2' ? [inFigure[index]?.member] : [],
    );
    expect(new Set(members)).toEqual(new Set(['ue3']));
  });
});

describe('→ at the other levels', () => {
  it('goes from phase to phase in the order of the run', () => {
    const depth: Depth = { ...plain, level: 'members' };
    const keys = wayThrough(inRun, depth).map((index) => phaseAt(inRun, index)?.key);
    const [first, second] = [keys.indexOf('1.2.ue1.answered'), keys.indexOf('1.1.ue2.sent')];
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(first + 2);
  });

  it('goes from event to event', () => {
    const depth: Depth = { ...plain, level: 'everything' };
    expect(wayThrough(inRun, depth)).toEqual(inRun.map((_, index) => index));
  });
});

describe('looking inside', () => {
  it('opens the step, then the phase, and moves to where it begins', () => {
    const step = stepsOf(inFigure)[2];
    if (step === undefined) throw new TypeError('no step 2');
    const opened = unfoldedAt(inFigure, step.last, plain);
    expect(opened?.unfolded).toEqual(['1.2']);
    expect(phaseAt(inFigure, opened?.cursor ?? 0)?.key).toBe('1.2.ue1.form');
    const depth = { ...plain, unfolded: opened?.unfolded ?? [] };
    const deeper = unfoldedAt(inFigure, opened?.cursor ?? 0, depth);
    expect(deeper?.unfolded).toEqual(['1.2', '1.2.ue1.form']);
    expect(deeper?.cursor).toBe(step.first);
    const deepest = { ...plain, unfolded: deeper?.unfolded ?? [] };
    expect(unfoldedAt(inFigure, step.first, deepest)).toBeNull();
  });

  it('closes what is open, the inner one first, and moves to its end', () => {
    const depth = { ...plain, unfolded: ['1.2', '1.2.ue1.form'] };
    const first = stepsOf(inFigure)[2]?.first ?? 0;
    const closed = foldedAt(inFigure, first, depth);
    expect(closed?.unfolded).toEqual(['1.2']);
    const shut = foldedAt(inFigure, closed?.cursor ?? 0, { ...plain, unfolded: ['1.2'] });
    expect(shut).toEqual({ unfolded: [], cursor: stepsOf(inFigure)[2]?.last });
    expect(foldedAt(inFigure, first, { ...depth, wholeStep: true })?.unfolded).toEqual([]);
  });

  it('shows few members of many, those that failed among them', () => {
    const [event] = inFigure;
    const many = Array.from({ length: 100 }, (_, at): TraceEvent => {
      const check = inFigure.find((one) => one.kind === 'check') ?? event;
      const actor = `ue${at + 1}` as const;
      return { ...check, step: 2, actor, member: actor, passed: at !== 70 } as TraceEvent;
    });
    const step = stepsOf(many)[0];
    if (step === undefined) throw new TypeError('no step');
    const shown = shownInStep(many, step, null);
    expect(shown).toHaveLength(mostMembersShown);
    expect(shown.map(({ member }) => member)).toContain('ue71');
    expect(shownInStep(many, step, 'ue50').map(({ member }) => member)).toEqual(['ue50']);
  });
});

describe('[Keyladder §figure] who stands for a step that is complete', () => {
  const fault = {
    ...{ fault: 'signature-bit-flip', at: { step: 1, procedure: 1 }, to: ['ue2'] },
    parameters: {},
  } as never;
  const disturbed = inFigureOrder(
    eventsOf({ kind: 'scenario', scenario: { ...scenario, faults: [fault] } }),
  );
  const at = (events: readonly TraceEvent[], key: string, change: Partial<Depth> = {}) => {
    const step = stepsOf(events).find((one) => one.key === key);
    return events[standsForStep(events, step?.last ?? 0, { ...plain, ...change })]?.id;
  };

  it('is the one at whom something failed, or the one followed, or the last', () => {
    expect(at(disturbed, '1.2')).toBe('gkp.2.ue2.message.error');
    expect(at(disturbed, '1.2', { followed: 'ue1' })).toBe('gkp.2.ue1.message.ok');
    expect(at(inFigure, '1.2')).toBe('gkp.2.ue3.message.ok');
  });

  it('is nobody inside a step, or at another level', () => {
    const step = stepsOf(disturbed)[2];
    const inside = (step?.last ?? 0) - 1;
    expect(standsForStep(disturbed, inside, plain)).toBe(inside);
    const members: Depth = { ...plain, level: 'members' };
    expect(standsForStep(disturbed, step?.last ?? 0, members)).toBe(step?.last);
  });
});
