import { type Actor, type ActorId, isKms } from '../model/actors.ts';
import { utf8ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { EngineError } from '../model/failures.ts';
import { callMessages } from '../signalling/call-set-up.ts';
import { kmsMessages } from '../signalling/kms-documents.ts';
import type { MessageEvent, ProvisionEvent } from '../trace/trace.ts';
import { addressOf, addressText } from './actor-addresses.ts';
import { mediaPorts, type NetworkMessage } from './network-message.ts';

/** Messages on the network that stand for what is no message of the figure: what the KMSs hand out, and the
 *  set-up of a call. */

export type ById = ReadonlyMap<ActorId, Actor>;

function actorIn(byId: ById, id: ActorId): Actor {
  const actor = byId.get(id);
  if (!actor) throw new EngineError('trace', `the run has no ${id}`);
  return actor;
}

/** A KMS hands something out; to another KMS it shows its certificate. */
export function deliveryOf(
  event: ProvisionEvent,
  byId: ById,
  clock: string,
): readonly NetworkMessage[] {
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
  const part = { event, arrives: true, transport: 'http' } as const;
  const [up, down] = [utf8ToBytes(request.text), utf8ToBytes(answer.text)];
  const ends = { from: to.id, to: kms.id };
  const back = { from: kms.id, to: to.id };
  return [
    { ...part, ...ends, isRequest: true, what: asked, clause: request.clause, octets: up },
    { ...part, ...back, isRequest: false, what: given, clause: answer.clause, octets: down },
  ];
}

/** The call in which the keys are used, in front of its first packet. */
export function callSetUp(event: MessageEvent, byId: ById): readonly NetworkMessage[] {
  const { from, to } = event;
  const [caller, called] = [from, to].map((id) => ({
    actor: actorIn(byId, id),
    address: addressText(addressOf(id)),
  }));
  if (!caller || !called) return [];
  const [invite, ok] = callMessages(caller, called, mediaPorts.voice);
  const part = { event, arrives: true, transport: 'sip' } as const;
  const [up, down] = [utf8ToBytes(invite.text), utf8ToBytes(ok.text)];
  const [asked, answered] = [fact('capture.message.invite'), fact('capture.message.inviteOk')];
  const back = { from: to, to: from };
  return [
    { ...part, from, to, isRequest: true, what: asked, clause: invite.clause, octets: up },
    { ...part, ...back, isRequest: false, what: answered, clause: ok.clause, octets: down },
  ];
}
