import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ByteField, TreeRow } from './byte-field.ts';
import classes from './field-tree.module.css';
import { fieldValue } from './octet-text.ts';

export type TreeLabels = Readonly<{ marked: string; unverified: string; unknown: string }>;

type Props = Readonly<{
  id: string;
  row: TreeRow;
  bytes: Uint8Array;
  labels: TreeLabels;
  selected: boolean;
  hovered: boolean;
  marked: boolean;
  /** Gets a ring. */
  ringed: boolean;
  onSelect: () => void;
  onToggle: () => void;
  onHover: () => void;
}>;

/** The value column: bits before the number for a bit field, what it is called behind it. */
function ValueLine({ field, bytes }: Readonly<{ field: ByteField; bytes: Uint8Array }>) {
  return (
    <>
      <span translate="no">{fieldValue(field, bytes, 32)}</span>
      {field.valueName !== undefined && <> · {field.valueName}</>}
    </>
  );
}

/** One field: label left, value right, marks behind the label. */
export function FieldTreeRow(props: Props) {
  const { row, labels } = props;
  const { field } = row;
  const grows = field.children.length > 0;
  const Chevron = row.open ? IconChevronDown : IconChevronRight;
  const state = `${props.selected ? classes.selected : ''} ${props.hovered ? classes.hovered : ''}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys, see aria-activedescendant
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={props.id}
      role="treeitem"
      aria-level={row.level}
      aria-selected={props.selected}
      {...(grows && { 'aria-expanded': row.open })}
      className={`${classes.item} ${state}`}
      data-path={field.path}
      data-ringed={props.ringed || undefined}
      onClick={props.onSelect}
      onDoubleClick={grows ? props.onToggle : undefined}
      onMouseEnter={props.onHover}
    >
      <span className={classes.label} style={{ paddingLeft: (row.level - 1) * 16 }}>
        {grows ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys of the tree do the same
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <span
            className={classes.toggle}
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle();
            }}
          >
            <Chevron size={14} aria-hidden />
          </span>
        ) : (
          <span className={classes.toggle} />
        )}
        <span>
          <span translate="no">{field.label}</span>
          {props.marked && <em className={classes.marked}>{labels.marked}</em>}
          {field.unknown && <em className={classes.note}>{labels.unknown}</em>}
          {field.unverified && <em className={classes.note}>{labels.unverified}</em>}
        </span>
      </span>
      <span className={grows ? classes.summary : classes.value}>
        <ValueLine field={field} bytes={props.bytes} />
      </span>
    </div>
  );
}
