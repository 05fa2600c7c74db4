import { Button, Progress } from '@mantine/core';
import classes from './work-state.module.css';

type Action = Readonly<{ label: string; onClick: () => void }>;
type Props = Readonly<{
  /** How far work in the background is; absent where it stands still. */
  progress?: Readonly<{ done: number; total: number }>;
  label: string;
  action?: Action;
}>;

/** What work of a screen in the background has come to: how far it is, or why it stands, and what can be done. */
export function WorkState({ progress, label, action }: Props) {
  return (
    <span className={classes.state}>
      {progress && (
        <Progress
          className={classes.progress}
          size="sm"
          value={progress.total === 0 ? 0 : (100 * progress.done) / progress.total}
          transitionDuration={0}
          aria-label={label}
        />
      )}
      {label}
      {action && (
        <Button size="compact-xs" variant="default" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </span>
  );
}
