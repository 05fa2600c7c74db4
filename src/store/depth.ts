import {
  type ActorId,
  type FigureStep,
  type FigureStepKey,
  figureSteps,
  hasArrived,
  isActorId,
  type MemberPhase,
  memberPhases,
  type TraceEvent,
} from '../engine/index.ts';
import { perEvents } from './per-events.ts';
import type { AppState, Depth, Level } from './state.ts';
import { focusOf } from './trace-index.ts';

/** Where → and ← stop: at the ends of the steps of the figure, of the phases of each member, or at every
 *  event, and finer inside what is unfolded. At the level of the figure the events come in its order. */

type Events = readonly TraceEvent[];

/** The level at which a run may stop and ask: it does so at one member after the other, which the figure
 *  takes together. */
export const levelFor = (predicting: boolean, level: Level): Level =>
  predicting && level === 'figure' ? 'members' : level;

/** The steps of the figure, of events in its order. */
export const stepsOf = perEvents(figureSteps);

/** The step of the figure that an event belongs to; undefined in an empty trace. */
export function stepAt(events: Events, index: number): FigureStep | undefined {
  const steps = stepsOf(events);
  return steps.find(({ last }) => index <= last) ?? steps.at(-1);
}

/** Key of the step of the figure an event belongs to, in whatever order the events are; null where there
 *  is no event. */
export function stepKeyOf(event: TraceEvent | undefined): FigureStepKey | null {
  if (event === undefined) return null;
  if (event.kind === 'outcome' || event.step === 'use') return '1.use';
  return `${event.procedure}.${event.step}`;
}

const isSamePart = (a: TraceEvent | undefined, b: TraceEvent | undefined) =>
  a !== undefined &&
  b !== undefined &&
  a.step === b.step &&
  a.procedure === b.procedure &&
  focusOf(a) === focusOf(b);

/** The phases of the step and the member that an event belongs to, as far as they follow one another;
 *  none in an empty trace. */
export function phasesAround(events: Events, index: number): readonly MemberPhase[] {
  const event = events[index];
  let first = index;
  let last = index;
  while (isSamePart(events[first - 1], event)) first -= 1;
  while (isSamePart(events[last + 1], event)) last += 1;
  return phasesBetween(events, first, last);
}

/** The phase that an event belongs to; undefined in an empty trace. */
export function phaseAt(events: Events, index: number): MemberPhase | undefined {
  const phases = phasesAround(events, index);
  return phases.find((phase) => phase.first <= index && index <= phase.last);
}

/** The phases of the events from index `first` to `last`. */
export function phasesBetween(events: Events, first: number, last: number): readonly MemberPhase[] {
  return memberPhases(events.slice(first, last + 1)).map((phase) => ({
    ...phase,
    first: phase.first + first,
    last: phase.last + first,
  }));
}

/** What a step of the figure is for one member: its events, and whether something failed there. */
export type MemberInStep = Readonly<{
  member: ActorId;
  first: number;
  last: number;
  failed: boolean;
}>;

const membersByStep = perEvents(() => new Map<string, readonly MemberInStep[]>());

/** Whether something went wrong here: a check failed, a key was not kept, a message got lost. */
export const isFailure = (event: TraceEvent): boolean =>
  event.kind === 'discard' ||
  (event.kind === 'check' && !event.passed) ||
  (event.kind === 'message' && (event.name === 'error' || !hasArrived(event)));

/** Each member in a step, in the order of the events. */
export function membersInStep(events: Events, step: FigureStep): readonly MemberInStep[] {
  const known = membersByStep(events);
  const kept = known.get(step.key);
  if (kept) return kept;
  const members: { member: ActorId; first: number; last: number; failed: boolean }[] = [];
  for (let index = step.first; index <= step.last; index += 1) {
    const event = events[index];
    if (event === undefined) continue;
    const now = members.at(-1);
    const failed = isFailure(event);
    if (now && isSamePart(events[index - 1], event)) {
      now.last = index;
      now.failed ||= failed;
    } else {
      members.push({ member: focusOf(event), first: index, last: index, failed });
    }
  }
  known.set(step.key, members);
  return members;
}

/** The event that stands for a step of the figure that is complete: the last one of the member who is
 *  followed, or else of the first at whom something failed. The one at the cursor where there is neither. */
export function standsForStep(
  events: Events,
  cursor: number,
  { level, followed }: Pick<Depth, 'level' | 'followed'>,
): number {
  const step = level === 'figure' ? stepAt(events, cursor) : undefined;
  if (step?.last !== cursor || step.step === 0 || step.step === 'use') return cursor;
  const members = membersInStep(events, step);
  const one = members.find(({ member }) => member === followed) ?? members.find((m) => m.failed);
  return one?.last ?? cursor;
}

/** Members that a step shows when it is looked into; the others are counted. */
export const mostMembersShown = 12;

/** The members whose phases are shown in a step that is looked into: the one that is followed, or else
 *  those that failed and the first others. */
export function shownInStep(
  events: Events,
  step: FigureStep,
  followed: ActorId | null,
): readonly MemberInStep[] {
  const all = membersInStep(events, step);
  const own = all.filter(({ member }) => member === followed || !isActorId(member, ['ue']));
  if (followed !== null && own.some(({ member }) => member === followed)) return own;
  if (all.length <= mostMembersShown) return all;
  const first = [...all].sort((a, b) => Number(b.failed) - Number(a.failed) || a.first - b.first);
  const shown = new Set(first.slice(0, mostMembersShown));
  return all.filter((one) => shown.has(one));
}

