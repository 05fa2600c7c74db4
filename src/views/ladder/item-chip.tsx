import { IconBolt, IconCheck, IconCircle, IconLockOpen, IconX } from '@tabler/icons-react';
import type { Purpose } from '../../engine/index.ts';
import { ItemButton, useItem } from './item-button.tsx';
import styles from './ladder.module.css';
import type { Item } from './ladder-items.ts';
import type { Row } from './ladder-rows.ts';
import { PurposeMark } from './purpose-mark.tsx';
import { useWords } from './use-words.ts';

function ResultMark({ item }: { item: Item }) {
  const { result } = useItem(item);
  if (result === null) return <IconCircle className={styles.waiting} aria-hidden="true" />;
  const Icon = result === 'ok' ? IconCheck : IconX;
  return <Icon className={styles.mark} stroke={3} aria-hidden="true" />;
}

function Mark({ item }: { item: Item }) {
  const { event } = item;
  if (item.kind === 'summary' || event.kind === 'check') return <ResultMark item={item} />;
  if (event.kind === 'store') return <PurposeMark purpose={event.record.purpose} />;
  if (event.kind === 'discard')
    return <IconX className={styles.mark} stroke={3} aria-hidden="true" />;
  return null;
}

function purposeOf({ event }: Item): Purpose | undefined {
  return event.kind === 'store' ? event.record.purpose : undefined;
}

/** One check, calculation, piece of provisioning, or key, as a small control in a line. */
function ItemChip({
  item,
  lines = [item.text],
}: {
  item: Item;
  lines?: readonly string[] | undefined;
}) {
  return (
    <ItemButton item={item} className={styles.chip} purpose={purposeOf(item)}>
      <Mark item={item} />
      <span className={styles.chipText}>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
      {item.clear && <IconLockOpen className={styles.openLock} aria-hidden="true" />}
      {item.touched && <IconBolt className={styles.touchMark} aria-hidden="true" />}
    </ItemButton>
  );
}

/** The key a line begins to speak of: grey like its first control until that has happened. */
function Lead({ purpose, item }: { purpose: Purpose; item: Item }) {
  const words = useWords();
  const { state } = useItem(item);
  return (
    <span className={styles.lead} data-purpose={state === 'future' ? undefined : purpose}>
      <PurposeMark purpose={purpose} />
      {words(`trace.purpose.${purpose}`)}
    </span>
  );
}

/** Lines of controls, each beginning with the key it speaks of where there are two. */
export function ItemRows({ rows }: { rows: readonly Row[] }) {
  return rows.map(({ lead, items, next, lines, height }) => {
    const first = items[0] ?? next;
    return first === undefined ? null : (
      <div
        className={styles.row}
        style={{ height }}
        key={`${first.order}${next === undefined ? '' : ' lead'}`}
      >
        {lead === undefined ? null : <Lead purpose={lead} item={first} />}
        {items.map((item) => (
          <ItemChip item={item} lines={lines} key={item.order} />
        ))}
      </div>
    );
  });
}
