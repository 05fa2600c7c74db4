import type { McpttUe } from '../checks/reception.ts';
import type { Arrival } from '../entities/mcptt-ue.ts';
import type { Gms } from '../entities/parties.ts';
import type { RunContext, TapPoints } from '../entities/taps.ts';
import { bundleReceiver, bundleReception } from '../exchange/opened-message.ts';
import type { RunSource } from '../exchange/run-source.ts';
import { type ActorId, partnerGms } from '../model/actors.ts';
import type { Where } from '../model/context.ts';
import { everMembers } from '../model/plan.ts';
import { actOfId } from '../model/run-names.ts';
import type { Scenario } from '../model/scenario.ts';
import { arrivalsOf } from '../procedures/group-key-provisioning.ts';
import { eventsOfMember, openPartSession, type PartSession } from '../procedures/run-parts.ts';
import type { MessageEvent, TraceEvent } from '../trace/trace.ts';

/** A notification of a run, as it is when it arrives. */

/** Which notification, and to whom. */
export type NotificationRef = Readonly<{ messageId: string; to: ActorId }>;

/** What arrives, its receiver before it does, and the GMS that signed it; null where its signing keys
 *  are not known, as in a message made elsewhere. */
export type ReceptionOf = Readonly<{
  ue: McpttUe;
  arrivals: readonly Arrival[];
  signer: Gms | null;
}>;

/** The reception of a notification; null where the source has no such one, or it never arrives. The
 *  part of the run it takes is made with `context`, faults and all. */
export function receptionOf(
  source: RunSource,
  context: RunContext,
  ref: NotificationRef,
): ReceptionOf | null {
  switch (source.kind) {
    case 'scenario':
      return receptionInRun(source.scenario, context, ref);
    case 'bundle': {
      const receiver = bundleReceiver(source.bundle, source.as);
      if (receiver === null) return null;
      const { bundle, ntpSeconds, edits } = source;
      const { event, ue, arrival } = bundleReception(bundle, receiver, ntpSeconds, edits);
      return event.id === ref.messageId ? { ue, arrivals: [arrival], signer: null } : null;
    }
    case 'message':
      return null;
  }
}

/** A receiver that shares nothing with another that may change. */
export function copyOf(ue: McpttUe): McpttUe {
  return { ...ue, seen: new Set(ue.seen), keys: [...ue.keys] };
}

/** Sees what passes at the taps of a run. */
type Watch = { readonly [P in keyof TapPoints]?: (value: TapPoints[P], where: Where) => void };
type Passed<T> = Readonly<{ where: Where; value: T }>;

function receptionInRun(
  scenario: Scenario,
  context: RunContext,
  { messageId, to }: NotificationRef,
): ReceptionOf | null {
  const receivers: Passed<McpttUe>[] = [];
  const senders: Passed<Gms>[] = [];
  const watch: Watch = {
    receiver: (ue, where) => receivers.push({ where, value: copyOf(ue) }),
    sender: (value, where) => senders.push({ where, value }),
  };
  const watched: RunContext = {
    ...context,
    alter<P extends keyof TapPoints>(point: P, value: TapPoints[P], where: Where) {
      const altered = context.alter ? context.alter(point, value, where) : value;
      const passes: Watch[P] = watch[point];
      if (where.member === to) passes?.(altered, where);
      return altered;
    },
  };
  const messages = eventsAt(scenario, openPartSession(scenario, watched), to).filter(
    (event): event is MessageEvent => event.kind === 'message',
  );
  const message = messages.find(({ id }) => id === messageId);
  const isInjected = message?.name === 'injected';
  if (!message || (message.name !== 'notification' && !isInjected)) return null;
  const isOfMessage = ({ prefix, procedure }: Where) =>
    actOfId(prefix) === (message.act ?? 1) && procedure === message.procedure;
  const again = isInjected ? !replacesAnother(message, messages) : message.fate === 'duplicated';
  const arrival = receivers.find(
    ({ where }) => isOfMessage(where) && (where.again ?? false) === again,
  );
  const sender = senders.find(({ where }) => isOfMessage(where));
  if (!arrival || !sender) return null;
  const signer = isInjected ? null : sender.value;
  return { ue: arrival.value, arrivals: arrivalsOf(message), signer };
}

/** Whether somebody outside sends a message in the place of a notification. */
const replacesAnother = ({ procedure }: MessageEvent, messages: readonly MessageEvent[]) =>
  messages.some((one) => one.procedure === procedure && one.fate === 'intercepted');

/** The events of a run in which a receiver has a part. */
function eventsAt(scenario: Scenario, session: PartSession, to: ActorId): readonly TraceEvent[] {
  if (to === partnerGms) {
    return session.common.flatMap(({ rounds }) => rounds.flatMap(({ passedOn }) => passedOn));
  }
  const member = everMembers(scenario).find(({ actor }) => actor === to);
  return member ? eventsOfMember(session.memberPart(member.index)) : [];
}
