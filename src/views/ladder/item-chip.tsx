import { IconCheck, IconCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Purpose } from '../../engine/index.ts';
import { ItemButton, useItem } from './item-button.tsx';
import styles from './ladder.module.css';
import type { Item } from './ladder-items.ts';
import type { Row } from './ladder-rows.ts';
import { PurposeMark } from './purpose-mark.tsx';

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
function ItemChip({ item }: { item: Item }) {
  return (
    <ItemButton item={item} className={styles.chip}>
      <Mark item={item} />
      <span className={styles.chipText} data-purpose={purposeOf(item)}>
        {item.text}
      </span>
    </ItemButton>
  );
}

/** Lines of controls, each beginning with the key it speaks of where there are two. */
export function ItemRows({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  return rows.map((row) => (
    <div className={styles.row} key={row.items[0]?.order}>
      {row.lead === undefined ? null : (
        <span className={styles.lead} data-purpose={row.lead}>
          <PurposeMark purpose={row.lead} />
          {t(`trace.purpose.${row.lead}`)}
        </span>
      )}
      {row.items.map((item) => (
        <ItemChip item={item} key={item.order} />
      ))}
    </div>
  ));
}
