import type { Arrow, ArrowLook, Note, SequencePart } from '../../diagram/sequence.ts';
import {
  type ActorId,
  type MemberPhase,
  type MessageEvent,
  memberPhases,
  parseActorId,
  type TraceEvent,
} from '../../engine/index.ts';
import { isFailure } from '../../store/depth.ts';
import { phaseText } from '../phase-text.ts';
import { belowText, eventText, fateText, messageText, reportText } from './ladder-labels.ts';
import type { Told } from './sequence-figure.ts';
import type { Lifelines } from './sequence-lifelines.ts';
import { faultNotes, type SequenceWords } from './sequence-words.ts';

/** The parts of a sequence with a lifeline a member: each message in the order of the run, between them
 *  what an actor does, a line a phase or a line an event. */

type ToldAlone = Told &
  Readonly<{
    /** Whether every event has its line. */
    everything: boolean;
  }>;

type Span = readonly [number, number];

const isMessage = (event: TraceEvent | undefined): event is MessageEvent =>
  event?.kind === 'message';

/** The lifelines a phase lies over; null where it is about somebody who has none. */
function spanOf({ lifelines }: ToldAlone, { actor, member }: MemberPhase): Span | null {
  // What a KMS does for one of its users stands at that user.
  const who = lifelines.placeOf(actor) ?? lifelines.placeOf(member);
  if (lifelines.leftOut.some(({ id }) => id === actor || id === member)) return null;
  if (who !== undefined) return [who, who];
  return lifelines.spanOf(parseActorId(actor).system);
}

const markOf = (event: TraceEvent): string => {
  if (isFailure(event)) return '✗';
  return event.kind === 'check' ? '✓' : '·';
};

function eventLine(event: TraceEvent, { words }: SequenceWords): string {
  const reason =
    event.kind === 'check' && event.failure ? words(`checks.reason.${event.failure.code}`) : '';
  const text = eventText(event, words);
  const line = reason === '' ? text : words('figureText.line', { name: text, text: reason });
  return `${markOf(event)} ${line}`;
}

/** What a phase is called, and how it went. */
function phaseLine(own: readonly TraceEvent[], phase: MemberPhase, told: SequenceWords): string {
  const { words } = told;
  const checks = own.some(({ kind }) => kind === 'check');
  const first = own.find(({ kind }) => kind !== 'compute') ?? own[0];
  if (phase.name === 'ended' && first) return eventLine(first, told);
  const text = phaseText(phase, checks, words);
  const whole = phase.purpose
    ? words('diagram.phaseOf', { phase: text, purpose: words(`trace.purpose.${phase.purpose}`) })
    : text;
  const failures = own.filter(isFailure);
  const [failure] = failures;
  if (failure?.kind === 'discard') return eventLine(failure, told);
  const failed = failures.map((event) => eventText(event, words));
  if (failed.length > 0) {
    return `✗ ${words('figureText.line', { name: whole, text: told.list(failed) })}`;
  }
  return `${checks ? '✓' : '·'} ${whole}`;
}

/** Whether a phase is what a KMS does once, for nobody alone. */
const isSetUp = ({ actor, member }: MemberPhase) =>
  actor === member && parseActorId(actor).kind === 'kms';

/** Who does something, and for whom where that is somebody else: what the GMS makes for UE 2. */
function headOf(phase: MemberPhase, { words, names }: SequenceWords): string {
  const { actor, member, name } = phase;
  if (name === 'ended') return words('ladder.outcome.awaited');
  if (isSetUp(phase)) {
    return words(`ladder.setUp.${names.regroup ? parseActorId(actor).system : 'alone'}`);
  }
  const at = names.short(actor);
  return actor === member || name === 'used'
    ? at
    : words('diagram.about', { actor: at, member: names.short(member) });
}

/** What stands in the note of a phase. */
function linesOf({ everything, words }: ToldAlone, phase: MemberPhase, own: readonly TraceEvent[]) {
  if (everything && phase.name !== 'ended') return own.map((event) => eventLine(event, words));
  return isSetUp(phase) ? [] : [phaseLine(own, phase, words)];
}

type Open = { head: string; over: Span; lines: string[]; events: TraceEvent[] };

const lookOf = (message: MessageEvent): ArrowLook => {
  if (message.fate === 'dropped' || message.fate === 'intercepted') return 'lost';
  if (message.name === 'injected' || message.name === 'leak') return 'outside';
  if (message.name === 'error') return 'error';
  return message.name === 'ok' ? 'answer' : 'message';
};

