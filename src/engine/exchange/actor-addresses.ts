import { type ActorId, outsider, parseActorId } from '../model/actors.ts';

/** The IPv4 addresses actors have in a capture: of the range for benchmarks, one half for each system, and
 *  of a documentation range for whoever is outside. Sources: RFC 2544 App. C.2.2, RFC 5737 §3, RFC 6676. */

/** Where members begin, servers in front of them: ue1 is 198.18.1.1. */
const firstMember = 256;
const servers = { kms: 1, gms: 2, server: 16 } as const;

/** The four octets of an actor's address; each actor has its own. */
export function addressOf(id: ActorId): Uint8Array {
  if (id === outsider) return Uint8Array.of(203, 0, 113, 66);
  const { system, kind, ordinal } = parseActorId(id);
  const host =
    kind === 'ue' ? firstMember + ordinal : servers[kind as keyof typeof servers] + ordinal;
  return Uint8Array.of(198, system === 'primary' ? 18 : 19, host >>> 8, host & 0xff);
}

/** Where a server sends by multicast to those of the group who listen. */
export const multicastAddress = Uint8Array.of(233, 252, 0, 1);

/** An address as people write it. */
export const addressText = (address: Uint8Array): string => address.join('.');
