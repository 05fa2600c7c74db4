import { type ActorId, outsider } from '../model/actors.ts';
import type { Purpose } from '../model/purpose.ts';
import { carriesKeys, type MessageEvent, type TraceEvent } from '../trace/trace.ts';

/** What anybody on the network can record of a run: the payloads that carry keys, and the protected packets
 *  of their use. The keys that leak in clear are no part of it: they are given to one party. */

type Overheard = Readonly<{
  /** Stable: the event it belongs to, with the payload behind it where that is not the first. */
  id: string;
  eventId: string;
  /** Where its event stands in the run. */
  index: number;
  act: number;
  from: ActorId;
  to: ActorId;
  octets: Uint8Array;
}>;

/** A Group Key Transport payload on its way; `toUri`: the identity that it is sent to. */
export type Delivery = Overheard &
  Readonly<{ kind: 'delivery'; purposes: readonly Purpose[]; toUri: string }>;

/** A protected packet. */
export type ProtectedPacket = Overheard & Readonly<{ kind: 'packet'; use: 'media' | 'floor' }>;

export type Traffic = Delivery | ProtectedPacket;

/** What a message puts on the network. A second copy of the same octets tells nobody more. */
export function overheardIn(
  event: TraceEvent,
  index: number,
  uriOf: (actor: ActorId) => string,
): readonly Traffic[] {
  if (event.kind !== 'message') return [];
  const { name, fate } = event;
  const common = { eventId: event.id, index, act: event.act ?? 1, from: event.from, to: event.to };
  if (carriesKeys(event)) {
    if (fate === 'duplicated') return [];
    return event.payloads.map(({ sent, purpose, second }, payload) => ({
      ...{ ...common, kind: 'delivery', id: idIn(event, payload), octets: sent },
      purposes: second ? [purpose, second] : [purpose],
      toUri: uriOf(event.to),
    }));
  }
  if (name !== 'media-packet' && name !== 'floor-message' && name !== 'floor-taken') return [];
  const use = name === 'media-packet' ? 'media' : 'floor';
  return event.payloads.map(({ sent }, payload) => ({
    ...{ ...common, kind: 'packet', id: idIn(event, payload), octets: sent, use },
  }));
}

const idIn = ({ id }: MessageEvent, payload: number) => (payload === 0 ? id : `${id}#${payload}`);

/** Whether a payload is one that somebody outside made. */
export const isInjected = ({ from }: Pick<Delivery, 'from'>): boolean => from === outsider;
