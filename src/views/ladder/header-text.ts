import type { ActorNames, Words } from '../actor-names.ts';
import type { Column } from './ladder-columns.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Names over the lifelines as text and sizes, for the screen and for the drawing that is saved. */

/** Below this width of a lifeline its name is set smaller. */
export const narrowHeader = 140;

/** Size of the name and height of its lines, in pixels. */
export const sizeOf = ({ width, whole }: Pick<Column, 'width' | 'whole'>) => {
  if (whole) return { name: 15, line: 20 };
  return width < narrowHeader ? { name: 12, line: 16 } : { name: 13, line: 17 };
};

/** Sizes shared with ladder.module.css, in pixels. */
export const bandNameHeight = 22;
const inClearLine = 16;
/** Room beside a name, to its frame or to the menu in its corner. */
const besidesName = 4;
const besidesMenu = 12;
const besidesText = 14;

/** What stands over a lifeline. */
export function headerTitle(column: Column, names: ActorNames): string {
  const [actor] = column.actors;
  if (actor === undefined) return '';
  if (column.whole) return names.inFigure(actor.id);
  return column.kind === 'folded' ? names.several(column.actors) : names.title(actor.id);
}

/** Where somebody outside is, in fewer words where there is little room. */
export function outsideText(
  { regroup }: Pick<ActorNames, 'regroup'>,
  words: Words,
  room: Readonly<{ width: number; size: number }>,
): string {
  const whole = words(regroup ? 'ladder.outside' : 'ladder.outsideAlone');
  return textWidth(whole, room.size) <= room.width ? whole : words('ladder.outsideShort');
}

/** The same in lines as wide as the header. */
export function headerLines(column: Column, names: ActorNames): readonly string[] {
  const room = column.width - 2 * (column.kind === 'folded' ? besidesName : besidesMenu);
  return wrapText(headerTitle(column, names), room, sizeOf(column).name, 'bold');
}

/** Height of the headers: the names on several lines where one is too long for its lifeline. */
export function headerHeight({ columns, bands, names, beside }: LadderLayout): number {
  if (beside) return beside.headHeight;
  const heights = columns.map(
    (column) =>
      sizeOf(column).line * (1 + headerLines(column, names).length) + (column.whole ? 4 : 0),
  );
  const over = bands.length > 0 ? bandNameHeight : 0;
  return over + besidesText + inClearLine + Math.max(34, ...heights);
}

/** How many UEs share a lifeline, and how many of them failed, where both fit. */
export function foldedFacts(column: Column, failed: number, words: Words) {
  const count = words('ladder.columns.members', { count: column.actors.length });
  const failedText = failed > 0 ? words('ladder.columns.failed', { n: failed }) : '';
  const fits = textWidth(`${failedText} ${count}`, 13) <= column.width;
  return { failed: failedText, count: failedText === '' || fits ? count : '' };
}
