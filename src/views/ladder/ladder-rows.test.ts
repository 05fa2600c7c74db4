import { expect, it } from 'vitest';
import type { Purpose, TraceEvent } from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import type { Item } from './ladder-items.ts';
import { groupRows, leadWidth, widthOfRow, wrapRows } from './ladder-rows.ts';

const { t } = createI18n();
const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
const itemOf = (text: string, order: number) =>
  ({ text, order, event: { kind: 'compute' } as TraceEvent }) as Item;

it('breaks the text of the first control where the name of its key leaves no room for it', () => {
  const items = [itemOf('protect floor message', 0), itemOf('sign', 1)];
  const width = leadWidth('floor', words) + 120;
  const rows = wrapRows(items, width, words, 'floor');
  expect(rows.map(({ lead, lines }) => [lead, lines?.length])).toEqual([
    ['floor', 2],
    [undefined, undefined],
  ]);
  for (const row of rows) expect(widthOfRow(row, words)).toBeLessThanOrEqual(width);
});

it('puts what is common to two keys before them or after them, as it happens', () => {
  const about = (text: string, order: number, purpose?: Purpose) =>
    ({ ...itemOf(text, order), ...(purpose && { purpose }) }) as Item;
  const items = [
    about('format', 0),
    about('SAKKE', 1, 'media'),
    about('SAKKE', 2, 'floor'),
    about('both keys', 3),
  ];
  const rows = groupRows(items, 400, words);
  expect(rows.map(({ lead, items: [item] }) => [lead, item?.text])).toEqual([
    [undefined, 'format'],
    ['media', 'SAKKE'],
    ['floor', 'SAKKE'],
    [undefined, 'both keys'],
  ]);
});
