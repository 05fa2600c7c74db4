import { IconDotsVertical } from '@tabler/icons-react';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { MarkIcon } from '../../ui/marks.tsx';
import { ItemButton, useItem } from './item-button.tsx';
import styles from './ladder.module.css';
import type { MessageEdge } from './ladder-drawing.ts';
import { fateShapes, isAttack, isError, MessageArrow } from './message-arrow.tsx';
import { type MessageData, messageLine } from './message-line.ts';
import { useWords } from './use-words.ts';

function MessageLabel({ data }: { data: MessageData }) {
  const { label, item } = data;
  const place: CSSProperties = {
    transform: `translate(${label.x}px, ${label.y}px)`,
    width: label.width,
  };
  const words = useWords();
  const { state, selected, told } = useItem(item);
  const fate = fateShapes[item.event.kind === 'message' ? item.event.fate : 'delivered'];
  const isAtHand = selected || state === 'current';
  return (
    <div
      className={styles.messagePlace}
      style={place}
      data-within={data.within ?? (data.gateX === null ? undefined : 'both')}
      data-crossing={data.gateX !== null || undefined}
    >
      <ItemButton item={item} className={styles.message}>
        <span
          className={styles.above}
          data-error={(told && isError(item)) || isAttack(item) || undefined}
        >
          {(told ? data.above : data.ahead).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
        <span className={styles.below}>
          {data.below.map((line) => (
            <span key={line}>{line}</span>
          ))}
          {(told ? data.report : []).map((line) => (
            <span className={styles.report} key={line}>
              {line}
            </span>
          ))}
          {data.fate === '' || !told ? null : (
            <span className={styles.fate}>
              <MarkIcon shape={fate} className={styles.mark} />
              {data.fate}
            </span>
          )}
        </span>
      </ItemButton>
      {isAtHand && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.messageMenu}
          data-menu={item.order}
          aria-haspopup="menu"
          aria-label={words('ladder.menu', { name: item.text })}
          title={words('ladder.menu', { name: item.text })}
        >
          <IconDotsVertical className={styles.mark} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

function Message({ data }: { data: MessageData }) {
  const { item, y } = data;
  const { state, selected, told } = useItem(item);
  const line = messageLine(data, told);
  const { start, end } = line;
  const travel = { '--from': `${start}px`, '--to': `${end}px`, '--y': `${y}px` } as CSSProperties;
  return (
    <>
      <g
        className={styles.arrow}
        data-item={item.order}
        data-state={state}
        data-selected={selected || undefined}
      >
        <path className={styles.reach} d={`M${start} ${y}H${end}`} />
        <MessageArrow {...{ item, line, y, state, told }} />
        {state === 'current' ? <circle className={styles.traveller} r={5} style={travel} /> : null}
      </g>
      <EdgeLabelRenderer>
        <MessageLabel data={data} />
      </EdgeLabelRenderer>
    </>
  );
}

/** A message: an arrow between two lifelines with its name over it and its size under it. */
const MessageEdgeView = memo(function MessageEdgeView({ data }: EdgeProps<MessageEdge>) {
  return data === undefined ? null : <Message data={data} />;
});

export const edgeTypes = { message: MessageEdgeView };
