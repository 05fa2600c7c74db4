import type { CellState } from '../../store/reads-table.ts';
import classes from './reads.module.css';

const paths: Readonly<Record<CellState | 'stopped', string>> = {
  opens: 'M3 7V5a3 3 0 0 1 5.6-1.5M2.5 7h7v5h-7z',
  closed: 'M3.5 7V5a2.5 2.5 0 0 1 5 0v2M2.5 7h7v5h-7z',
  stopped: 'M6 1.5l4 1.5v3.5c0 3-1.8 4.8-4 6c-2.2-1.2-4-3-4-6V3zM4 6.8l1.5 1.5l2.5-3',
  unheard: 'M4 7h4',
  none: '',
};

/** The shape of what comes of an item: open lock, shut lock, shield, dash, nothing. */
export function ReadsMark({ state }: { state: CellState | 'stopped' }) {
  return (
    <svg className={classes.mark} viewBox="0 0 12 14" aria-hidden="true" data-state={state}>
      <path d={paths[state]} />
    </svg>
  );
}
