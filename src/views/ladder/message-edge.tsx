import { IconBolt, IconX } from '@tabler/icons-react';
import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { ItemButton, useItem } from './item-button.tsx';
import styles from './ladder.module.css';
import type { MessageEdge } from './ladder-drawing.ts';

const barHalf = 6;
const headLength = 11;
const headHalf = 5;
/** How far along the arrow a lost message gets. */
const lostAt = 0.82;

type MessageData = NonNullable<MessageEdge['data']>;

/** Start and end of the line: from bar to bar, or short of the receiver when it is lost. */
function lineOf({ fromX, toX, item }: MessageData) {
  const direction = Math.sign(toX - fromX) || 1;
  const start = fromX + direction * barHalf;
  const arrival = toX - direction * (barHalf + 1);
  const lost = item.event.kind === 'message' && item.event.fate === 'dropped';
  return { direction, start, end: lost ? start + (arrival - start) * lostAt : arrival, lost };
}

function MessageLabel({ data }: { data: MessageData }) {
  const { label, item } = data;
  const place: CSSProperties = {
    transform: `translate(${label.x}px, ${label.y}px)`,
    width: label.width,
  };
  const altered = item.event.kind === 'message' && item.event.fate === 'altered';
  const FateIcon = altered ? IconBolt : IconX;
  const isError = item.event.kind === 'message' && item.event.name === 'error';
  return (
    <div className={styles.messagePlace} style={place}>
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
          {data.fate === '' ? null : (
            <span className={styles.fate}>
              <FateIcon className={styles.mark} aria-hidden="true" />
              {data.fate}
            </span>
          )}
        </span>
      </ItemButton>
    </div>
  );
}

function Message({ data }: { data: MessageData }) {
  const { item, y } = data;
  const { state, selected } = useItem(item);
  const { direction, start, end, lost } = lineOf(data);
  const back = end - direction * headLength;
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
        <path className={styles.line} d={`M${start} ${y}H${lost ? end : back}`} />
        {lost ? (
          <path className={styles.cross} d={`M${end - 6} ${y - 6}l12 12m0 -12l-12 12`} />
        ) : (
          <path
            className={styles.arrowHead}
            d={`M${end} ${y}L${back} ${y - headHalf}V${y + headHalf}Z`}
          />
        )}
        {message?.fate === 'altered' ? (
          <path
            className={styles.bolt}
            d={`M${end - direction * 34} ${y - 9}l-5 10h4l-1 8l6-11h-4l2-7z`}
          />
        ) : null}
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
