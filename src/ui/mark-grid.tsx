import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useId, useRef } from 'react';
import { moveOffset } from './grid-rows.ts';
import classes from './mark-grid.module.css';
import { scrollWithin } from './scroll-within.ts';

/** What is said of an octet: a letter, and one of the looks, 1 to 7, that letters share. */
export type OctetMark = Readonly<{
  letter: string;
  tone: number;
  /** Its bits do not agree. */
  mixed: boolean;
}>;

/** Octets from `start` to before `end`. */
type Range = Readonly<{ start: number; end: number }>;

type Props = Readonly<{
  label: string;
  length: number;
  /** One for each octet, as far as they are known. */
  marks: readonly (OctetMark | null)[];
  /** Octets where something new begins. */
  starts: ReadonlySet<number>;
  range: Range | null;
  cursor: number;
  /** What a screen reader says of the octet at the cursor. */
  described: string;
  onCursor: (offset: number) => void;
  onHover: (offset: number | null) => void;
}>;

const leastRowPixels = 20;
const mostRowPixels = 30;
/** Padding and border above and below the rows. */
const framePixels = 18;
const leastCellPixels = 13;
const labelPixels = 52;

/** Octets in a row: 32, or 64 where the rows would be too many for the height and there is room; 16
 *  where there is little. */
export function marksPerRow(length: number, width: number, height: number): number {
  const fits = (count: number) => width - labelPixels >= count * leastCellPixels;
  if (!fits(32)) return 16;
  return Math.ceil(length / 32) * leastRowPixels > height && fits(64) ? 64 : 32;
}

/** Height of a row: the rows fill the height they have, as long as they look like rows. */
export function rowHeight(rows: number, height: number): number {
  const even = Math.floor((height - framePixels) / Math.max(rows, 1));
  return Math.max(leastRowPixels, Math.min(even, mostRowPixels));
}

function offsetUnder({ target }: MouseEvent): number | null {
  const cell = target instanceof Element ? target.closest('[data-offset]') : null;
  return cell instanceof HTMLElement ? Number(cell.dataset.offset) : null;
}

/** Octets as letters on coloured and patterned grounds. Arrow keys walk octet by octet. */
export const MarkGrid = memo(function MarkGrid(props: Props) {
  const { length, cursor, onCursor, onHover } = props;
  const id = useId();
  const size = useElementSize<HTMLDivElement>();
  const box = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(size.ref, box);
  const width = marksPerRow(length, size.width, size.height);
  const rows = Array.from({ length: Math.ceil(length / width) }, (_, row) => row * width);
  const cursorRow = Math.floor(cursor / width);

  useEffect(() => {
    const row = box.current?.children[cursorRow];
    if (box.current && row instanceof HTMLElement) scrollWithin(box.current, row);
  }, [cursorRow]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = moveOffset(event.key, cursor, width, length);
    if (target === null) return;
    event.preventDefault();
    onCursor(target);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table has no roving cursor
    <div
      ref={ref}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-readonly="true"
      aria-activedescendant={`${id}-${cursor}`}
      className={classes.grid}
      style={{ '--row-height': `${rowHeight(rows.length, size.height)}px` }}
      data-testid="marks"
      data-owns-arrows
      onKeyDown={onKeyDown}
      onMouseMove={(event) => onHover(offsetUnder(event))}
      onMouseLeave={() => onHover(null)}
      onClick={(event) => {
        const offset = offsetUnder(event);
        if (offset !== null) onCursor(offset);
      }}
    >
      {rows.map((start) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus, see aria-activedescendant
        <div key={start} role="row" className={classes.row}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
          <span role="rowheader" className={classes.offset}>
            {start.toString(16).padStart(4, '0')}
          </span>
          <Cells {...props} id={id} start={start} end={Math.min(start + width, length)} />
          {Array.from({ length: Math.max(0, start + width - length) }, (_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
            <span key={n} className={classes.filler} />
          ))}
        </div>
      ))}
    </div>
  );
});

type CellsProps = Props & Readonly<{ id: string; start: number; end: number }>;

function Cells({ id, start, end, marks, starts, range, cursor, described }: CellsProps) {
  return Array.from({ length: end - start }, (_, n) => start + n).map((offset) => {
    const mark = marks[offset] ?? null;
    const names = [classes.cell, classes[mark ? `tone${mark.tone}` : 'unknown']];
    if (mark?.mixed) names.push(classes.mixed);
    if (starts.has(offset)) names.push(classes.start);
    if (range && offset >= range.start && offset < range.end) names.push(classes.inRange);
    if (offset === cursor) names.push(classes.cursor);
    return (
      // biome-ignore lint/a11y/useSemanticElements: as above
      // biome-ignore lint/a11y/useFocusableInteractive: as above
      <span
        key={offset}
        role="gridcell"
        id={`${id}-${offset}`}
        className={names.join(' ')}
        data-offset={offset}
        {...(offset === cursor && { 'aria-label': described, 'aria-selected': true })}
      >
        {mark?.letter ?? '·'}
      </span>
    );
  });
}

/** The look of a mark beside words, as in a legend. */
export function MarkSample({ letter, tone, mixed }: OctetMark) {
  const names = [classes.cell, classes.sample, classes[`tone${tone}`]];
  if (mixed) names.push(classes.mixed);
  return (
    <span className={names.join(' ')} aria-hidden>
      {letter}
    </span>
  );
}