/** Collects the parts one after the other. */
function createParts(told: ToldAlone) {
  const parts: SequencePart[] = [];
  let open: Open | null = null;
  const failed = new Map<ActorId, TraceEvent[]>();
  const setUp = new Set<string>();
  const close = () => {
    if (open === null) return;
    const { head, over, lines, events } = open;
    const tone: Note['tone'] = events.some(isFailure) ? 'failed' : 'plain';
    parts.push({ kind: 'note', over, lines: [head, ...lines], tone });
    parts.push(...faultNotes(told.scenario, events, told.words, over));
    open = null;
  };
  return {
    phase(phase: MemberPhase, own: readonly TraceEvent[], over: Span) {
      const head = headOf(phase, told.words);
      if (isSetUp(phase) && !told.everything) {
        // A KMS that sets itself up in several places of the run is told once.
        if (setUp.has(head)) return;
        setUp.add(head);
      }
      if (open?.head !== head || open.over[0] !== over[0]) close();
      open ??= { head, over, lines: [], events: [] };
      open.lines.push(...linesOf(told, phase, own));
      open.events.push(...own);
      for (const event of own.filter(isFailure)) {
        failed.set(event.actor, [...(failed.get(event.actor) ?? []), event]);
      }
    },
    message(message: MessageEvent, arrow: Span) {
      close();
      parts.push(arrowOf(message, failed.get(message.from) ?? [], arrow, told.words));
      if (message.name === 'error') failed.delete(message.from);
      const over = [Math.min(...arrow), Math.max(...arrow)] as const;
      parts.push(...faultNotes(told.scenario, [message], told.words, over));
    },
    divider(text: string) {
      close();
      parts.push({ kind: 'divider', text });
    },
    all(): readonly SequencePart[] {
      close();
      return parts;
    },
  };
}

function arrowOf(
  message: MessageEvent,
  failed: readonly TraceEvent[],
  [from, to]: Span,
  { words, names }: SequenceWords,
): Arrow {
  const text = messageText(message, failed, words);
  const lines = [belowText(message, names, words), fateText(message, words)];
  const report = reportText(message, names, words);
  return {
    ...{ kind: 'arrow', from, to, look: lookOf(message) },
    lines: [text, ...lines, report].filter((line) => line !== ''),
  };
}

function roundText({ plan, words: { words } }: ToldAlone, { procedure }: TraceEvent): string {
  const round = plan.rounds.find((one) => one.procedure === procedure);
  const purpose = words(`trace.purpose.${round?.purposes[0] ?? 'group'}`);
  return words('ladder.procedure.titleFor', { n: procedure, purpose });
}

/** What begins with an event: one of two runs of the procedure, or the use of the keys. */
function beginningOf(
  told: ToldAlone,
  event: TraceEvent,
  before: TraceEvent | undefined,
): string | null {
  const isUse = ({ step, kind }: TraceEvent) => step === 'use' || kind === 'outcome';
  if (isUse(event)) {
    return before && isUse(before) ? null : told.words.words('ladder.use.title');
  }
  const isNumbered = (one: TraceEvent | undefined) => one !== undefined && one.step !== 0;
  if (told.plan.rounds.length < 2 || !isNumbered(event)) return null;
  const goesOn = isNumbered(before) && before?.procedure === event.procedure;
  return goesOn ? null : roundText(told, event);
}

/** The run as far as it may be told. */
export function memberParts(told: ToldAlone): readonly SequencePart[] {
  const { lifelines, reached } = told;
  const events = told.events.slice(0, reached + 1);
  const parts = createParts(told);
  let before: TraceEvent | undefined;
  for (const phase of memberPhases(events)) {
    const own = events.slice(phase.first, phase.last + 1);
    const [event] = own;
    if (event === undefined) continue;
    const beginning = beginningOf(told, event, before);
    if (beginning !== null) parts.divider(beginning);
    before = event;
    if (isMessage(event)) {
      const [from, to] = [lifelines.placeOf(event.from), lifelines.placeOf(event.to)];
      if (from !== undefined && to !== undefined) parts.message(event, [from, to]);
      continue;
    }
    const over = phase.name === 'ended' ? endSpan(lifelines) : spanOf(told, phase);
    if (over !== null) parts.phase(phase, own, over);
  }
  return parts.all();
}

/** The outcome is of all of them. */
const endSpan = ({ lifelines }: Lifelines): Span => [0, Math.max(0, lifelines.length - 1)];
