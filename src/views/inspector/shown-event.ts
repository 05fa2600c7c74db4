import {
  type Actor,
  type ActorId,
  eventIndex,
  isDueCheck,
  isOpened,
  type MessageEvent,
  outsider,
  type PayloadRef,
  receivesKeys,
  type TraceEvent,
} from '../../engine/index.ts';
import type { Shown } from '../../store/selectors.ts';
import type { Selection } from '../../store/state.ts';
import { focusOf } from '../../store/trace-index.ts';

/** What the inspector shows beside the shown event, from trace, cursor and selection. */

type Events = readonly TraceEvent[];

/** The UE, or partner GMS, an event is about, `null` for what happens once for all; of a message made
 *  elsewhere its receiver, which may be a server. */
export function memberOf(event: TraceEvent): ActorId | null {
  const focus = focusOf(event);
  return receivesKeys(focus) || focus === outsider || isOpened(event) ? focus : null;
}

/** The UE whose part of the procedure is shown: the event's own, that of the last message before
 *  the event, or the first UE. */
export function shownMember(
  events: Events,
  actors: readonly Actor[],
  shown: Pick<Shown, 'event' | 'index'>,
): ActorId | null {
  const own = memberOf(shown.event);
  if (own !== null) return own;
  const message = events[latestMessage(events, shown)];
  const fromMessage = message ? memberOf(message) : null;
  return fromMessage ?? actors.find((actor) => actor.kind === 'ue')?.id ?? null;
}

export type ShownMessage = Readonly<{
  message: MessageEvent;
  index: number;
  payload: number;
  /** The field the shown event speaks of, `null` when it names none. */
  path: string | null;
  /** The message has not been sent yet at the cursor. */
  ahead: boolean;
}>;

function subjectOf(event: TraceEvent): PayloadRef | undefined {
  if (isDueCheck(event) || event.kind === 'compute' || event.kind === 'discard') {
    return event.subject;
  }
  return event.kind === 'store' ? event.record.learntFrom : undefined;
}

/** The field an event speaks of: what a check reads, what a calculation made readable, why a key
 *  was thrown away. */
export function pathOf(event: TraceEvent): string | null {
  if (isDueCheck(event)) return event.path ?? null;
  if (event.kind === 'compute') return event.reveals?.originPath ?? null;
  return event.kind === 'discard' ? event.reason.path : null;
}

/** Index of the last message before the shown event, of the same UE if it is about one; or −1. */
function latestMessage(events: Events, shown: Pick<Shown, 'event' | 'index'>): number {
  const member = memberOf(shown.event);
  for (let index = shown.index - 1; index >= 0; index -= 1) {
    const event = events[index];
    if (event?.kind !== 'message') continue;
    if (member === null || memberOf(event) === member) return index;
  }
  return -1;
}

/** Whether any message was sent before an event, whomever it was about. */
export const hasMessageBefore = (events: Events, index: number): boolean =>
  events.slice(0, index).some(({ kind }) => kind === 'message');

/** The message of the Message tab with the payload in it: a message itself; the payload an event
 *  speaks of; or the last message before it of the same UE. `null` when there is none yet. */
export function shownMessage(
  events: Events,
  cursor: number,
  shown: Shown,
  selection: Pick<Selection, 'payload'>,
): ShownMessage | null {
  const { event } = shown;
  const subject = subjectOf(event);
  const index =
    event.kind === 'message'
      ? shown.index
      : subject
        ? eventIndex(events, subject.messageId)
        : latestMessage(events, shown);
  const message = events[index];
  if (message?.kind !== 'message') return null;
  const wanted = subject?.payload ?? selection.payload;
  const payload = Math.max(0, Math.min(wanted, message.payloads.length - 1));
  return { message, index, payload, path: subject ? pathOf(event) : null, ahead: index > cursor };
}
