import { useAppStore } from '../../store/use-app-store.tsx';
import { itemName, type Standing } from './item-name.ts';
import styles from './ladder.module.css';
import type { LadderLayout } from './ladder-drawing.ts';
import { type Item, itemResult, itemState } from './ladder-items.ts';
import { useWords } from './use-words.ts';

const before = 6;
const after = 3;

/** Items around the cursor, in order: those that stand for events of their own. */
export function itemsAround(layout: LadderLayout, cursor: number): readonly Item[] {
  const current = layout.itemOf[cursor] ?? 0;
  return layout.items
    .slice(Math.max(0, current - before), current + after + 1)
    .filter((item) => item.kind === 'event' || item.kind === 'summary');
}

const standingOf = (item: Item, cursor: number): Standing => {
  const state = itemState(item, cursor);
  return { state, result: itemResult(item, cursor), told: state !== 'future' };
};

/** The ladder as a short list, for those who read it instead of looking at it. */
export function LadderList({ layout }: { layout: LadderLayout }) {
  const words = useWords();
  const cursor = useAppStore((state) => state.cursor);
  return (
    <ol className={styles.readOnly} aria-label={words('ladder.list')}>
      {itemsAround(layout, cursor).map((item) => (
        <li key={item.order}>{itemName(item, standingOf(item, cursor), words, layout.names)}</li>
      ))}
    </ol>
  );
}
