import { type Actor, type ActorId, isKms } from '../model/actors.ts';
import { utf8ToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { EngineError } from '../model/failures.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Clause } from '../model/sources.ts';
import { callMessages } from '../signalling/call-set-up.ts';
import type { CarrierName } from '../signalling/carrier.ts';
import { createCarrier } from '../signalling/carrier-of-run.ts';
import { kmsMessages } from '../signalling/kms-documents.ts';
import {
  hasArrived,
  type MessageEvent,
  type MessageFate,
  type ProvisionEvent,
  type TraceEvent,
} from '../trace/trace.ts';
import { addressOf, addressText } from './actor-addresses.ts';

/** What a run puts on the network, as it would stand there without TLS: the documents of the KMSs, the
 *  stage 3 messages around each payload, and the packets of the use of the keys. */

export const mediaPorts = { voice: 40_000, floor: 40_001 } as const;

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
        transport: message.name === 'notify' || message.name === 'notify-ok' ? 'sip' : 'http',
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

const carried: Readonly<Record<CarrierName, Fact>> = {
  notify: fact('capture.message.notify'),
  'notify-ok': fact('capture.message.notifyOk'),
  'get-group': fact('capture.message.getGroup'),
  'group-document': fact('capture.message.groupDocument'),
  'get-keys': fact('capture.message.getKeys'),
  'key-document': fact('capture.message.keyDocument'),
  'gmop-request': fact('capture.message.gmopRequest'),
  'gmop-answer': fact('capture.message.gmopAnswer'),
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

type ById = ReadonlyMap<ActorId, Actor>;

function actorIn(byId: ById, id: ActorId): Actor {
  const actor = byId.get(id);
  if (!actor) throw new EngineError('trace', `the run has no ${id}`);
  return actor;
}

const base = (event: TraceEvent) => ({ event, arrives: true });

/** A KMS hands something out; to another KMS it shows its certificate. */
function deliveryOf(event: ProvisionEvent, byId: ById, clock: string): readonly NetworkMessage[] {
  const [kms, to] = [actorIn(byId, event.from), actorIn(byId, event.actor)];
  const { certificate, keySet, what } = event;
  const [request, answer] = kmsMessages({
    kmsUri: kms.uri,
    userUri: to.uri,
    time: clock,
    ...(certificate && { certificate }),
    ...(keySet && { keySet }),
  });
  const [asked, given] =
    what === 'key-set'
      ? [fact('capture.message.keysAsked'), fact('capture.message.keysGiven')]
      : isKms(to.id)
        ? [
            fact('capture.message.certificateOfOtherAsked'),
            fact('capture.message.certificateOfOther'),
          ]
        : [fact('capture.message.certificateAsked'), fact('capture.message.certificateGiven')];
  const part = { ...base(event), transport: 'http' } as const;
  const [up, down] = [utf8ToBytes(request.text), utf8ToBytes(answer.text)];
  const ends = { from: to.id, to: kms.id };
  const back = { from: kms.id, to: to.id };
  return [
    { ...part, ...ends, isRequest: true, what: asked, clause: request.clause, octets: up },
    { ...part, ...back, isRequest: false, what: given, clause: answer.clause, octets: down },
  ];
}

/** What somebody outside sends: the bare payload, on the port of MIKEY. */
function injected(event: MessageEvent): readonly NetworkMessage[] {
  const { from, to } = event;
  const what = fact('capture.message.injected');
  const part = { ...base(event), transport: 'mikey', isRequest: false, what } as const;
  return event.payloads.map(({ sent: octets }) => ({
    ...part,
    from,
    to,
    clause: 'RFC 3830 §7',
    octets,
  }));
}

function callSetUp(event: MessageEvent, byId: ById): readonly NetworkMessage[] {
  const { from, to } = event;
  const [caller, called] = [from, to].map((id) => ({
    actor: actorIn(byId, id),
    address: addressText(addressOf(id)),
  }));
  if (!caller || !called) return [];
  const [invite, ok] = callMessages(caller, called, mediaPorts.voice);
  const part = { ...base(event), transport: 'sip' } as const;
  const [up, down] = [utf8ToBytes(invite.text), utf8ToBytes(ok.text)];
  const [asked, answered] = [fact('capture.message.invite'), fact('capture.message.inviteOk')];
  const back = { from: to, to: from };
  return [
    { ...part, from, to, isRequest: true, what: asked, clause: invite.clause, octets: up },
    { ...part, ...back, isRequest: false, what: answered, clause: ok.clause, octets: down },
  ];
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
  const part = { ...base(event), ...packets[name], isRequest: false };
  return event.payloads.map(({ sent: octets }) => ({ ...part, from, to, octets }));
}
