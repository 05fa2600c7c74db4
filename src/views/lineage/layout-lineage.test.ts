import { describe, expect, it } from 'vitest';
import type { LineageEdge, LineageLines, LineageValue } from '../../engine/index.ts';
import { layoutLineage, lineageMove, nodeSize } from './layout-lineage.ts';

const value = (key: string, order: number): LineageValue => ({
  key,
  octets: new Uint8Array(4),
  text: null,
  names: [key],
  places: [],
  travels: [],
  secret: false,
  random: false,
  given: false,
  intermediate: false,
  purpose: null,
  order,
});
const edge = (from: string, to: string, recovers = false): LineageEdge => ({
  from,
  to,
  kind: 'derived',
  recovers,
  events: ['e'],
});

/** z → rsk, gmk → data → (back to) gmk, rsk → (back to) gmk, gmk → srtp. */
const lines: LineageLines = {
  focus: 'gmk',
  roles: new Map([
    ['z', 'ancestor'],
    ['rsk', 'ancestor'],
    ['pub', 'ancestor'],
    ['gmk', 'focus'],
    ['data', 'both'],
    ['srtp', 'descendant'],
  ]),
  values: ['z', 'pub', 'rsk', 'gmk', 'data', 'srtp'].map(value),
  edges: [
    edge('z', 'rsk'),
    edge('z', 'pub'),
    edge('pub', 'data'),
    edge('gmk', 'data'),
    edge('data', 'gmk', true),
    edge('rsk', 'gmk', true),
    edge('gmk', 'srtp'),
  ],
};
const drawing = layoutLineage(lines);
const layer = (key: string) => drawing.points.get(key)?.layer ?? -1;

describe('the drawing of a lineage', () => {
  it('has ancestors left of the value and what is made of it right, whatever leads back', () => {
    expect(layer('z')).toBeLessThan(layer('rsk'));
    expect(layer('rsk')).toBeLessThan(layer('gmk'));
    expect(layer('pub')).toBeLessThan(layer('gmk'));
    expect(layer('data')).toBeGreaterThan(layer('gmk'));
    expect(layer('srtp')).toBeGreaterThan(layer('gmk'));
  });

  it('keeps values apart and inside its size', () => {
    const points = [...drawing.points.values()];
    expect(points).toHaveLength(6);
    for (const a of points) {
      expect(a.x + nodeSize.width).toBeLessThanOrEqual(drawing.width);
      expect(a.y + nodeSize.height).toBeLessThanOrEqual(drawing.height);
      for (const b of points) {
        if (a === b) continue;
        const apart =
          Math.abs(a.x - b.x) >= nodeSize.width || Math.abs(a.y - b.y) >= nodeSize.height;
        expect(apart).toBe(true);
      }
    }
  });

  it('ends on lines that go in a circle', () => {
    const circle = { ...lines, edges: [edge('z', 'rsk'), edge('rsk', 'z')] };
    expect(layoutLineage(circle).points.size).toBe(6);
  });
});

describe('arrow keys in the drawing', () => {
  it('walk along the edges, and up and down in a layer', () => {
    expect(lineageMove('ArrowLeft', 'gmk', drawing)).toBe('rsk');
    expect(lineageMove('ArrowLeft', 'rsk', drawing)).toBe('z');
    expect(lineageMove('ArrowRight', 'gmk', drawing)).toBe('data');
    const both = [layer('data'), layer('srtp')];
    expect(both[0]).toBe(both[1]);
    const upper = drawing.points.get('data')?.place === 0 ? ['data', 'srtp'] : ['srtp', 'data'];
    expect(lineageMove('ArrowDown', upper[0] ?? '', drawing)).toBe(upper[1]);
    expect(lineageMove('ArrowUp', upper[1] ?? '', drawing)).toBe(upper[0]);
  });

  it('lead nowhere at an end, and other keys nowhere at all', () => {
    expect(lineageMove('ArrowLeft', 'z', drawing)).toBeNull();
    expect(lineageMove('ArrowRight', 'srtp', drawing)).toBeNull();
    expect(lineageMove('Enter', 'gmk', drawing)).toBeNull();
  });
});
