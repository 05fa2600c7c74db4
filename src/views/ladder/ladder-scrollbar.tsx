import { useStore } from '@xyflow/react';
import styles from './ladder.module.css';

const shortest = 28;

/** Shows which part of the ladder is in view; scrolling is by wheel, drag and keys. */
export function LadderScrollbar({ height, area }: { height: number; area: number }) {
  const y = useStore((state) => state.transform[1]);
  if (height <= area || area === 0) return null;
  const length = Math.max(shortest, (area * area) / height);
  const travelled = Math.min(1, -y / (height - area)) * (area - length);
  return (
    <div className={styles.scrollbar} aria-hidden="true">
      <i style={{ height: length, transform: `translateY(${travelled}px)` }} />
    </div>
  );
}
