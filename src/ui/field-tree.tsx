import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { type ByteField, chainTo, type TreeRow, visibleRows } from './byte-field.ts';
import classes from './field-tree.module.css';
import { FieldTreeRow, type TreeLabels } from './field-tree-row.tsx';
import { scrollWithin } from './scroll-within.ts';
import { treeKey } from './tree-keys.ts';

type Props = Readonly<{
  label: string;
  labels: TreeLabels;
  bytes: Uint8Array;
  fields: readonly ByteField[];
  selectedPath: string | null;
  hoveredPath: string | null;
  marked: ReadonlySet<number>;
  /** Paths of fields that get a ring. */
  ringed?: readonly string[];
  onSelect: (path: string) => void;
  onHover: (path: string | null) => void;
}>;

/** What the user opened (true) and closed (false), by path. */
type Toggled = ReadonlyMap<string, boolean>;

/** Whether a field is open: what holds the selection is, the rest is as the user left it; a root
 *  of its own starts open. */
function opens(fields: readonly ByteField[], chain: readonly ByteField[], toggled: Toggled) {
  const holders = new Set(chain.slice(0, -1).map((field) => field.path));
  const [root] = fields.length === 1 ? fields : [];
  return (path: string) => holders.has(path) || (toggled.get(path) ?? path === root?.path);
}

function touches(marked: ReadonlySet<number>, field: ByteField): boolean {
  for (const offset of marked) if (offset >= field.start && offset < field.end) return true;
  return false;
}

/** The fields of a buffer as a tree. Selection follows the arrow keys; what is selected elsewhere
 *  is opened here. */
export function FieldTree(props: Props) {
  const { fields, selectedPath, hoveredPath, marked, ringed = [], onSelect, onHover } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<Toggled>(new Map());
  const chain = useMemo(() => chainTo(fields, selectedPath), [fields, selectedPath]);
  const rows = useMemo(() => {
    const isOpen = opens(fields, chain, toggled);
    return visibleRows(fields, isOpen);
  }, [fields, chain, toggled]);
  const current = rows.findIndex((row) => row.field.path === chain.at(-1)?.path);

  useEffect(() => {
    if (box.current && fields.length > 0) box.current.scrollTop = 0;
  }, [fields]);
  useEffect(() => {
    const item = fields.length > 0 ? box.current?.children[current] : null;
    if (box.current && item instanceof HTMLElement) scrollWithin(box.current, item);
  }, [current, fields]);

  const setRow = ({ field }: TreeRow, isOpen: boolean) =>
    setToggled(new Map(toggled).set(field.path, isOpen));

  return (
    <div
      ref={box}
      role="tree"
      tabIndex={0}
      aria-label={props.label}
      {...(current >= 0 && { 'aria-activedescendant': `${id}-${current}` })}
      className={classes.tree}
      data-testid="field-tree"
      data-owns-arrows
      onMouseLeave={() => onHover(null)}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const act = treeKey(event.key, rows, current);
        if (act === null) return;
        event.preventDefault();
        const row = rows[act.index];
        if (row === undefined) return;
        if (act.open !== undefined) setRow(row, act.open);
        onSelect(row.field.path);
      }}
    >
      {rows.map((row, index) => (
        <FieldTreeRow
          key={row.field.path}
          id={`${id}-${index}`}
          row={row}
          bytes={props.bytes}
          labels={props.labels}
          selected={index === current}
          hovered={row.field.path === hoveredPath}
          marked={touches(marked, row.field)}
          ringed={ringed.includes(row.field.path)}
          onSelect={() => onSelect(row.field.path)}
          onToggle={() => {
            setRow(row, !row.open);
            if (row.open && chain.some((field) => field.path === row.field.path))
              onSelect(row.field.path);
          }}
          onHover={() => onHover(row.field.path)}
        />
      ))}
    </div>
  );
}
