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
  onSelect: (path: string) => void;
  onHover: (path: string | null) => void;
}>;

/** For what selection and fields the open ones were last set. */
type Seen = Readonly<{ path: string | null; fields: readonly ByteField[] }>;

function touches(marked: ReadonlySet<number>, field: ByteField): boolean {
  for (const offset of marked) if (offset >= field.start && offset < field.end) return true;
  return false;
}

/** The fields of a buffer as a tree. Selection follows the arrow keys; what is selected elsewhere
 *  is opened here. */
export function FieldTree(props: Props) {
  const { fields, selectedPath, hoveredPath, marked, onSelect, onHover } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<Seen>({ path: null, fields: [] });
  const chain = useMemo(() => chainTo(fields, selectedPath), [fields, selectedPath]);
  if (seen.path !== selectedPath || seen.fields !== fields) {
    setSeen({ path: selectedPath, fields });
    const onlyRoot = fields.length === 1 && seen.fields !== fields ? fields : [];
    const opened = [...onlyRoot, ...chain.slice(0, -1)].map((field) => field.path);
    if (opened.some((path) => !open.has(path))) setOpen(new Set([...open, ...opened]));
  }
  const rows = useMemo(() => visibleRows(fields, open), [fields, open]);
  const current = rows.findIndex((row) => row.field.path === chain.at(-1)?.path);

  useEffect(() => {
    if (box.current && fields.length > 0) box.current.scrollTop = 0;
  }, [fields]);
  useEffect(() => {
    const item = fields.length > 0 ? box.current?.children[current] : null;
    if (box.current && item instanceof HTMLElement) scrollWithin(box.current, item);
  }, [current, fields]);

  const setRow = ({ field }: TreeRow, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(field.path);
    else next.delete(field.path);
    setOpen(next);
  };

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
