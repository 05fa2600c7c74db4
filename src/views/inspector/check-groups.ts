import {
  type Actor,
  type ActorId,
  type CheckEvent,
  type ComputeEvent,
  type DueCheck,
  gmsIn,
  hasFailed,
  isAcross,
  isDueCheck,
  isKms,
  type MessageEvent,
  type ProcedureNumber,
  type Purpose,
  type SkipEvent,
  type Step,
  serverIds,
  systemOf,
  type TraceEvent,
} from '../../engine/index.ts';
import { perEvents } from '../../store/per-events.ts';
import type { Shown } from '../../store/selectors.ts';
import { eventsAbout, focusOf } from '../../store/trace-index.ts';
import { shownMember } from './shown-event.ts';

/** The checks and calculations that belong to the shown event. */

export type Placed<T> = Readonly<{ event: T; index: number; ahead: boolean }>;

export type CheckGroup = Readonly<{
  key: string;
  actor: ActorId;
  procedure: ProcedureNumber;
  purpose: Purpose | null;
  /** In the use of the keys: the packet they are about. */
  packet: MessageEvent['name'] | null;
  checks: readonly Placed<DueCheck>[];
}>;

type Events = readonly TraceEvent[];

/** The shown member; in step 0 the shown actor, and the GMS where a KMS is shown, which checks
 *  nothing itself. */
function checkingActor(events: Events, actors: readonly Actor[], shown: Shown): ActorId | null {
  if (shown.event.step !== 0) return shownMember(events, actors, shown);
  const focus = focusOf(shown.event);
  return isKms(focus) ? gmsIn(systemOf(focus)) : focus;
}

/** Checks are shown apart: of what a KMS handed out, of payloads, of protected packets. */
function partOf(step: Step): 'keys' | 'payloads' | 'packets' {
  if (step === 'use') return 'packets';
  return step === 0 ? 'keys' : 'payloads';
}

/** The checks of the shown member (in step 0: of the shown actor), by procedure and purpose; of the
 *  packets it sends, by packet. */
export function checkGroups(
  events: Events,
  actors: readonly Actor[],
  cursor: number,
  shown: Shown,
): readonly CheckGroup[] {
  const checking = checkingActor(events, actors, shown);
  if (checking === null) return [];
  const part = partOf(shown.event.step);
  const groups = new Map<string, CheckGroup>();
  const packets = new Map<string, MessageEvent['name']>();
  for (const { event, index } of eventsAbout(events, checking)) {
    if (event.kind === 'message' && event.step === 'use') packets.set(event.id, event.name);
    if (!isDueCheck(event) || partOf(event.step) !== part) continue;
    const purpose = event.purpose ?? null;
    const packet = packets.get(event.subject?.messageId ?? '') ?? null;
    const { actor, procedure } = event;
    const key = [actor, procedure, purpose ?? 'all', packet ?? 'payload'].join('.');
    const group = groups.get(key) ?? { key, actor, procedure, purpose, packet, checks: [] };
    const checks = [...group.checks, { event, index, ahead: index > cursor }];
    groups.set(key, { ...group, checks });
  }
  return [...groups.values()];
}

/** The checks that have been made, and the one that is looked at. How many follow would tell whether
 *  one of them fails. */
export function toldGroups(groups: readonly CheckGroup[], shownId: string): readonly CheckGroup[] {
  return groups.flatMap((group) => {
    const checks = group.checks.filter(({ event, ahead }) => !ahead || event.id === shownId);
    return checks.length === 0 ? [] : [{ ...group, checks }];
  });
}

/** The check that is looked at, or else the one that stopped the receiver of the latest payload, or the
 *  last one made before the shown event. */
export function currentCheck(
  groups: readonly CheckGroup[],
  { event, index }: Pick<Shown, 'event' | 'index'>,
): string | null {
  const checks = groups.flatMap((group) => group.checks);
  if (checks.some((check) => check.event.id === event.id)) return event.id;
  const before = checks.filter((check) => check.index < index);
  const stops = groups.flatMap(
    (group) => group.checks.find(({ event: one }) => hasFailed(one)) ?? [],
  );
  const stopped = stops.findLast((check) => check.index < index);
  return (stopped ?? before.at(-1))?.event.id ?? null;
}

/** Whether checks are still to be made. */
export const isMoreAhead = (groups: readonly CheckGroup[]): boolean =>
  groups.some(({ checks }) => checks.some(({ ahead }) => ahead));

/** How many of the checks have been made, how many of them passed, and how many were left out. */
export function checkCount(groups: readonly Pick<CheckGroup, 'checks'>[]) {
  const due = groups.flatMap(({ checks }) => checks).filter(({ ahead }) => !ahead);
  const made = due.flatMap(({ event }) => (event.kind === 'check' ? [event] : []));
  const passed = made.filter((event) => event.passed).length;
  return { passed, all: made.length, skipped: due.length - made.length };
}

export type RunChecks = Readonly<{
  passed: number;
  all: number;
  failed: readonly Placed<CheckEvent>[];
  /** Those left out that would have failed. */
  missed: readonly Placed<SkipEvent>[];
}>;

/** Every check of the run, as the outcome counts them. */
export const runChecks = perEvents((events): RunChecks => {
  const failed: Placed<CheckEvent>[] = [];
  const missed: Placed<SkipEvent>[] = [];
  let all = 0;
  events.forEach((event, index) => {
    if (event.kind === 'skip' && event.wouldFail) missed.push({ event, index, ahead: false });
    if (event.kind !== 'check') return;
    all += 1;
    if (!event.passed) failed.push({ event, index, ahead: false });
  });
  return { passed: all - failed.length, all, failed, missed };
});

const isKmsOf = (focus: ActorId | null, actor: ActorId) =>
  focus !== null && isKms(focus) && !isAcross(focus, actor);

/** The calculations of the shown step and member; what is done once for all members counts in. */
export function computeList(
  events: Events,
  actors: readonly Actor[],
  cursor: number,
  shown: Shown,
): readonly Placed<ComputeEvent>[] {
  const { step, procedure } = shown.event;
  const focus = step === 0 ? focusOf(shown.event) : shownMember(events, actors, shown);
  const about = focus === null ? [] : [focus];
  return eventsAbout(events, ...serverIds, ...about).flatMap(({ event, index }) => {
    if (event.kind !== 'compute' || event.step !== step || event.procedure !== procedure) return [];
    const once = event.member === undefined && serverIds.includes(event.actor);
    const mine = focusOf(event) === focus || (once && (step !== 0 || isKmsOf(focus, event.actor)));
    return mine ? [{ event, index, ahead: index > cursor }] : [];
  });
}

/** The calculation among `list` that the shown event speaks of: itself, or for a check or a key
 *  the one right before it; `null` where there is none. */
export function computeFor(
  list: readonly Placed<ComputeEvent>[],
  { event, index }: Pick<Shown, 'event' | 'index'>,
): string | null {
  if (event.kind === 'compute')
    return list.find((item) => item.event.id === event.id)?.event.id ?? null;
  if (!isDueCheck(event) && event.kind !== 'store') return null;
  return list.find((item) => item.index === index - 1)?.event.id ?? null;
}
