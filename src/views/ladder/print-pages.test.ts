import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/index.ts';
import { headerHeight } from './header-text.ts';
import { rememberWords } from './ladder-labels.ts';
import { layoutLadder } from './layout-ladder.ts';
import { printPages } from './print-pages.ts';
import { regroupActors, regroupEvents } from './regroup.fixture.ts';

const { t } = createI18n();
const words = rememberWords((key, values = {}) => t(key, values));
const members = { primary: 3, partner: 3 };
const layout = layoutLadder({
  actors: regroupActors(members.primary, members.partner),
  events: regroupEvents({ ...members, use: true }),
  ...{ width: 1200, opened: false, words },
});
const head = headerHeight(layout);

describe('screen.md: the same drawing in print', () => {
  it('prints every part of the ladder once, on pages no longer than asked', () => {
    const pages = printPages(layout, 600);
    expect(pages.length).toBeGreaterThan(2);
    let end = 0;
    for (const { top, height } of pages) {
      expect(top).toBe(end);
      expect(height).toBeLessThanOrEqual(600);
      expect(height).toBeGreaterThan(0);
      end = top + height;
    }
    expect(end).toBe(head + layout.height);
  });

  it('cuts no box and no message in two', () => {
    const cuts = printPages(layout, 600).map(({ top }) => top - head);
    for (const { id, position, height = 0 } of layout.nodes) {
      const cut = cuts.filter((at) => position.y < at && at < position.y + height);
      expect(cut, id).toEqual([]);
    }
  });

  it('cuts through what is longer than a page', () => {
    const pages = printPages(layout, 30);
    expect(pages.at(-1)?.top).toBeLessThan(head + layout.height);
    expect(pages.reduce((sum, { height }) => sum + height, 0)).toBe(head + layout.height);
  });
});
