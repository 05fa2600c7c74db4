import type { Actor } from '../model/actors.ts';
import { secondsIntoActs } from '../model/acts.ts';
import { type Fact, fact } from '../model/fact.ts';
import { atAct } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { addressOf, multicastAddress } from './actor-addresses.ts';
import { createNetwork, type NetworkPacket, sendMessages } from './capture-network.ts';
import { networkMessages } from './run-messages.ts';
import { captureHead, capturePacket } from './write-pcapng.ts';

/** The capture of a run, as Wireshark opens it. Every packet says which step it belongs to, which clause
 *  orders it and of which event it is. Times come from the scenario's clock, in each act, a packet each millisecond. */

/** A run, and how its capture says things: `say` puts a fact into words, `link` leads to the run. */
export type CapturedRun = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  link: string;
  /** The one act whose packets are written; absent: all. */
  act?: number | null;
  say: (fact: Fact) => string;
}>;

const packetMicroseconds = 1000n;

/** The pieces of the pcapng file in their order: its head, then a piece each packet. */
export function* captureOfRun(run: CapturedRun): Generator<Uint8Array, void, void> {
  const { scenario, actors, events, link, say, act = null } = run;
  const names = actors.map(({ id }) => ({ address: addressOf(id), name: id as string }));
  yield captureHead({
    comment: say(fact('capture.section', { link })),
    application: 'Keyladder',
    names: [...names, { address: multicastAddress, name: 'multicast' }],
  });
  const network = createNetwork();
  let unixMicroseconds = 0n;
  for (const messages of networkMessages(scenario, actors, events)) {
    const at = messages[0]?.event.act ?? 1;
    if (messages.length === 0 || (act !== null && at !== act)) continue;
    const began = beginOf(atAct(scenario, at));
    if (unixMicroseconds < began) unixMicroseconds = began;
    for (const packet of sendMessages(network, messages)) {
      const comment = say(commentOf(packet));
      yield capturePacket({ octets: packet.octets, unixMicroseconds, comment });
      unixMicroseconds += packetMicroseconds;
    }
  }
}

/** When an act begins, in microseconds of Unix time. */
const beginOf = (scene: Scenario): bigint =>
  BigInt(Date.parse(scene.clock) + 1000 * secondsIntoActs(scene)) * 1000n;

function commentOf({ message: { event, clause }, what }: NetworkPacket): Fact {
  return fact('capture.packet', { where: whereOf(event), what, clause, event: event.id });
}

function whereOf({ act, ...event }: TraceEvent): Fact {
  const where = inActOf(event);
  return act === undefined ? where : fact('capture.inAct', { act, where });
}

function inActOf({ step, procedure }: Pick<TraceEvent, 'step' | 'procedure'>): Fact {
  if (step === 'use') return fact('capture.use');
  if (procedure === 1) return fact('capture.step', { step });
  return fact('capture.stepAgain', { step, procedure });
}
