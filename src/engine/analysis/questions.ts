import { type ActorId, isPartnerUe, partnerGms, systemOf } from '../model/actors.ts';
import {
  type CheckName,
  type DueCheck,
  isDueCheck,
  type MessageEvent,
  type SkipEvent,
  type TraceEvent,
} from '../trace/trace.ts';

/** "Which check fires?": where a run with faults can stop to ask, and what it answers. */

type Answer = Readonly<{ check: CheckName; eventId: string; index: number }>;

export type Question = Readonly<{
  /** Where it is asked: the notification concerned, or in step 0 what the KMS hands out. */
  eventId: string;
  index: number;
  /** Whom it is about. */
  actor: ActorId;
  /** The faults that are in it, by their place in the scenario's list. */
  faults: readonly number[];
  /** The first check that fails there and where it does; null where none does. */
  answer: Answer | null;
  /** The checks before the answer that would have failed there, and that their party leaves out. */
  missed: readonly SkipEvent[];
}>;

/** Faults by whom they concern in a run of the procedure; `all` where it happens once for all
 *  members of the system of a GMS. */
type Touched = Map<string, Set<number>>;

const ofMember = (procedure: number, id: ActorId) => `${procedure}.${id}`;
const ofAll = (procedure: number, gms: ActorId) => `${procedure}.all.${systemOf(gms)}`;

function touchedIn(events: readonly TraceEvent[]): Touched {
  const touched: Touched = new Map();
  for (const { faults, step, procedure, member, actor } of events) {
    if (faults === undefined || faults.length === 0 || step === 0 || step === 'use') continue;
    const key = member === undefined ? ofAll(procedure, actor) : ofMember(procedure, member);
    const known = touched.get(key) ?? new Set<number>();
    for (const fault of faults) known.add(fault);
    touched.set(key, known);
  }
  return touched;
}

/** The faults of each actor that is the receiver of something altered. */
type AlteredFor = ReadonlyMap<ActorId, ReadonlySet<number>>;

function alteredFor(events: readonly TraceEvent[]): AlteredFor {
  const altered = new Map<ActorId, Set<number>>();
  for (const { faults = [], member, actor, step } of events) {
    if (faults.length === 0 || (member === undefined && step !== 0)) continue;
    const known = altered.get(member ?? actor) ?? new Set<number>();
    for (const fault of faults) known.add(fault);
    altered.set(member ?? actor, known);
  }
  return altered;
}

function isOfOther(altered: AlteredFor, actor: ActorId, faults: readonly number[]): boolean {
  const own = [...(altered.get(actor) ?? [])];
  return own.length > 0 && own.every((fault) => !faults.includes(fault));
}

function faultsIn(touched: Touched, { procedure, from, to }: MessageEvent): number[] {
  const own = touched.get(ofMember(procedure, to)) ?? [];
  const common = touched.get(ofAll(procedure, from)) ?? [];
  return [...new Set([...own, ...common])].sort((a, b) => a - b);
}

type Asked = Omit<Question, 'index' | 'answer' | 'missed'>;

function askedAt(event: TraceEvent, touched: Touched): Asked | null {
  if (event.kind === 'message' && event.name === 'notification') {
    const faults = faultsIn(touched, event);
    return faults.length === 0 ? null : { eventId: event.id, actor: event.to, faults };
  }
  const { kind, faults = [], id, actor, step } = event;
  const isHandedOut = step === 0 && (kind === 'provision' || isDueCheck(event));
  return isHandedOut && faults.length > 0 ? { eventId: id, actor, faults } : null;
}

/** Whether a fault shows in a check before there is any notification it could be asked about: then the
 *  run stops right before the check. */
function isWithoutNotification(event: TraceEvent, questions: readonly Question[]): boolean {
  const { step, faults = [] } = event;
  if (!isDueCheck(event) || step === 0 || step === 'use' || faults.length === 0) return false;
  return faults.every((fault) => !questions.some((one) => one.faults.includes(fault)));
}

/** The first check that fails for that actor from there on; of a partner GMS, for its UEs too. A packet
 *  that another fault keeps its receiver from opening is no answer, nor is a check that is left out. */
function answerOf(
  events: readonly TraceEvent[],
  { index, actor, faults }: Pick<Question, 'index' | 'actor' | 'faults'>,
  altered: AlteredFor,
): Pick<Question, 'answer' | 'missed'> {
  const isAbout = (id: ActorId | undefined) =>
    id === actor || (actor === partnerGms && id !== undefined && isPartnerUe(id));
  const missed: SkipEvent[] = [];
  for (let at = index; at < events.length; at += 1) {
    const event = events[at];
    if (event === undefined || !isDueCheck(event) || isHarmless(event)) continue;
    const isOthers = event.step === 'use' && event.actor !== actor;
    if (isOthers && isOfOther(altered, event.actor, faults)) continue;
    if (!isAbout(event.actor) && !isAbout(event.member)) continue;
    if (event.kind === 'skip') missed.push(event);
    else return { answer: { check: event.check, eventId: event.id, index: at }, missed };
  }
  return { answer: null, missed };
}

const isHarmless = (event: DueCheck) =>
  event.kind === 'skip' ? event.wouldFail === undefined : event.passed;

/** The questions of a run in their order. A fault that is put to many members is asked about once for
 *  each run of the procedure and step, at the first of them. */
export function questionsOf(events: readonly TraceEvent[]): readonly Question[] {
  const touched = touchedIn(events);
  const asked = new Set<string>();
  const questions: Question[] = [];
  const altered = alteredFor(events);
  const ask = (found: Asked, index: number) => {
    questions.push({ ...found, index, ...answerOf(events, { ...found, index }, altered) });
  };
  events.forEach((event, index) => {
    const before = events[index - 1];
    const found = askedAt(event, touched);
    const key = `${event.procedure}.${event.step}.${found?.faults.join(',')}`;
    if (found !== null && !asked.has(key)) {
      asked.add(key);
      ask(found, index);
    } else if (before && isWithoutNotification(event, questions)) {
      const { actor, faults = [] } = event;
      ask({ eventId: before.id, actor, faults }, index - 1);
    }
  });
  return questions;
}
