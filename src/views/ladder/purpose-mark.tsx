import type { Purpose } from '../../engine/index.ts';
import styles from './ladder.module.css';
import { purposeShapes } from './purpose-shapes.ts';

/** The shape of a key: square for media, disc for floor control, diamond for the group. */
export function PurposeMark({ purpose }: { purpose: Purpose }) {
  return (
    <svg className={styles.mark} viewBox="0 0 10 10" aria-hidden="true" data-shape={purpose}>
      <path d={purposeShapes[purpose]} />
    </svg>
  );
}
