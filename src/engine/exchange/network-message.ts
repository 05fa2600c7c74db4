import type { ActorId } from '../model/actors.ts';
import type { Fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** How a message travels: SIP, bare MIKEY, voice and floor control over UDP, HTTP over TCP. */
export type Transport = 'sip' | 'http' | 'mikey' | 'voice' | 'floor' | 'multicast';

/** A message on the network: of which event, what it is, whether somebody waits for an answer to it, and
 *  whether it arrives. */
export type NetworkMessage = Readonly<{
  event: TraceEvent;
  transport: Transport;
  from: ActorId;
  to: ActorId;
  isRequest: boolean;
  arrives: boolean;
  what: Fact;
  clause: Clause;
  octets: Uint8Array;
}>;

/** Where voice goes at both ends, and floor control behind it. */
export const mediaPorts = { voice: 40_000, floor: 40_001 } as const;
