import type { Actor } from '../model/actors.ts';
import { utf8ToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Scenario } from '../model/scenario.ts';
import type { CarrierName } from '../signalling/carrier-message.ts';
import { createCarrier } from '../signalling/carrier-of-run.ts';
import {
  hasArrived,
  type MessageEvent,
  type MessageFate,
  type TraceEvent,
} from '../trace/trace.ts';
import { callSetUp, deliveryOf } from './composed-messages.ts';
import type { NetworkMessage } from './network-message.ts';

/** What a run puts on the network, as it would stand there without TLS: the documents of the KMSs, the
 *  stage 3 messages around each payload, and the packets of the use of the keys. */

/** The messages of a run, those of an event together. What leaks has no form on a network, and the answer
 *  of a UE has no message of its own: neither is here. */
export function* networkMessages(
  scenario: Scenario,
  actors: readonly Actor[],
  events: readonly TraceEvent[],
): Generator<readonly NetworkMessage[], void, void> {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const carrierOf = createCarrier(scenario, (id) => byId.get(id), 'both-payloads');
  let isSetUp = false;
  for (const event of events) {
    if (event.kind === 'provision') yield deliveryOf(event, byId, scenario.clock);
    if (event.kind !== 'message') continue;
    const { name } = event;
    if (name === 'injected') yield injected(event);
    else if (name === 'media-packet' || name === 'floor-message' || name === 'floor-taken') {
      if (!isSetUp && name !== 'floor-taken') yield callSetUp(event, byId);
      isSetUp ||= name !== 'floor-taken';
      yield packet(event, name);
    } else {
      const arrives = hasArrived(event);
      yield carrierOf(event).map((message) => ({
        ...message,
        event,
        transport: overSip.includes(message.name) ? 'sip' : 'http',
        arrives,
        what: withFate(
          carried[message.name],
          message.from === event.from ? event.fate : 'delivered',
        ),
        octets: utf8ToBytes(message.text),
      }));
    }
  }
}

const overSip: readonly CarrierName[] = [
  ...(['notify', 'notify-ok', 'register', 'register-answer'] as const),
  ...(['key-message', 'key-message-ok'] as const),
];

const carried: Readonly<Record<CarrierName, Fact>> = {
  notify: fact('capture.message.notify'),
  'notify-ok': fact('capture.message.notifyOk'),
  'get-group': fact('capture.message.getGroup'),
  'group-document': fact('capture.message.groupDocument'),
  'get-keys': fact('capture.message.getKeys'),
  'key-document': fact('capture.message.keyDocument'),
  'gmop-request': fact('capture.message.gmopRequest'),
  'gmop-answer': fact('capture.message.gmopAnswer'),
  register: fact('capture.message.register'),
  'register-answer': fact('capture.message.registerAnswer'),
  'key-message': fact('capture.message.keyMessage'),
  'key-message-ok': fact('capture.message.keyMessageOk'),
};

const fates: Readonly<Record<Exclude<MessageFate, 'delivered'>, (message: Fact) => Fact>> = {
  altered: (message) => fact('capture.fate.altered', { message }),
  dropped: (message) => fact('capture.fate.dropped', { message }),
  intercepted: (message) => fact('capture.fate.intercepted', { message }),
  delayed: (message) => fact('capture.fate.delayed', { message }),
  duplicated: (message) => fact('capture.fate.duplicated', { message }),
};

const withFate = (message: Fact, fate: MessageFate): Fact =>
  fate === 'delivered' ? message : fates[fate](message);

/** What somebody outside sends: the bare payload, on the port of MIKEY. */
function injected(event: MessageEvent): readonly NetworkMessage[] {
  const { from, to } = event;
  const what = fact('capture.message.injected');
  const part = { event, arrives: true, transport: 'mikey', isRequest: false, what } as const;
  return event.payloads.map(({ sent: octets }) => ({
    ...part,
    from,
    to,
    clause: 'RFC 3830 §7',
    octets,
  }));
}

const packets = {
  'media-packet': {
    transport: 'voice',
    what: fact('capture.message.voice'),
    clause: 'TS 33.179 §7.5.1',
  },
  'floor-message': {
    transport: 'floor',
    what: fact('capture.message.floor'),
    clause: 'TS 33.179 §7.6.1',
  },
  'floor-taken': {
    transport: 'multicast',
    what: fact('capture.message.floorTaken'),
    clause: 'TS 33.179 §7.6.1',
  },
} as const;

function packet(event: MessageEvent, name: keyof typeof packets): readonly NetworkMessage[] {
  const { from, to } = event;
  const kind = packets[name];
  // What the server sends under a CSK goes to the one UE that has it.
  const transport = event.purpose === 'client' ? 'floor' : kind.transport;
  const part = { event, arrives: true, ...kind, transport, isRequest: false };
  return event.payloads.map(({ sent: octets }) => ({ ...part, from, to, octets }));
}