/** The phases shown in a step that is looked into. */
export const phasesInStep = (events: Events, step: FigureStep, followed: ActorId | null) =>
  shownInStep(events, step, followed).flatMap(({ first, last }) =>
    phasesBetween(events, first, last),
  );

const indicesOf = ({ key, first, last }: MemberPhase, unfolded: Depth['unfolded']) =>
  unfolded.includes(key) ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [last];

/** The stops in a step of the figure, its end included. */
function stopsInStep(events: Events, step: FigureStep, depth: Depth): readonly number[] {
  if (!depth.unfolded.includes(step.key)) return [step.last];
  const stops = phasesInStep(events, step, depth.followed).flatMap((phase) =>
    indicesOf(phase, depth.unfolded),
  );
  return stops.at(-1) === step.last ? stops : [...stops, step.last];
}

function figureStop(events: Events, cursor: number, depth: Depth, by: 1 | -1): number | undefined {
  const steps = stepsOf(events);
  const from = steps.findIndex(({ last }) => cursor <= last);
  for (let at = from; at >= 0 && at < steps.length; at += by) {
    const step = steps[at];
    if (step === undefined) break;
    const stops = stopsInStep(events, step, depth);
    const stop = by > 0 ? stops.find((one) => one > cursor) : stops.findLast((one) => one < cursor);
    if (stop !== undefined) return stop;
  }
  return undefined;
}

/** Whether a phase is gone through: of all members, or of the one followed and of what is not about a
 *  single UE. */
const isGoneThrough = ({ member, step }: MemberPhase, { followed }: Depth) =>
  followed === null || member === followed || step === 'use' || !isActorId(member, ['ue']);

function phaseStop(events: Events, cursor: number, depth: Depth, by: 1 | -1): number | undefined {
  let phase = phaseAt(events, cursor);
  while (phase !== undefined) {
    const stops = isGoneThrough(phase, depth) ? indicesOf(phase, depth.unfolded) : [];
    const stop = by > 0 ? stops.find((one) => one > cursor) : stops.findLast((one) => one < cursor);
    if (stop !== undefined) return stop;
    const next = by > 0 ? phase.last + 1 : phase.first - 1;
    phase = next < 0 || next >= events.length ? undefined : phaseAt(events, next);
  }
  return undefined;
}

function stop(events: Events, cursor: number, depth: Depth, by: 1 | -1): number {
  const last = Math.max(events.length - 1, 0);
  const end = by > 0 ? last : 0;
  switch (depth.level) {
    case 'figure':
      return figureStop(events, cursor, depth, by) ?? end;
    case 'members':
      return phaseStop(events, cursor, depth, by) ?? end;
    case 'everything':
      return Math.min(Math.max(cursor + by, 0), last);
  }
}

/** The next place to stop after `cursor`; the last event where there is none. */
export const nextStop = (events: Events, cursor: number, depth: Depth): number =>
  stop(events, cursor, depth, 1);

/** The place to stop before `cursor`; the first event where there is none. */
export const previousStop = (events: Events, cursor: number, depth: Depth): number =>
  stop(events, cursor, depth, -1);

/** What is unfolded, and the cursor with it. */
export type Folding = Readonly<{ unfolded: readonly string[]; cursor: number }>;

/** Looks one floor deeper at an event: into its step, or else into its phase. Null where there is nothing
 *  to look into. */
export function unfoldedAt(events: Events, index: number, depth: Depth): Folding | null {
  const step = depth.level === 'figure' ? stepAt(events, index) : undefined;
  if (step && !depth.unfolded.includes(step.key)) {
    const unfolded = [...depth.unfolded, step.key];
    const [cursor = step.last] = stopsInStep(events, step, { ...depth, unfolded });
    return { unfolded, cursor };
  }
  const phase = depth.level === 'everything' ? undefined : phaseAt(events, index);
  if (phase === undefined || depth.unfolded.includes(phase.key) || phase.first === phase.last) {
    return null;
  }
  return { unfolded: [...depth.unfolded, phase.key], cursor: phase.first };
}

/** The way back: closes the phase of an event, or else its step (`wholeStep`: that at once). Null where neither is open. */
export function foldedAt(
  events: Events,
  index: number,
  depth: Depth & Readonly<{ wholeStep?: boolean }>,
): Folding | null {
  if (depth.level === 'everything') return null;
  const phase = depth.wholeStep ? undefined : phaseAt(events, index);
  const step = depth.level === 'figure' ? stepAt(events, index) : undefined;
  for (const open of [phase, step]) {
    if (open === undefined || !depth.unfolded.includes(open.key)) continue;
    // What lies inside is closed with it.
    const unfolded = depth.unfolded.filter(
      (key) => key !== open.key && !key.startsWith(`${open.key}.`),
    );
    return { unfolded, cursor: open.last };
  }
  return null;
}

/** The cursor in a trace that comes in: who stood at the end of a step of the figure, or nowhere yet, does
 *  so again. */
export function completed(
  events: Events,
  cursor: number,
  old: Pick<AppState, 'trace' | 'cursor' | 'wanted' | 'level' | 'unfolded'>,
): number {
  const step = old.level === 'figure' ? stepAt(events, cursor) : undefined;
  if (step === undefined || old.unfolded.includes(step.key)) return cursor;
  const stood = stepAt(old.trace.events, old.cursor);
  if (old.wanted?.fault !== undefined || old.wanted?.verdict) return cursor;
  const wasComplete = old.wanted ? old.wanted.eventId === null : stood?.last === old.cursor;
  return wasComplete ? step.last : cursor;
}
