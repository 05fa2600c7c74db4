import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { figureNodeTypes } from './figure-nodes.tsx';
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
import { Caption, Divider } from './ladder-words.tsx';
import { RowNote } from './row-note.tsx';
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

/** Words between the parts, drawn as they are on paper. */
function Words({ children }: { children: ReactNode }) {
  return (
    <p className={styles.words}>
      <svg role="presentation">{children}</svg>
    </p>
  );
}

/** Begins one of two runs of the procedure, or the use of the keys, with a note under it. */
const DividerView = memo(function DividerView({ data, width = 0 }: NodeProps<DividerNode>) {
  return (
    <Words>
      <Divider x={0} y={0} width={width} {...data} />
    </Words>
  );
});

/** The caption of the figure, under it. */
const CaptionView = memo(function CaptionView({ data, width = 0 }: NodeProps<CaptionNode>) {
  return (
    <Words>
      <Caption x={0} y={0} width={width} {...data} />
    </Words>
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
  divider: DividerView,
  caption: CaptionView,
  outcome: Outcome,
  anchor: Anchor,
  rowNote: RowNote,
  ...figureNodeTypes,
};
