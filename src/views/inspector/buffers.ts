import type {
  ChildBuffer,
  ComputeEvent,
  Failure,
  FieldNode,
  MessageEvent,
  TraceEvent,
} from '../../engine/index.ts';
import { findNode, hasArrived } from '../../engine/index.ts';
import type { BufferView } from '../../store/state.ts';
import { eventsAbout, focusOf, type PlacedEvent } from '../../store/trace-index.ts';

/** The octets a payload can be looked at as: sent, received, and what the receiver decrypted. */

export type Origin = Readonly<{ event: ComputeEvent; index: number; ahead: boolean }>;

export type ShownBuffer = Readonly<{
  view: BufferView;
  bytes: Uint8Array;
  tree: readonly FieldNode[];
  /** For decrypted octets: the receiver's calculation that gave them. */
  origin?: Origin;
}>;

type Events = readonly TraceEvent[];

/** What the views of decrypted octets show. */
const revealed = {
  gmk: ['gmk'],
  'key-parameters': ['key-parameters'],
  packet: ['rtp-packet', 'rtcp-packet'],
} as const satisfies Partial<Record<BufferView, readonly ChildBuffer['name'][]>>;

const packetNames: readonly MessageEvent['name'][] = [
  'media-packet',
  'floor-message',
  'floor-taken',
];

/** The views a message has: a protected packet carries a packet, a notification carries keys. */
export function viewsOf({ name }: MessageEvent): readonly BufferView[] {
  const isPacket = packetNames.includes(name);
  return [
    'sent',
    'received',
    ...(isPacket ? ['packet' as const] : (['key-parameters', 'gmk'] as const)),
  ];
}

/** The events about the member the message is about: the one it is for, or the one who talks. */
function eventsAround(events: Events, message: MessageEvent): readonly PlacedEvent[] {
  return eventsAbout(events, focusOf(message), message.to);
}

/** The receiver's calculation that made octets of a payload readable; `null` when none did. */
export function revealOf(
  events: Events,
  cursor: number,
  message: MessageEvent,
  payload: number,
  view: keyof typeof revealed,
): Origin | null {
  const names: readonly string[] = revealed[view];
  const found = eventsAround(events, message).find(
    ({ event }) =>
      event.kind === 'compute' &&
      event.reveals !== undefined &&
      names.includes(event.reveals.name) &&
      event.actor === message.to &&
      event.subject?.messageId === message.id &&
      event.subject.payload === payload,
  );
  if (found?.event.kind !== 'compute') return null;
  return { event: found.event, index: found.index, ahead: found.index > cursor };
}

/** Whether key parameters stand without the IEI and the length that TS 33.179 §E.6.1, read strictly,
 *  has before them. */
export function isBareContent({ name, tree }: Pick<ChildBuffer, 'name' | 'tree'>): boolean {
  return name === 'key-parameters' && findNode(tree, 'keyParameters.iei') === undefined;
}

/** The octets of one view of a payload; `null` when there are none. */
export function bufferOf(
  events: Events,
  cursor: number,
  message: MessageEvent,
  payload: number,
  view: BufferView,
): ShownBuffer | null {
  const octets = message.payloads[payload];
  if (octets === undefined) return null;
  if (view === 'sent') return { view, bytes: octets.sent, tree: octets.sentTree };
  if (view === 'received') {
    if (!hasArrived(message) || octets.received.length === 0) return null;
    return { view, bytes: octets.received, tree: octets.receivedTree };
  }
  const origin = revealOf(events, cursor, message, payload, view);
  const reveals = origin?.event.reveals;
  return origin && reveals ? { view, bytes: reveals.bytes, tree: reveals.tree, origin } : null;
}

/** The view in which a field can be seen: `wanted` if it has it, or else the first that has. Of a
 *  view the message has not, the octets as received. */
export function viewWithPath(
  events: Events,
  cursor: number,
  message: MessageEvent,
  payload: number,
  looked: BufferView,
  path: string | null,
): BufferView {
  const wanted = viewsOf(message).includes(looked) ? looked : 'received';
  if (path === null) return wanted;
  const views: readonly BufferView[] = [wanted, 'received', ...viewsOf(message)];
  const holds = (view: BufferView) => {
    const buffer = bufferOf(events, cursor, message, payload, view);
    return buffer !== null && findNode(buffer.tree, path) !== undefined;
  };
  return views.find(holds) ?? wanted;
}

/** Why there are no octets to show. */
export type Absence =
  | Readonly<{ why: 'lost' | 'no-keys' | 'not-carried' }>
  | Readonly<{ why: 'refused'; failure: Failure }>;

/** The first check that refuses a payload. */
function refusalOf(
  events: Events,
  message: MessageEvent,
  payload: number,
): Readonly<{ failure: Failure; index: number }> | null {
  for (const { event, index } of eventsAround(events, message)) {
    if (event.kind !== 'check' || !event.failure || event.check === 'key-separation') continue;
    if (event.subject?.messageId !== message.id || event.subject.payload !== payload) continue;
    return { failure: event.failure, index };
  }
  return null;
}

/** Whether it lies ahead of the event `reached` if the receiver can decrypt these octets. */
export function isUntold(
  events: Events,
  reached: number,
  message: MessageEvent,
  payload: number,
  view: BufferView,
): boolean {
  if (view === 'sent' || view === 'received' || !hasArrived(message)) return false;
  const reveal = revealOf(events, reached, message, payload, view);
  if (reveal !== null) return reveal.ahead;
  return (refusalOf(events, message, payload)?.index ?? -1) > reached;
}

/** Why a payload has no octets in that view: lost on the way, refused by a check before it was
 *  decrypted, not carried at all, or opened without keys. */
export function absenceOf(
  events: Events,
  message: MessageEvent,
  payload: number,
  view: BufferView,
): Absence {
  if (!hasArrived(message)) return { why: 'lost' };
  const refusal = refusalOf(events, message, payload);
  if (refusal !== null) return { why: 'refused', failure: refusal.failure };
  const gmk = revealOf(events, events.length, message, payload, 'gmk');
  if (view === 'key-parameters' && gmk !== null) return { why: 'not-carried' };
  return { why: 'no-keys' };
}
