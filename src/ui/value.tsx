import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import { shortenMiddle } from './octet-text.ts';
import classes from './value.module.css';

type Props = Readonly<{
  name: ReactNode;
  /** The value whole; what does not fit is left out in its middle. */
  text: string;
  /** What is copied, when it is not `text`. */
  copyText?: string;
  mono?: boolean;
  /** Length in octets and bits, a unit, a clause: in a lighter weight behind the name. */
  note?: ReactNode;
  badges?: ReactNode;
  maxLength?: number;
  copyLabels?: Readonly<{ copy: string; copied: string; failed: string }>;
}>;

/** From this many characters on, a value gets the full width below its name. */
const longText = 26;

/** One named value as a row of a definition list. */
export function Value({
  name,
  text,
  copyText,
  mono,
  note,
  badges,
  maxLength = 80,
  copyLabels,
}: Props) {
  return (
    <div className={text.length > longText ? `${classes.row} ${classes.long}` : classes.row}>
      <dt className={classes.name}>
        <span>{name}</span>
        {badges}
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </dt>
      <dd className={classes.value}>
        <span className={mono ? classes.mono : undefined}>{shortenMiddle(text, maxLength)}</span>
        {copyLabels && <CopyButton text={copyText ?? text} labels={copyLabels} />}
      </dd>
    </div>
  );
}
