import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo, type ReactNode, useContext } from 'react';
import styles from './figure.module.css';
import {
  FigureArrowMarks,
  FigureAttackMarks,
  FigureBoxMarks,
  FigureUseMarks,
} from './figure-drawing.tsx';
import { arrowResult, boxFailed, EventsContext, useResult } from './figure-results.ts';
import { ItemButton, useItem } from './item-button.tsx';
import { ItemRows } from './item-chip.tsx';
import type {
  FigureArrowNode,
  FigureAttackNode,
  FigureBoxNode,
  FigureUseNode,
  InsideNode,
} from './ladder-drawing.ts';
import type { Item } from './ladder-items.ts';
import { useReach } from './use-reach.ts';
import { useWords } from './use-words.ts';

type PartProps = Readonly<{
  item: Item;
  /** What the item came to, as words behind its name. */
  facts: string;
  open?: boolean | undefined;
  failedAt?: number | null;
  children: ReactNode;
}>;

/** A part of the figure: its marks, a button over them, and the buttons that look inside. */
function Part({ item, facts, open, failedAt = null, children }: PartProps) {
  const words = useWords();
  const { state } = useItem(item);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const canOpen = open !== undefined && state !== 'future';
  return (
    <div className={styles.part}>
      <svg className={styles.marks} aria-hidden="true">
        {children}
      </svg>
      <ItemButton item={item} className={styles.partButton} facts={facts} expanded={open} />
      {canOpen && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.partFold}
          data-fold={item.order}
          aria-label={words(`ladder.fold.${open ? 'close' : 'open'}`, { name: item.text })}
          title={words(`ladder.fold.${open ? 'close' : 'open'}`, { name: item.text })}
        >
          <Chevron size={16} aria-hidden="true" />
        </button>
      )}
      {open !== undefined && failedAt !== null && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.partFailure}
          data-failure={failedAt}
          aria-label={words('ladder.fold.failure', { name: item.text })}
          title={words('ladder.fold.failure', { name: item.text })}
        />
      )}
    </div>
  );
}

const FigureArrow = memo(function FigureArrow({ data }: NodeProps<FigureArrowNode>) {
  const words = useWords();
  const events = useContext(EventsContext);
  const reach = useReach(data.item);
  const { state } = useItem(data.item);
  const result = arrowResult(events, data, reach, words);
  return (
    <Part item={data.item} facts={result.text} open={data.open} failedAt={result.failedAt}>
      <FigureArrowMarks {...data} {...result} state={state} />
    </Part>
  );
});

const FigureAttack = memo(function FigureAttack({ data }: NodeProps<FigureAttackNode>) {
  const { state } = useItem(data.item);
  return (
    <Part item={data.item} facts="">
      <FigureAttackMarks {...data} state={state} />
    </Part>
  );
});

const FigureBox = memo(function FigureBox(props: NodeProps<FigureBoxNode>) {
  const { item, title, complete } = props.data;
  const events = useContext(EventsContext);
  const reach = useReach(item);
  const { state } = useItem(item);
  const size = { width: props.width ?? 0, height: props.height ?? 0 };
  const failed = boxFailed(events, item, reach);
  return (
    <Part item={item} facts="">
      <FigureBoxMarks
        {...size}
        {...{ title, state, failed }}
        over={complete && reach >= item.last}
      />
    </Part>
  );
});

const FigureUse = memo(function FigureUse(props: NodeProps<FigureUseNode>) {
  const { item, open } = props.data;
  const words = useWords();
  const { state } = useItem(item);
  const { facts, failed } = useResult(item, words);
  const size = { width: props.width ?? 0, height: props.height ?? 0 };
  return (
    <Part item={item} facts={facts} open={open}>
      <FigureUseMarks {...size} {...{ title: item.text, facts, state, failed }} />
    </Part>
  );
});

/** The members of an unfolded step, each with its phases. */
const Inside = memo(function Inside({ data }: NodeProps<InsideNode>) {
  return (
    <div className={styles.inside}>
      {data.parts.map(({ who, rows }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
        <div
          className={styles.insideMember}
          role="group"
          aria-label={who}
          key={`${who} ${rows[0]?.items[0]?.order}`}
        >
          <span className={styles.insideWho} style={{ width: data.whoWidth }} aria-hidden="true">
            {who}
          </span>
          <div>
            <ItemRows rows={rows} />
          </div>
        </div>
      ))}
      {data.more !== '' && <p className={styles.insideMore}>{data.more}</p>}
    </div>
  );
});

export const figureNodeTypes = {
  figureArrow: FigureArrow,
  figureAttack: FigureAttack,
  figureBox: FigureBox,
  figureUse: FigureUse,
  inside: Inside,
};
