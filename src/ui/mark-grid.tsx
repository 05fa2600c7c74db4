import { useElementSize, useMergedRef } from '@mantine/hooks';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useEffect,
  useId,
  useRef,
} from 'react';
import { moveOffset } from './grid-rows.ts';
import classes from './mark-grid.module.css';
import { type OctetMark, OctetShape } from './octet-mark.tsx';
import { hexNumber } from './octet-text.ts';
import { scrollWithin } from './scroll-within.ts';

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
  /** What a screen reader says of each octet, as far as it is known. */
  names: readonly string[];
  onCursor: (offset: number) => void;
  onHover: (offset: number | null) => void;
}>;

const leastRowPixels = 20;
const mostRowPixels = 30;
/** Padding and border above and below the rows. */
const framePixels = 18;
const leastCellPixels = 12;
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
  const { length, marks, names, starts, range, cursor, onCursor, onHover } = props;
  const rowMarks = useRows(marks);
  const rowNames = useRows(names);
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
    // The key speaks of the cursor, wherever the pointer lies.
    onHover(null);
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
      style={{ '--row-height': `${rowHeight(rows.length, size.height)}px` } as CSSProperties}
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
      {rows.map((start) => {
        const end = Math.min(start + width, length);
        const hasCursor = cursor >= start && cursor < end;
        return (
          <MarkRow
            key={start}
            id={id}
            start={start}
            end={end}
            width={width}
            marks={rowMarks(start, end)}
            starts={starts}
            rangeStart={Math.max(start, range?.start ?? end)}
            rangeEnd={Math.min(end, range?.end ?? start)}
            names={rowNames(start, end)}
            cursor={hasCursor ? cursor : -1}
          />
        );
      })}
    </div>
  );
});

/** What belongs to a row: the same list as long as it is the same, so that the row is not drawn again
 *  while others fill up. */
function useRows<T>(all: readonly T[]): (start: number, end: number) => readonly T[] {
  const kept = useRef(new Map<string, readonly T[]>());
  return (start, end) => {
    const name = `${start}-${end}`;
    const now = all.slice(start, end);
    const before = kept.current.get(name);
    const isSame =
      before?.length === now.length && before.every((one, index) => one === now[index]);
    const list = isSame ? before : now;
    kept.current.set(name, list);
    return list;
  };
}

type RowProps = Readonly<{
  id: string;
  start: number;
  end: number;
  width: number;
  marks: Props['marks'];
  names: readonly string[];
  starts: ReadonlySet<number>;
  rangeStart: number;
  rangeEnd: number;
  /** The octet of the keyboard, −1 when it is in another row. */
  cursor: number;
}>;

const MarkRow = memo(function MarkRow(props: RowProps) {
  const { id, start, end, width, marks, names, cursor } = props;
  const offsets = Array.from({ length: end - start }, (_, n) => start + n);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table has no roving cursor
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus, see aria-activedescendant
    <div role="row" className={classes.row}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <span role="rowheader" className={classes.offset}>
        {hexNumber(start, 4)}
      </span>
      {offsets.map((offset) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <span
          key={offset}
          role="gridcell"
          id={`${id}-${offset}`}
          className={cellClass(offset, props)}
          data-offset={offset}
          aria-label={names[offset - start]}
          aria-selected={offset === cursor}
        >
          <Cell mark={marks[offset - start] ?? null} />
        </span>
      ))}
      {Array.from({ length: start + width - end }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={n} className={classes.filler} />
      ))}
    </div>
  );
});

/** The mark of an octet, or a dot as long as nothing is known. */
function Cell({ mark }: { mark: OctetMark | null }) {
  if (mark === null) return '·';
  return (
    <svg className={classes.mark} role="presentation">
      <OctetShape {...mark} />
    </svg>
  );
}

function cellClass(offset: number, { starts, rangeStart, rangeEnd, cursor }: RowProps): string {
  const names = [classes.cell];
  if (starts.has(offset)) names.push(classes.start);
  if (offset >= rangeStart && offset < rangeEnd) names.push(classes.inRange);
  if (offset === cursor) names.push(classes.cursor);
  return names.join(' ');
}

/** The look of a mark beside words, as in a legend. */
export function MarkSample(mark: OctetMark) {
  return (
    <span className={classes.sample} aria-hidden>
      <Cell mark={mark} />
    </span>
  );
}
