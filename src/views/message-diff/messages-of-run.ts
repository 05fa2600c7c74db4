import type { ComparedMessage, MessageEvent, TraceEvent } from '../../engine/index.ts';

/** A payload of a run that can be compared: as it was sent, or as it arrived where that differs. */
export type RunMessage = ComparedMessage &
  Readonly<{ id: string; event: MessageEvent; payload: number; buffer: 'sent' | 'received' }>;

/** The payloads of a run, in its order; answers and what never arrived have none. */
export function messagesOfRun(events: readonly TraceEvent[]): readonly RunMessage[] {
  return events.flatMap((event) =>
    event.kind === 'message'
      ? event.payloads.flatMap((_payload, index) => buffersOf(event, index))
      : [],
  );
}

/** What names a payload of a run. */
export const idOf = (messageId: string, payload: number, buffer: RunMessage['buffer']): string =>
  `${messageId}/${payload}/${buffer}`;

function buffersOf(event: MessageEvent, payload: number): readonly RunMessage[] {
  const found = event.payloads[payload];
  if (found === undefined) return [];
  const { sent, received, sentTree, receivedTree } = found;
  const of = (buffer: RunMessage['buffer']) => ({
    ...{ id: idOf(event.id, payload, buffer), event, payload, buffer },
    octets: buffer === 'sent' ? sent : received,
    tree: buffer === 'sent' ? sentTree : receivedTree,
  });
  const isOther = received.length > 0 && !isSame(sent, received);
  return isOther ? [of('sent'), of('received')] : [of('sent')];
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, index) => octet === b[index]);
