import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  defaultPartnerSystem,
  defaultScenario,
  inFigureOrder,
  planOf,
  type Scenario,
} from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { alignFigures } from './align-figures.ts';
import type { FigureNotes } from './figure-rows.ts';
import { headerHeight } from './header-text.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { layoutLadder } from './layout-ladder.ts';

const { t } = createI18n();
const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
const base = defaultScenario();

function figureOf(change: Partial<Scenario>, width: number): LadderLayout {
  const scenario = { ...base, ...change };
  const source = { kind: 'scenario' as const, scenario };
  return layoutLadder({
    ...{ actors: actorsOf(source), events: inFigureOrder(eventsOf(source)), words, width },
    depth: { level: 'figure', followed: null, unfolded: [] },
    ...{ plan: planOf(scenario), opened: false, height: 0 },
  });
}

const notes = (texts: FigureNotes['texts'] = new Map()): FigureNotes => ({
  texts,
  absent: 'Not here',
});
const tops = ({ nodes }: LadderLayout) =>
  new Map(nodes.map(({ id, position }) => [id, position.y]));

const figures: readonly (readonly [string, Partial<Scenario>])[] = [
  ['provisioning', {}],
  ['regroup', { procedure: 'group-regroup', systems: [...base.systems, defaultPartnerSystem()] }],
];

describe.each(figures)('two figures of the %s side by side', (_, change) => {
  const twice = figureOf({ ...change, gmkMode: 'dual-two-procedures' }, 560);
  const once = figureOf({ ...change, gmkMode: 'dual-one-procedure' }, 640);
  const texts = new Map([['1.1', 'Differs: other keys']] as const);
  const { left, right } = alignFigures(
    { left: twice, right: once },
    { left: notes(texts), right: notes() },
  );

  it('[Keyladder §compare] the same step stands at the same height, headers are as high', () => {
    const other = tops(right);
    const shared = [...tops(left)].filter(([id]) => other.has(id) && !id.startsWith('note-'));
    expect(shared.length).toBeGreaterThanOrEqual(once.nodes.length);
    for (const [id, y] of shared) expect([id, other.get(id)]).toEqual([id, y]);
    expect(left.height).toBe(right.height);
    expect(headerHeight(left)).toBe(headerHeight(right));
  });

  it('[Keyladder §compare] each step of the second procedure is not here on the side without it', () => {
    const absent = right.nodes.flatMap(({ type, data }) =>
      type === 'rowNote' && data.reached === null ? [data.key] : [],
    );
    const second = left.nodes.flatMap(({ type, data }) =>
      type === 'figureArrow' && data.key.startsWith('2.') ? [data.key] : [],
    );
    expect(second.length).toBeGreaterThan(0);
    expect(absent).toEqual(second);
  });

  it('[Keyladder §compare] what differs is said at its row, under the arrow, before the next', () => {
    const note = left.nodes.find(({ id }) => id === 'note-1.1');
    const arrow = left.nodes.find(({ id }) => id === 'figure-1.1');
    const next = left.nodes.find(({ id }) => id === 'figure-1.2');
    expect(note?.type === 'rowNote' && note.data.lines.join(' ')).toBe('Differs: other keys');
    expect(note?.position.y).toBeGreaterThanOrEqual(
      (arrow?.position.y ?? 0) + (arrow?.height ?? 0),
    );
    expect((note?.position.y ?? 0) + (note?.height ?? 0)).toBeLessThanOrEqual(
      next?.position.y ?? 0,
    );
  });

  it('[Keyladder §compare] nothing overlaps, and nothing unfolds', () => {
    for (const { nodes } of [left, right]) {
      const rows = nodes.filter(({ id }) => !id.startsWith('figure-box'));
      const inOrder = rows.toSorted((a, b) => a.position.y - b.position.y);
      inOrder.forEach(({ position, height = 0, id }, index) => {
        const after = inOrder[index + 1];
        if (after) expect([id, position.y + height <= after.position.y]).toEqual([id, true]);
      });
      for (const { data } of nodes) expect(data).not.toHaveProperty('open');
    }
  });
});
