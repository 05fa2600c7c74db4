import type { Gmk, SealedKey } from '../entities/parties.ts';
import type { Delivery } from '../entities/taps.ts';
import { decodeMessage, type GroupKeyTransportParts } from '../mikey/index.ts';
import type { Where } from '../model/context.ts';
import type { MessagePayload } from '../trace/trace.ts';
import type { Alterations, FaultPlace } from './fault.ts';

/** Alterations several faults make. */

/** Which bit of an octet string is flipped, counted from the first bit of the first octet. */
export function flipBit(octets: Uint8Array, bit: number): Uint8Array {
  const at = bit >> 3;
  if (at >= octets.length) throw new RangeError(`bit ${bit} is not in ${octets.length} octets`);
  const flipped = Uint8Array.from(octets);
  flipped[at] = (flipped[at] ?? 0) ^ (0x80 >> (bit & 7));
  return flipped;
}

/** The octets with their last bit turned over. */
export const flipLastBit = (octets: Uint8Array) => flipBit(octets, 8 * octets.length - 1);

/** A payload that arrives with other octets than it was sent with. */
export function arriving(payload: MessagePayload, received: Uint8Array): MessagePayload {
  return Object.freeze({ ...payload, received, receivedTree: decodeMessage(received).tree });
}

/** The fault changes octets on the way: of every payload, or of the one with the chosen key. */
export function onTheWay(
  { at }: Pick<FaultPlace, 'at'>,
  change: (octets: Uint8Array) => Uint8Array,
): Alterations {
  const concerns = ({ purpose, second }: MessagePayload) =>
    at.key === undefined || second !== undefined || purpose === at.key;
  return changeDelivery('altered', ({ payloads }) => ({
    payloads: payloads.map((payload) =>
      concerns(payload) ? arriving(payload, change(payload.received)) : payload,
    ),
  }));
}

/** A notification that is altered or delayed; one that is lost stays lost. */
export function changeDelivery(
  fate: 'altered' | 'delayed',
  change: (delivery: Delivery, where: Where) => Partial<Delivery> | null,
): Pick<Alterations, 'delivery'> {
  return {
    delivery: (delivery, where) => {
      const changed = change(delivery, where);
      const isLost = delivery.fate !== 'delivered';
      return changed ? { ...delivery, fate: isLost ? delivery.fate : fate, ...changed } : delivery;
    },
  };
}

/** The chosen keys changed, the others as they are. */
export function changeKeys(
  { at }: Pick<FaultPlace, 'at'>,
  change: (gmk: Gmk) => Gmk,
): Pick<Alterations, 'gmks'> {
  const concerns = ({ purpose }: Gmk) => at.key === undefined || purpose === at.key;
  return { gmks: (gmks) => gmks.map((gmk) => (concerns(gmk) ? change(gmk) : gmk)) };
}

/** The chosen keys with other parameters. */
export function changeParameters(
  place: Pick<FaultPlace, 'at'>,
  change: (gmk: Gmk) => Partial<Gmk['parameters']>,
): Pick<Alterations, 'gmks'> {
  return changeKeys(place, (gmk) => ({
    ...gmk,
    parameters: { ...gmk.parameters, ...change(gmk) },
  }));
}

/** Every key encapsulated otherwise, before the GMS signs. */
export function changeSakke(
  change: (sakke: SealedKey['sakke']) => Partial<SealedKey['sakke']>,
): Pick<Alterations, 'sealed'> {
  return {
    sealed: (key) => ({ ...key, sakke: { ...key.sakke, ...change(key.sakke) } }),
  };
}

type Idr = GroupKeyTransportParts['idrs'][number];

/** The names in a message replaced. */
export function changeIdentity(change: (idr: Idr) => Uint8Array): Pick<Alterations, 'parts'> {
  const changed = (idr: Idr) => ({ ...idr, idData: change(idr) });
  return { parts: (parts) => ({ ...parts, idrs: parts.idrs.map(changed) }) };
}
