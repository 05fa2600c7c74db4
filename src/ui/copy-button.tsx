import { IconCheck, IconCopy, IconX } from '@tabler/icons-react';
import { useCopy } from './use-copy.ts';
import classes from './value.module.css';

type Props = Readonly<{
  text: string;
  labels: Readonly<{ copy: string; copied: string; failed: string }>;
}>;

/** A small button that copies one value whole. */
export function CopyButton({ text, labels }: Props) {
  const { state, copy } = useCopy();
  const said = { idle: labels.copy, copied: labels.copied, failed: labels.failed }[state];
  const Icon = { idle: IconCopy, copied: IconCheck, failed: IconX }[state];
  return (
    <button
      type="button"
      className={classes.copy}
      aria-label={said}
      title={said}
      data-state={state}
      onClick={() => copy(text)}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}
