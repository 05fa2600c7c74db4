import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { ItemButton, useItem } from './item-button.tsx';
import { ItemRows } from './item-chip.tsx';
import styles from './ladder.module.css';
import type {
  ActivityNode,
  AnchorNode,
  BoxNode,
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

/** What the KMS does for itself before it serves anyone. */
const SetUp = memo(function SetUp({ data }: NodeProps<SetUpNode>) {
  return (
    <div className={styles.setUp}>
      <span>{data.title}</span>
      <div>
        <ItemRows rows={data.rows} />
      </div>
    </div>
  );
});

/** Begins one of two runs of the procedure. */
const Divider = memo(function Divider({ data }: NodeProps<DividerNode>) {
  const words = useWords();
  const { procedure, purpose } = data;
  return (
    <div className={styles.divider}>
      <span className={styles.dividerText}>
        {purpose === undefined
          ? words('ladder.procedure.title', { n: procedure })
          : words('ladder.procedure.titleFor', {
              n: procedure,
              purpose: words(`trace.purpose.${purpose}`),
            })}
      </span>
    </div>
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
  outcome: Outcome,
  anchor: Anchor,
};
