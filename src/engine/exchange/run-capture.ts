import type { Actor } from '../model/actors.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Scenario } from '../model/scenario.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { addressOf, multicastAddress } from './actor-addresses.ts';
import { createNetwork, type NetworkPacket, sendMessages } from './capture-network.ts';
import { networkMessages } from './run-messages.ts';
import { captureHead, capturePacket } from './write-pcapng.ts';

/** The capture of a run, as Wireshark opens it. Every packet says which step it belongs to, which clause
 *  orders it and of which event it is. Times come from the scenario's clock, a packet each millisecond. */

/** A run, and how its capture says things: `say` puts a fact into words, `link` leads to the run. */
export type CapturedRun = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  link: string;
  say: (fact: Fact) => string;
}>;

const packetMicroseconds = 1000n;

/** The pieces of the pcapng file in their order: its head, then a piece each packet. */
export function* captureOfRun(run: CapturedRun): Generator<Uint8Array, void, void> {
  const { scenario, actors, events, link, say } = run;
  const names = actors.map(({ id }) => ({ address: addressOf(id), name: id as string }));
  yield captureHead({
    comment: say(fact('capture.section', { link })),
    application: 'Keyladder',
    names: [...names, { address: multicastAddress, name: 'multicast' }],
  });
  const network = createNetwork();
  let unixMicroseconds = BigInt(Date.parse(scenario.clock)) * 1000n;
  for (const messages of networkMessages(scenario, actors, events)) {
    for (const packet of sendMessages(network, messages)) {
      const comment = say(commentOf(packet));
      yield capturePacket({ octets: packet.octets, unixMicroseconds, comment });
      unixMicroseconds += packetMicroseconds;
    }
  }
}

function commentOf({ message: { event, clause }, what }: NetworkPacket): Fact {
  return fact('capture.packet', { where: whereOf(event), what, clause, event: event.id });
}

function whereOf({ step, procedure }: TraceEvent): Fact {
  if (step === 'use') return fact('capture.use');
  if (procedure === 1) return fact('capture.step', { step });
  return fact('capture.stepAgain', { step, procedure });
}
