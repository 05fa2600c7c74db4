import type { Purpose } from '../../engine/index.ts';
import styles from './ladder.module.css';

const shapes: Readonly<Record<Purpose, string>> = {
  media: 'M1 1h8v8H1z',
  floor: 'M5 .6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8z',
  group: 'M5 0l5 5-5 5-5-5z',
};

/** The shape of a key: square for media, disc for floor control, diamond for the group. */
export function PurposeMark({ purpose }: { purpose: Purpose }) {
  return (
    <svg className={styles.mark} viewBox="0 0 10 10" aria-hidden="true" data-shape={purpose}>
      <path d={shapes[purpose]} />
    </svg>
  );
}
