import type { KeyDocument, Network } from '../signalling/carrier-options.ts';
import type { CarrierLedger } from './carrier-ledger.ts';
import { networkOctets } from './network-octets.ts';

/** Time on the air under a simple model: everything a UE sends or receives goes one after the other
 *  over one shared channel, and added to it are the round trips nobody can start before the one
 *  before has ended. No loss, no access delay, no calculation. */

/** Bit rate in kbit/s, above 0; round trip in milliseconds. */
export type Channel = Readonly<{ kilobitsPerSecond: number; roundTripMilliseconds: number }>;

/** Seconds until the last member has answered: one member alone on the channel, and the group. */
export type AirTime = Readonly<{ memberSeconds: number; groupSeconds: number }>;

/** Time on the air of `octets` and of round trips in sequence, in seconds. Throws RangeError for a
 *  bit rate that is not above 0. */
export function airSeconds(octets: number, roundTrips: number, channel: Channel): number {
  const { kilobitsPerSecond, roundTripMilliseconds } = channel;
  if (!(kilobitsPerSecond > 0)) {
    throw new RangeError(`kilobitsPerSecond: expected above 0, found ${kilobitsPerSecond}`);
  }
  const onChannel = (octets * 8) / (kilobitsPerSecond * 1000);
  return onChannel + (roundTrips * roundTripMilliseconds) / 1000;
}

/** The time of a run, where the key document of a second procedure holds what `keyDocument` says; with what
 *  lies under its stage 3 messages, or of them as written. */
export function airTime(
  carrier: CarrierLedger,
  keyDocument: KeyDocument,
  channel: Channel,
  network: Network | null = null,
): AirTime {
  const { roundTrips } = carrier;
  const { air, member } = networkOctets(carrier, keyDocument, network);
  return {
    memberSeconds: airSeconds(member, roundTrips.member, channel),
    groupSeconds: airSeconds(air, roundTrips.inSequence, channel),
  };
}
