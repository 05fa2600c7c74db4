import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type ByteField, fieldAt, innermostAt } from './byte-field.ts';
import classes from './byte-grid.module.css';
import { ByteGridRow, type GridKeyEvent, noSpan } from './byte-grid-row.tsx';
import { gridRows, moveOffset } from './grid-rows.ts';
import { scrollWithin } from './scroll-within.ts';

type Props = Readonly<{
  label: string;
  bytes: Uint8Array;
  fields: readonly ByteField[];
  selectedPath: string | null;
  hoveredPath: string | null;
  /** Offsets to mark, such as the octets that were altered. */
  marked: ReadonlySet<number>;
  onSelect: (path: string) => void;
  onHover: (path: string | null) => void;
  /** Where octets can be changed. */
  edit?: GridEdit;
}>;

/** Takes a hexadecimal digit typed at an octet; says whether the octet is complete with it. `onOctet`
 *  hears which octet the cursor is on. */
export type GridEdit = Readonly<{
  onDigit: (offset: number, digit: number) => boolean;
  onOctet: (offset: number) => void;
}>;

/** The value of a hexadecimal digit, null for any other key. */
export function digitOf(key: string): number | null {
  return /^[0-9a-f]$/i.test(key) ? Number.parseInt(key, 16) : null;
}

/** Pixels that a row of so many octets takes: offset, hex, ASCII, at 7.8 px a character. */
const rowPixels = (octets: number) => (7 + 4 * octets) * 7.85 + 2;

/** Room to the right of a row from which on it says what begins in it. */
const roomForLabels = 104;

/** The octet under the pointer, or `null` between the runs. */
function offsetUnder(event: MouseEvent): number | null {
  const run = event.target instanceof Element ? event.target.closest('[data-start]') : null;
  if (!(run instanceof HTMLElement)) return null;
  const start = Number(run.dataset.start);
  const count = Number(run.dataset.end) - start;
  const box = run.getBoundingClientRect();
  const index = Math.floor(((event.clientX - box.left) / box.width) * count);
  return start + Math.max(0, Math.min(index, count - 1));
}

const none: ReadonlySet<number> = new Set();

/** Octets in rows of 16, or 8 where there is little room, with their fields as soft backgrounds.
 *  Arrow keys walk octet by octet and select the innermost field. */
export function ByteGrid(props: Props) {
  const { bytes, fields, selectedPath, hoveredPath, marked, onSelect, onHover, edit } = props;
  const id = useId();
  const size = useElementSize<HTMLDivElement>();
  const box = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(size.ref, box);
  const [kept, setKept] = useState(0);
  const width = size.width >= rowPixels(16) ? 16 : 8;
  const hasRoom = size.width - rowPixels(width) >= roomForLabels;
  const rows = useMemo(() => gridRows(fields, bytes.length, width), [fields, bytes.length, width]);
  const selected = fieldAt(fields, selectedPath);
  const hovered = fieldAt(fields, hoveredPath);
  const inside = selected !== undefined && kept >= selected.start && kept < selected.end;
  const cursor = inside ? kept : Math.min(selected?.start ?? 0, Math.max(bytes.length - 1, 0));
  const cursorRow = Math.floor(cursor / width);

  useEffect(() => {
    if (box.current && fields.length > 0) box.current.scrollTop = 0;
  }, [fields]);

  useEffect(() => {
    const grid = box.current;
    const isThere = selectedPath !== null && rows[cursorRow] !== undefined;
    const row = isThere ? grid?.children[cursorRow] : null;
    if (grid && row instanceof HTMLElement) scrollWithin(grid, row);
  }, [cursorRow, selectedPath, rows]);

  const choose = (offset: number) => {
    setKept(offset);
    edit?.onOctet(offset);
    const field = innermostAt(fields, offset);
    if (field) onSelect(field.path);
  };
  const onKeyDown = (event: GridKeyEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const digit = edit ? digitOf(event.key) : null;
    if (digit !== null) event.preventDefault();
    if (digit !== null && !edit?.onDigit(cursor, digit)) return;
    const key = digit === null ? event.key : 'ArrowRight';
    const target = moveOffset(key, cursor, width, bytes.length);
    if (target === null) return;
    event.preventDefault();
    choose(target);
  };
  const onMove = (event: MouseEvent) => {
    const offset = offsetUnder(event);
    onHover(offset === null ? null : (innermostAt(fields, offset)?.path ?? null));
  };
  const activeRun = rows[cursorRow]?.runs.find((run) => cursor >= run.start && cursor < run.end);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot lay out runs of unequal width
    <div
      ref={ref}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-readonly={edit === undefined}
      {...(activeRun && { 'aria-activedescendant': `${id}-${activeRun.start}` })}
      className={classes.grid}
      data-testid="octets"
      data-owns-arrows
      data-labels={hasRoom || undefined}
      onKeyDown={onKeyDown}
      onMouseMove={onMove}
      onMouseLeave={() => onHover(null)}
      onClick={(event) => {
        const offset = offsetUnder(event);
        if (offset !== null) choose(offset);
      }}
    >
      {rows.map((row) => {
        const sel = clip(selected, row.offset, row.end);
        const hov = clip(hovered, row.offset, row.end);
        return (
          <ByteGridRow
            key={row.offset}
            idPrefix={id}
            bytes={bytes}
            row={row}
            width={width}
            selectedStart={sel.start}
            selectedEnd={sel.end}
            hoveredStart={hov.start}
            hoveredEnd={hov.end}
            cursor={selected && cursor >= row.offset && cursor < row.end ? cursor : -1}
            marked={rowHas(marked, row.offset, row.end) ? marked : none}
          />
        );
      })}
    </div>
  );
}

/** The part of a field that lies in a row. */
function clip(field: ByteField | undefined, from: number, to: number) {
  if (!field || field.start >= to || field.end <= from) return noSpan;
  return { start: Math.max(field.start, from), end: Math.min(field.end, to) };
}

function rowHas(marked: ReadonlySet<number>, from: number, to: number): boolean {
  for (let offset = from; offset < to; offset += 1) if (marked.has(offset)) return true;
  return false;
}
