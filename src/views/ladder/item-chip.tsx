import type { Purpose } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { MarkIcon } from '../../ui/marks.tsx';
import { purposeLook } from '../purpose-look.ts';
import { ItemButton, useItem } from './item-button.tsx';
import { itemMark } from './item-mark.ts';
import styles from './ladder.module.css';
import type { Item } from './ladder-items.ts';
import type { Row } from './ladder-rows.ts';
import { purposeShapes } from './purpose-shapes.ts';
import { useWords } from './use-words.ts';

function purposeOf({ kind, event }: Item): Purpose | undefined {
  return kind === 'event' && event.kind === 'store' ? event.record.purpose : undefined;
}

/** One check, calculation, piece of provisioning, or key, as a small control in a line. */
function ItemChip({
  item,
  lines = [item.text],
}: {
  item: Item;
  lines?: readonly string[] | undefined;
}) {
  const { result, told } = useItem(item);
  const isKnown = useAppStore(
    ({ cursor, wholeRun }) => item.until !== undefined && (wholeRun || cursor >= item.until),
  );
  const shape = itemMark(item, result);
  const shown = !told && item.ahead !== undefined ? [item.ahead] : lines;
  if (isKnown) return null;
  return (
    <ItemButton item={item} className={styles.chip} purpose={purposeOf(item)}>
      {shape && <MarkIcon shape={shape} className={styles.mark} />}
      <span className={styles.chipText}>
        {shown.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
      {item.clear && told && <MarkIcon shape="openLock" className={styles.mark} />}
      {item.touched && told && <MarkIcon shape="bolt" className={styles.touchMark} />}
    </ItemButton>
  );
}

/** The key a line begins to speak of: grey like its first control until that has happened. */
function Lead({ purpose, item }: { purpose: Purpose; item: Item }) {
  const words = useWords();
  const { state } = useItem(item);
  return (
    <span
      className={styles.lead}
      aria-hidden="true"
      data-purpose={state === 'future' ? undefined : purposeLook(purpose)}
    >
      <MarkIcon shape={purposeShapes[purpose]} className={styles.mark} />
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
