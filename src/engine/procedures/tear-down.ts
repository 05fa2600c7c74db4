import type { Gms } from '../entities/parties.ts';
import { type RunContext, tap } from '../entities/taps.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import type { Leg } from '../model/figure.ts';
import { planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import type { MessageEvent } from '../trace/trace.ts';
import { answer, answering, notClosed } from './closing.ts';
import { answered, notify } from './group-key-provisioning.ts';
import type { PassedOn } from './group-regroup.ts';
import type { Member, Servers } from './step-zero.ts';

/** The end of a temporary group: the ways of its notifications, with a message that carries no key. No text
 *  that was read gives its steps, its form, or what becomes of the key; a product choice, told as one.
 *  Source: TS 23.179 §10.6.2 (unverified). */

/** A member is told that the group ends, gives up its key as the act says, and answers. */
export function* endForMember(
  scenario: Scenario,
  context: RunContext,
  { step, answer: answeringStep }: Leg,
  gms: Gms,
  round: Round,
  member: Member,
): Steps<void> {
  const { prefix, procedure } = round;
  const scope: Scope = { prefix, procedure, step, actor: gms.name, member: member.actor };
  const recipient = { uri: member.ue.uri, certificate: gms.certificate };
  const arrived = yield* notify(context, scope, gms, round, [], member, recipient);
  for (const one of arrived) {
    const back: Scope = { ...one.scope, step: answeringStep, actor: member.actor };
    const sent = withDropped(answer(back, gms.name, []), giveUp(scenario, member));
    yield answered(context, member, sent, back);
  }
}

/** The partner GMS is told; it tells its users, and answers once they have. */
export function* endAtPartner(
  scenario: Scenario,
  context: RunContext,
  { gms, other }: Servers,
  leg: Leg,
  round: Round,
  member: Member,
): Steps<PassedOn> {
  const { prefix, procedure } = round;
  const scope: Scope = { prefix, procedure, step: leg.step, actor: gms.name, member: member.actor };
  const recipient = { uri: member.ue.uri, certificate: other ?? gms.certificate };
  const arrived = yield* notify(context, scope, gms, round, [], member, recipient);
  const nothing = { ...notClosed, gmks: [], leaked: [] };
  if (arrived.length === 0) return nothing;
  const dropped = giveUp(scenario, member);
  const back = answering(leg, round, member.actor);
  const fate = tap(context, back, 'answer', 'delivered');
  if (fate !== 'dropped') member.unanswered.count -= 1;
  const faults = [...(context.faultsAt?.(back) ?? [])];
  return { ...nothing, answers: true, fate, faults, dropped };
}

export const withDropped = (sent: MessageEvent, dropped: readonly number[]): MessageEvent =>
  dropped.length === 0 ? sent : Object.freeze({ ...sent, dropped });

/** What a receiver gives up of the keys of the group that ends; gives the GMK-IDs of what it deletes. A UE
 *  that keeps them does not send under them any more. */
function giveUp(scenario: Scenario, member: Member): readonly number[] {
  const { act, group, systems } = planOf(scenario);
  if (act?.act !== 'tear-down') return [];
  const { keys } = member.ue;
  const ended = keys.filter((key) => isFor(key, group.groupUri));
  const isServer = systems.some(({ gms }) => gms === member.actor);
  const deletes = isServer ? act.partnerGms === 'drops' : act.regroupKey === 'dropped';
  if (!deletes) {
    member.notSent.push(...ended.map(({ gmkId }) => gmkId));
    return [];
  }
  for (const key of ended) keys.splice(keys.indexOf(key), 1);
  return ended.map(({ gmkId }) => gmkId);
}

const isFor = ({ parameters }: KeyRecord, groupUri: string) =>
  parameters.groupIds.includes(groupUri);
