import type { NodeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { useAppStore } from '../../store/use-app-store.tsx';
import { BesideContext } from './beside-context.ts';
import styles from './figure.module.css';
import type { RowNoteNode } from './ladder-drawing.ts';
import { RowNoteMarks } from './row-note-marks.tsx';

/** What is said of a row; that it differs once its step is complete. */
export const RowNote = memo(function RowNote({ data, ...props }: NodeProps<RowNoteNode>) {
  const { key, lines, reached } = data;
  const { at } = useContext(BesideContext);
  const shown = useAppStore(
    ({ cursor, wholeRun }) => reached === null || wholeRun || cursor >= reached,
  );
  if (!shown) return null;
  const size = { width: props.width ?? 0, height: props.height ?? 0 };
  return (
    <div className={styles.part}>
      <svg className={styles.marks} aria-hidden="true">
        <RowNoteMarks {...{ ...size, lines }} absent={reached === null} current={at === key} />
      </svg>
      <span className={styles.noteText}>{lines.join(' ')}</span>
    </div>
  );
});
