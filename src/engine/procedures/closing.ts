import type { CheckFailure } from '../checks/index.ts';
import { type ActorId, partnerGms } from '../model/actors.ts';
import type { Leg } from '../model/figure.ts';
import type { Round } from '../model/plan.ts';
import { eventBase, type Scope } from '../trace/recording.ts';
import type { MemberReport, MessageEvent, MessageFate } from '../trace/trace.ts';

/** The answers that close what a notification began. They take no calculation, so that whoever puts the
 *  parts of a run in order needs none of the cryptography. */

/** OK, or an error with every failed check. The draft leaves the coding of an error open.
 *  Source: pCR 33.179 §7.4.2. */
export function answer(
  scope: Scope,
  to: ActorId,
  failures: readonly CheckFailure[],
  report: MessageEvent['report'] = [],
): MessageEvent {
  const name = failures.length + report.length === 0 ? 'ok' : 'error';
  return Object.freeze({
    ...eventBase(scope, 'message', name),
    kind: 'message' as const,
    name,
    from: scope.actor,
    to,
    payloads: [],
    fate: 'delivered' as const,
    failures,
    ...(report.length === 0 ? {} : { report }),
  });
}

/** How the partner GMS answers the primary one: not at all where nothing arrived, otherwise with what it refused;
 *  what becomes of the answer, and which faults had a hand in it. */
export type Closing = Readonly<{
  answers: boolean;
  failures: readonly CheckFailure[];
  fate: MessageFate;
  faults: readonly number[];
  /** GMK-IDs of what it deletes, where the group ends. */
  dropped?: readonly number[];
}>;

/** No answer. */
export const notClosed = { answers: false, fate: 'delivered', failures: [], faults: [] } as const;

/** Where the partner GMS answers. */
export function answering(
  { answer: step }: Leg,
  { prefix, procedure }: Round,
  actor: ActorId,
): Scope {
  return { prefix, procedure, step, actor, member: actor };
}

/** Step 6: the partner GMS answers the primary one once its UEs have answered; null where it has
 *  nothing to answer. A refusal, its own or of some of its UEs, is an error; how a part is reported is
 *  left open by the texts. */
export function closeRound(
  leg: Leg,
  round: Round,
  { answers, failures, fate, faults, dropped = [] }: Closing,
  report: readonly MemberReport[],
): MessageEvent | null {
  if (!answers) return null;
  const sent = answer(answering(leg, round, partnerGms), leg.from, failures, report);
  return Object.freeze({
    ...sent,
    ...(faults.length > 0 ? { faults } : {}),
    ...(dropped.length > 0 ? { dropped } : {}),
    fate,
  });
}
