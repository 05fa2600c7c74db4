import type { Actor, ActorId } from '../model/actors.ts';
import type { Act } from '../model/acts.ts';
import { isServerStep, type ProcedureNumber } from '../model/figure.ts';
import { atAct, lastRound, planOf } from '../model/plan.ts';
import type { Purpose } from '../model/purpose.ts';
import { mkfcTag } from '../model/purpose.ts';
import type { Scenario } from '../model/scenario.ts';
import { formOf, tagOf } from '../model/scenario-rules.ts';
import { hasArrived, type MessageEvent } from '../trace/trace.ts';
import { carrierMessages } from './carrier.ts';
import type { CarrierMessage, Hop } from './carrier-message.ts';
import type { KeyDocument } from './carrier-options.ts';
import type { CarriedGroup, CarriedPayload } from './documents.ts';

/** The stage 3 messages of a run: what the carrier needs to know of its messages, in their order. */

type ActorOf = (id: ActorId) => Actor | undefined;

/** What a receiver has been given: its payloads by the run of the procedure, those of an act before counted
 *  as before all of a later one. */
type Given = Readonly<{ act: number; procedure: ProcedureNumber; payloads: Sent }>;
type Sent = readonly (CarriedPayload & Readonly<{ purpose: Purpose }>)[];

/** What the carrier needs of the messages of a run, which are to come in their order, act after act. Null for
 *  what no message of stage 3 carries, such as the packets of the use of keys. */
export function createHops(
  scenario: Scenario,
  actorOf: ActorOf,
): (message: MessageEvent) => Hop | null {
  const given = new Map<ActorId, readonly Given[]>();
  const lastAct = scenario.acts.length + 1;
  const hidden = formOf(scenario).hideIdentities;
  return (message) => {
    const { name, procedure, act = 1 } = message;
    const scene = atAct(scenario, act);
    const [sender, to] = [actorOf(message.from), actorOf(message.to)];
    const { senderUri } = message;
    const from = sender && senderUri ? { ...sender, uri: senderUri } : sender;
    if (!from || !to || !isCarried(name)) return null;
    const payloads = payloadsOf(scene, message);
    const group = carriedGroup(scene);
    const arrives = hasArrived(message);
    if (isServerStep(message.step)) {
      return { name, procedure, act, from, to, group, payloads, held: [], arrives, hidden };
    }
    const own = given.get(to.id) ?? [];
    const ends = message.ends === true;
    const earlier = ends ? [] : own.filter((one) => one.act < act || one.procedure < procedure);
    const held = earlier.flatMap((one) => leftOf(one, act, payloads));
    // A copy the network makes puts nothing new into the document.
    const isNew = !own.some((one) => one.act === act && one.procedure === procedure);
    const goesOn = act < lastAct || procedure < lastRound(planOf(scene)).procedure;
    if (goesOn && name === 'notification' && isNew) {
      const now = earlier.map((one) => ({ ...one, payloads: leftOf(one, act, payloads) }));
      given.set(to.id, [...now, { act, procedure, payloads }]);
    }
    const told = { act, groupChanged: changesGroup(planOf(scene).act), ends };
    return { name, procedure, ...told, from, to, group, payloads, held, arrives, hidden };
  };
}

/** The messages that stage 3 has something for. */
const carriedNames = ['notification', 'key-upload', 'key-download', 'ok', 'error'] as const;
const isCarried = (name: MessageEvent['name']): name is Hop['name'] =>
  carriedNames.some((one) => one === name);

/** Whether the document of the group is another one in an act, and is fetched: where only keys change, it is
 *  not. Who is sent something again may never have had it. */
export const changesGroup = (act: Act | null): boolean =>
  act?.act !== 'renew' && act?.act !== 'revoke';

/** What of an earlier run is still in the document: a later act puts a new key in the place of the old one. */
const leftOf = ({ act, payloads }: Given, now: number, carried: Sent): Sent =>
  act === now
    ? payloads
    : payloads.filter(({ purpose }) => !carried.some((one) => one.purpose === purpose));

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

function payloadsOf(scenario: Scenario, message: MessageEvent): Sent {
  return message.payloads.map(({ purpose, second, sent }) => ({
    purpose,
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
