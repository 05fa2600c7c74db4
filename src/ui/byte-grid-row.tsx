import { type KeyboardEvent, memo } from 'react';
import classes from './byte-grid.module.css';
import { type GridRow, type GridRun, type Stretch, stretches } from './grid-rows.ts';
import { asciiOf, hexNumber, spacedHex } from './octet-text.ts';

/** A stretch of octets, first and one after the last; `start` −1 for none. */
export type Span = Readonly<{ start: number; end: number }>;

export const noSpan: Span = { start: -1, end: -1 };

type Props = Readonly<{
  idPrefix: string;
  bytes: Uint8Array;
  row: GridRow;
  width: number;
  selectedStart: number;
  selectedEnd: number;
  hoveredStart: number;
  hoveredEnd: number;
  /** The octet of the keyboard, −1 when it is in another row. */
  cursor: number;
  marked: ReadonlySet<number>;
}>;

export type GridKeyEvent = KeyboardEvent<HTMLDivElement>;

const hits = (run: GridRun, start: number, end: number) => run.start < end && run.end > start;

function runClass(run: GridRun, p: Props): string {
  const names = [classes.run, classes[`band${run.band}`], classes[`tone${run.tone}`]];
  names.push(classes[`depth${Math.min(run.depth, 4)}`]);
  if (hits(run, p.hoveredStart, p.hoveredEnd)) names.push(classes.hovered);
  if (hits(run, p.selectedStart, p.selectedEnd)) {
    names.push(classes.selected);
    if (run.start === p.selectedStart || run.start === p.row.offset) names.push(classes.first);
    if (run.end === p.selectedEnd || run.end === p.row.end) names.push(classes.last);
  }
  return names.join(' ');
}

function stretchClass(stretch: Stretch): string {
  const names: (string | undefined)[] = [];
  if (stretch.marked) names.push(classes.marked);
  if (stretch.cursor) names.push(classes.cursor);
  return names.join(' ');
}

function RunText({ run, p }: { run: GridRun; p: Props }) {
  const parts = stretches(run.start, run.end, p.marked, p.cursor);
  return parts.map((part) => {
    const text = spacedHex(p.bytes.subarray(part.start, part.end));
    if (!part.marked && !part.cursor) return text;
    return (
      <span key={part.start}>
        <span className={stretchClass(part)}>{text.slice(0, -1)}</span>{' '}
      </span>
    );
  });
}

/** One row: offset, hex by field, ASCII. Its text reads like a line of `hexdump -C`. */
export const ByteGridRow = memo(function ByteGridRow(props: Props) {
  const { row, bytes, width, idPrefix } = props;
  const octets = bytes.subarray(row.offset, row.end);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot lay out runs of unequal width
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus, see aria-activedescendant
    <div
      role="row"
      className={classes.row}
      data-row={row.offset}
      {...(row.begins.length > 0 && { 'data-begins': row.begins.join(' · ') })}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <span role="rowheader" className={classes.offset}>
        {`${hexNumber(row.offset, 4)} `}
      </span>
      {row.runs.map((run) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <span
          key={run.start}
          role="gridcell"
          id={`${idPrefix}-${run.start}`}
          aria-selected={hits(run, props.selectedStart, props.selectedEnd)}
          className={runClass(run, props)}
          data-start={run.start}
          data-end={run.end}
        >
          <RunText run={run} p={props} />
        </span>
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <span role="gridcell" className={classes.ascii}>
        {`${' '.repeat(3 * (width - octets.length))}|${asciiOf(octets)}|`}
      </span>
    </div>
  );
});
