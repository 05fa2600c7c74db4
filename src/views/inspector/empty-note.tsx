import type { ReactNode } from 'react';
import classes from './inspector.module.css';

/** An empty state: why there is nothing, and what to do next. */
export function EmptyNote({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{text}</p>
      {children}
    </div>
  );
}
