import type { ReactNode } from 'react';
import classes from './badge.module.css';

export const badgeTones = [
  'plain',
  'ok',
  'failure',
  'media',
  'floor',
  'group',
  'shared',
  'accent',
  'doubt',
] as const;
export type BadgeTone = (typeof badgeTones)[number];

type Props = Readonly<{ tone?: BadgeTone; title?: string; children: ReactNode }>;

/** A short word with a colour; the word says it all, the colour only helps. */
export function Badge({ tone = 'plain', title, children }: Props) {
  return (
    <span className={`${classes.badge} ${classes[tone]}`} title={title}>
      {children}
    </span>
  );
}
