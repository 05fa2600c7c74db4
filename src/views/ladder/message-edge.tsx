import { IconBolt, IconClock, IconCopy, IconDotsVertical, IconX } from '@tabler/icons-react';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { ItemButton, useItem } from './item-button.tsx';
import styles from './ladder.module.css';
import type { MessageEdge } from './ladder-drawing.ts';
import { type MessageData, messageLine } from './message-line.ts';
import { useWords } from './use-words.ts';

const fateIcons = {
  delivered: IconBolt,
  altered: IconBolt,
  dropped: IconX,
  delayed: IconClock,
  duplicated: IconCopy,
} as const;

function MessageLabel({ data }: { data: MessageData }) {
  const { label, item } = data;
  const place: CSSProperties = {
    transform: `translate(${label.x}px, ${label.y}px)`,
    width: label.width,
  };
  const words = useWords();
  const { state, selected } = useItem(item);
  const FateIcon = fateIcons[item.event.kind === 'message' ? item.event.fate : 'delivered'];
  const isAtHand = selected || state === 'current';
  const isError = item.event.kind === 'message' && item.event.name === 'error';
  return (
    <div
      className={styles.messagePlace}
      style={place}
      data-within={data.within ?? (data.gateX === null ? undefined : 'both')}
      data-crossing={data.gateX !== null || undefined}
    >
      <ItemButton item={item} className={styles.message}>
        <span className={styles.above} data-error={isError || undefined}>
          {data.above.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
        <span className={styles.below}>
          {data.below.map((line) => (
            <span key={line}>{line}</span>
          ))}
          {data.report.map((line) => (
            <span className={styles.report} key={line}>
              {line}
            </span>
          ))}
          {data.fate === '' ? null : (
            <span className={styles.fate}>
              <FateIcon className={styles.mark} aria-hidden="true" />
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
  const { state, selected } = useItem(item);
  const { start, end, lost, line, head, bolt, twin, clock, gate } = messageLine(data);
  const message = item.event.kind === 'message' ? item.event : null;
  const travel = { '--from': `${start}px`, '--to': `${end}px`, '--y': `${y}px` } as CSSProperties;
  return (
    <>
      <g
        className={styles.arrow}
        data-item={item.order}
        data-state={state}
        data-selected={selected || undefined}
        data-name={message?.name}
      >
        <path className={styles.reach} d={`M${start} ${y}H${end}`} />
        <path className={styles.line} d={line} />
        <path className={lost ? styles.cross : styles.arrowHead} d={head} />
        {twin === null ? null : <path className={styles.arrowHead} d={twin} />}
        {item.touched && (message?.fate === 'altered' || message?.fate === 'delivered') ? (
          <path className={styles.bolt} d={bolt} />
        ) : null}
        {clock === null ? null : <path className={styles.clock} d={clock} />}
        {gate === null ? null : <path className={styles.gate} d={gate} />}
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
