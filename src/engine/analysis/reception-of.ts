import type { McpttUe } from '../checks/reception.ts';
import type { Arrival } from '../entities/mcptt-ue.ts';
import type { Gms } from '../entities/parties.ts';
import { bundleReceiver, bundleReception } from '../exchange/opened-message.ts';
import type { RunSource } from '../exchange/run-source.ts';
import type { ActorId } from '../model/actors.ts';
import type { Context, Where } from '../model/context.ts';
import type { Scenario } from '../model/scenario.ts';
import { placesOf } from '../model/scenario-rules.ts';
import { arrivalsOf } from '../procedures/group-key-provisioning.ts';
import { openPartSession, type PartSession } from '../procedures/run-parts.ts';
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
  context: Context,
  ref: NotificationRef,
): ReceptionOf | null {
  switch (source.kind) {
    case 'scenario':
      return receptionInRun(source.scenario, context, ref);
    case 'bundle': {
      const receiver = bundleReceiver(source.bundle, source.as);
      if (receiver === null) return null;
      const { event, ue, arrival } = bundleReception(source.bundle, receiver, source.ntpSeconds);
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

type Passed<T> = Readonly<{ where: Where; value: T }>;

function receptionInRun(
  scenario: Scenario,
  context: Context,
  { messageId, to }: NotificationRef,
): ReceptionOf | null {
  const receivers: Passed<McpttUe>[] = [];
  const senders: Passed<Gms>[] = [];
  const watched: Context = {
    ...context,
    alter(point, value, where) {
      const altered = context.alter ? context.alter(point, value, where) : value;
      if (where.member !== to) return altered;
      if (point === 'receiver') receivers.push({ where, value: copyOf(altered as McpttUe) });
      if (point === 'sender') senders.push({ where, value: altered as Gms });
      return altered;
    },
  };
  const message = eventsAt(scenario, openPartSession(scenario, watched), to).find(
    (event): event is MessageEvent => event.kind === 'message' && event.id === messageId,
  );
  if (message?.name !== 'notification') return null;
  const again = message.fate === 'duplicated';
  const arrival = receivers.find(
    ({ where }) => where.procedure === message.procedure && (where.again ?? false) === again,
  );
  const sender = senders.find(({ where }) => where.procedure === message.procedure);
  if (!arrival || !sender) return null;
  return { ue: arrival.value, arrivals: arrivalsOf(message), signer: sender.value };
}

/** The events of a run in which a receiver has a part. */
function eventsAt(scenario: Scenario, session: PartSession, to: ActorId): readonly TraceEvent[] {
  if (to === 'partner-gms') return session.common.rounds.flatMap(({ handOver }) => handOver);
  const index = placesOf(scenario).findIndex(({ actor }) => actor === to);
  return index < 0 ? [] : session.memberPart(index).rounds.flat();
}
