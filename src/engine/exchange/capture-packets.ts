import type { Fact } from '../model/fact.ts';

/** A packet of a capture. `link`: number of its link type; `octets`: as much as was captured.
 *  `unixSeconds`: when, in whole seconds. */
export type Packet = Readonly<{
  number: number;
  link: number;
  octets: Uint8Array;
  unixSeconds?: number;
  comment?: string;
}>;

/** What reading the packets of a capture comes to: why it ended early, or null. */
export type Packets = Generator<Packet, Fact | null, void>;
