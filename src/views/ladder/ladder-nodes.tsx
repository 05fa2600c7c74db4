import { IconInfoCircle } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { ItemButton, useItem } from './item-button.tsx';
import { ItemRows } from './item-chip.tsx';
import styles from './ladder.module.css';
import type {
  ActivityNode,
  AnchorNode,
  BoxNode,
  CaptionNode,
  DividerNode,
  OutcomeNode,
  SetUpNode,
} from './ladder-drawing.ts';
import { useWords } from './use-words.ts';

/** A bar on a lifeline while its actor computes, and beside it what it computes and checks. */
const Activity = memo(function Activity({ data }: NodeProps<ActivityNode>) {
  return (
    <div className={styles.activity} data-side={data.side}>
      <ItemButton item={data.bar} className={styles.bar} />
      <div className={styles.list}>
        <ItemRows rows={data.rows} />
      </div>
    </div>
  );
});

/** Step 0 at one actor. */
const Box = memo(function Box({ data }: NodeProps<BoxNode>) {
  return (
    <div className={styles.box}>
      <ItemButton item={data.box} className={styles.boxTitle}>
        {data.title.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </ItemButton>
      <ItemRows rows={data.rows} />
    </div>
  );
});

/** What the KMSs do before they serve anyone. */
const SetUp = memo(function SetUp({ data }: NodeProps<SetUpNode>) {
  return (
    <div
      className={styles.setUp}
      data-stacked={data.stacked || undefined}
      data-within={data.within ?? 'both'}
    >
      <span>{data.title}</span>
      <div>
        <ItemRows rows={data.rows} />
      </div>
    </div>
  );
});

/** Begins one of two runs of the procedure, or the use of the keys, with a note under it. */
const Divider = memo(function Divider({ data }: NodeProps<DividerNode>) {
  return (
    <div className={styles.dividerPlace}>
      <div className={styles.divider}>
        <span className={styles.dividerText}>{data.title}</span>
      </div>
      {data.note.length > 0 && (
        <p className={styles.dividerNote}>
          {data.note.map((line, index) => (
            <span key={line}>
              {index === 0 && (
                <IconInfoCircle className={styles.noteMark} size={13} aria-hidden="true" />
              )}
              {line}
            </span>
          ))}
        </p>
      )}
    </div>
  );
});

/** The caption of the figure, under it. */
const Caption = memo(function Caption({ data }: NodeProps<CaptionNode>) {
  return (
    <p className={styles.caption}>
      {data.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  );
});

const Outcome = memo(function Outcome({ data }: NodeProps<OutcomeNode>) {
  const words = useWords();
  const { state } = useItem(data.item);
  return (
    <ItemButton item={data.item} className={styles.outcome}>
      {state === 'future' ? words('ladder.outcome.awaited') : data.item.text}
    </ItemButton>
  );
});

/** A place on a lifeline where a message begins or ends. */
const Anchor = memo(function Anchor({ data }: NodeProps<AnchorNode>) {
  const place = { top: data.y };
  return (
    <>
      <Handle
        type="source"
        position={Position.Left}
        isConnectable={false}
        className={styles.handle}
        style={place}
      />
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={false}
        className={styles.handle}
        style={place}
      />
    </>
  );
});

export const nodeTypes = {
  activity: Activity,
  box: Box,
  setUp: SetUp,
  divider: Divider,
  caption: Caption,
  outcome: Outcome,
  anchor: Anchor,
};
