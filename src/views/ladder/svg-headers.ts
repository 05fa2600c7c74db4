import type { Words } from '../actor-names.ts';
import { countClear } from './gmk-in-clear.ts';
import { bandNameHeight, foldedFacts, headerLines, sizeOf } from './header-text.ts';
import type { Column } from './ladder-columns.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { boxAt, element, escapeXml, textAt } from './svg-markup.ts';
import { lockAt } from './svg-rows.ts';
import { shortenServerUri, shortenUri, textWidth } from './text-width.ts';

const uriSize = 12;
const lockWidth = 16;

type Line = Readonly<{ text: string; size: number; weight: number }>;

/** Name and URI of an actor, or how many share the lifeline and how many of them failed. */
function linesOf(column: Column, layout: LadderLayout, words: Words): readonly Line[] {
  const { name } = sizeOf(column);
  const title = headerLines(column, layout.names);
  const { failed, count } = foldedFacts(column, column.failedAt.length, words);
  const shorten = column.kind === 'gms' ? shortenServerUri : shortenUri;
  const facts =
    column.kind === 'folded'
      ? `${failed} ${count}`.trim()
      : shorten(column.actors[0]?.uri ?? '', column.width - 6, uriSize);
  return [
    ...title.map((text) => ({ text, size: name, weight: 650 })),
    { text: facts, size: uriSize, weight: 400 },
  ];
}

/** The open lock with its words, where somebody on the lifeline has a GMK in clear. */
function inClear(column: Column, layout: LadderLayout, y: number, words: Words): string {
  const counts = column.actors.map(({ id }) =>
    countClear(layout.clear.byActor.get(id) ?? [], Number.MAX_SAFE_INTEGER),
  );
  const folded = column.kind === 'folded';
  const count = folded ? counts.filter((one) => one > 0).length : (counts[0] ?? 0);
  if (count === 0) return '';
  const key = folded ? 'ladder.clear.members' : 'ladder.clear.held';
  const whole = words(key, { count });
  const fits = textWidth(whole, uriSize) + lockWidth + 4 <= column.width;
  const text = fits ? whole : words(`${key}Short`, { count });
  const left = column.x - (textWidth(text, uriSize) + lockWidth) / 2;
  const drawn = lockAt(left, y) + textAt(left + lockWidth, y, text, { size: uriSize, weight: 600 });
  return element('g', {}, element('title', {}, escapeXml(whole)) + drawn);
}

/** What stands over a lifeline, in headers of that height. */
export function headerSvg(
  layout: LadderLayout,
  column: Column,
  height: number,
  words: Words,
): string {
  const top = (layout.bands.length > 0 ? bandNameHeight : 0) + 5;
  const { line } = sizeOf(column);
  const lines = linesOf(column, layout, words);
  const written = lines.map(({ text, size, weight }, index) =>
    textAt(column.x, top + 3 + (index + 0.5) * line, text, {
      ...{ size, weight, anchor: 'middle', colour: weight === 400 ? 'text2' : 'text' },
    }),
  );
  const frame = {
    ...{ x: column.x - column.width / 2, y: top },
    ...{ width: column.width, height: height - top - 5 },
  };
  const under = top + 12 + lines.length * line;
  return (
    boxAt(frame, 'panel', 'lineStrong') + written.join('') + inClear(column, layout, under, words)
  );
}
