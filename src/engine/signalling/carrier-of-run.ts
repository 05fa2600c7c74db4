import type { Actor, ActorId } from '../model/actors.ts';
import type { ProcedureNumber } from '../model/figure.ts';
import { lastRound, planOf } from '../model/plan.ts';
import type { Purpose } from '../model/purpose.ts';
import { mkfcTag } from '../model/purpose.ts';
import { hidesIdentities, type Scenario } from '../model/scenario.ts';
import { tagOf } from '../model/scenario-rules.ts';
import { hasArrived, type MessageEvent } from '../trace/trace.ts';
import { type CarrierMessage, carrierMessages, type Hop, type KeyDocument } from './carrier.ts';
import type { CarriedGroup, CarriedPayload } from './documents.ts';

/** The stage 3 messages of a run: what the carrier needs to know of its messages, in their order. */

type ActorOf = (id: ActorId) => Actor | undefined;

/** What the carrier needs of the messages of a run, which are to come in their order. Null for what
 *  is not a message of the figure, such as the packets of the use of keys. */
export function createHops(
  scenario: Scenario,
  actorOf: ActorOf,
): (message: MessageEvent) => Hop | null {
  const given = new Map<ActorId, Map<ProcedureNumber, readonly CarriedPayload[]>>();
  const { procedure: lastProcedure } = lastRound(planOf(scenario));
  const group = carriedGroup(scenario);
  const hidden = hidesIdentities(scenario);
  return (message) => {
    const { name, procedure } = message;
    const [sender, to] = [actorOf(message.from), actorOf(message.to)];
    const { senderUri } = message;
    const from = sender && senderUri ? { ...sender, uri: senderUri } : sender;
    if (!from || !to || (name !== 'notification' && name !== 'ok' && name !== 'error')) return null;
    const payloads = payloadsOf(scenario, message);
    const own = given.get(to.id) ?? new Map<ProcedureNumber, readonly CarriedPayload[]>();
    const held = [...own].flatMap(([earlier, list]) => (earlier < procedure ? list : []));
    // A copy the network makes puts nothing new into the document.
    if (procedure < lastProcedure && name === 'notification' && !own.has(procedure)) {
      given.set(to.id, own.set(procedure, payloads));
    }
    const arrives = hasArrived(message);
    return { name, procedure, from, to, group, payloads, held, arrives, hidden };
  };
}

/** Composes the stage 3 messages of a run, whose messages are to come in their order. None for what
 *  is not a message of the figure. */
export function createCarrier(
  scenario: Scenario,
  actorOf: ActorOf,
  keyDocument: KeyDocument,
): (message: MessageEvent) => readonly CarrierMessage[] {
  const hopOf = createHops(scenario, actorOf);
  return (message) => {
    const hop = hopOf(message);
    return hop === null ? [] : carrierMessages(hop, keyDocument);
  };
}

function payloadsOf(scenario: Scenario, message: MessageEvent): readonly CarriedPayload[] {
  return message.payloads.map(({ purpose, second, sent }) => ({
    list: second === undefined ? listOf(scenario, purpose) : ('GMK' as const),
    octets: sent,
  }));
}

/** The group a scenario's keys are for: the temporary one in a regroup. */
export function carriedGroup(scenario: Scenario): CarriedGroup {
  const { groupUri, groupName, temporary } = planOf(scenario).group;
  return { uri: groupUri, name: groupName, temporary };
}

/** The list of the key document a payload of one key stands in: an MKFC has a list of its own. */
export function listOf(scenario: Scenario, purpose: Purpose): CarriedPayload['list'] {
  return tagOf(scenario, purpose) === mkfcTag ? 'MKFC' : 'GMK';
}
