import { type MessageEvent, outsider, type TraceEvent } from '../engine/index.ts';
import { perEvents } from '../store/per-events.ts';

/** What somebody outside sends in a run, or is sent. */

type Events = readonly TraceEvent[];
export type Placed = Readonly<{ message: MessageEvent; index: number }>;

/** The messages to or from somebody outside, in the order of the run; packets they overhear are none. */
export const outsideMessages = perEvents((events): readonly Placed[] =>
  events.flatMap((event, index) =>
    event.kind === 'message' && (event.from === outsider || event.to === outsider)
      ? [{ message: event, index }]
      : [],
  ),
);

/** What somebody outside sends from one event to another. */
export const injectedIn = (events: Events, first: number, last: number): readonly Placed[] =>
  outsideMessages(events).filter(
    ({ message, index }) => message.name === 'injected' && first <= index && index <= last,
  );
