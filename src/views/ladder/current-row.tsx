import { useEffect, useRef } from 'react';
import { useAppStore } from '../../store/use-app-store.tsx';
import styles from './ladder.module.css';
import type { LadderLayout } from './ladder-drawing.ts';

type Props = Readonly<{
  layout: LadderLayout;
  /** The ladder is drawn whole: else it has an area of its own, in which it scrolls itself. */
  whole: boolean;
}>;

/** Where the step is that is come to: the page scrolls to it when it is out of view. A page that has
 *  just been opened stays at its head. */
export function CurrentRow({ layout, whole }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const cursor = useAppStore((state) => state.cursor);
  const done = useAppStore(({ run }) => run.status !== 'running');
  const isOpened = useRef(layout.beside !== undefined);
  const before = useRef(-1);
  const current = layout.itemOf[cursor];
  const { y = 0, height = 0 } = layout.rectangles[current ?? -1] ?? {};
  useEffect(() => {
    if (current === undefined || cursor === before.current) return;
    before.current = cursor;
    if (isOpened.current) row.current?.scrollIntoView({ block: 'nearest' });
    isOpened.current ||= done;
  }, [current, cursor, done]);
  const place = whole ? { top: y, height } : { top: 0, height: '100%' };
  return <div ref={row} className={styles.currentRow} style={place} />;
}
