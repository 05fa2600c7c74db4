import type { CustodyState } from '../../engine/index.ts';
import classes from './custody.module.css';

const open = 'M3 7V5a3 3 0 0 1 5.6-1.5M2.5 7h7v5h-7z';
const shut = 'M3.5 7V5a2.5 2.5 0 0 1 5 0v2M2.5 7h7v5h-7z';

const paths: Readonly<Record<CustodyState | 'none', string>> = {
  holds: open,
  foreign: `${open}M1.5 13.5l9-9`,
  ciphertext: shut,
  refused: 'M2.5 3.5l7 7m0-7l-7 7',
  could: 'M6 2.5v2m0 5v2M1.5 7h2m5 0h2M6 5.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 1 1 0-3.6',
  none: 'M4 7h4',
};

/** The shape of a holding: open lock, the same struck through, shut lock, cross, sight, dash. */
export function CustodyMark({ state }: { state: CustodyState | 'none' }) {
  return (
    <svg className={classes.mark} viewBox="0 0 12 14" aria-hidden="true" data-state={state}>
      <path d={paths[state]} />
    </svg>
  );
}
