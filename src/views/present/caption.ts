import {
  type ActorId,
  isServerStep,
  type MemberPhase,
  type Plan,
  type Purpose,
  planOf,
  type TraceEvent,
} from '../../engine/index.ts';
import { isFailure, phaseAt, stepAt } from '../../store/depth.ts';
import { currentEvent, reachedIn } from '../../store/selectors.ts';
import type { AppState } from '../../store/state.ts';
import { outlineAt, type StepOutline } from '../figure-outline.ts';
import { foreignStores } from '../foreign-stores.ts';
import { phaseWord } from '../phase-text.ts';
import type { LineWords } from '../step-lines.ts';
import {
  eventCaption,
  isGivenGmk,
  type KeyWords,
  keysOf,
  purposesOfRound,
} from './event-caption.ts';

/** The one sentence under the figure, for whoever sees it for the first time. */

type Moment = Pick<AppState, 'trace' | 'cursor' | 'level' | 'unfolded' | 'wholeRun'>;
type Events = readonly TraceEvent[];

/** More are told by their number. */
const mostNamed = 3;

function whoOf(members: readonly ActorId[], { words, list, names }: LineWords): string {
  return members.length > mostNamed
    ? words('present.caption.members', { count: members.length })
    : list(members.map((member) => names.short(member)));
}

function refusalCaption({ refusals }: StepOutline, own: Events, told: LineWords): string | null {
  const { words, list } = told;
  if (refusals.length === 0) return null;
  const refusing = refusals.filter(({ checks }) => checks.length > 0);
  const all = refusing.length > 0 ? refusing : refusals;
  const checks = [...new Set(all.flatMap((one) => one.checks))];
  const who = whoOf(
    all.map(({ member }) => member),
    told,
  );
  if (checks.length === 0) {
    const isKept = own.some((event) => event.kind === 'message' && event.fate === 'intercepted');
    return words(`present.caption.${isKept ? 'keptBack' : 'lost'}`, { who });
  }
  const short = checks.slice(0, 2).map((check) => words(`checks.short.${check}`));
  return words('present.caption.refused', { who, checks: list(short) });
}

/** The check whose absence let something through in a step. */
function skipCaption(own: Events, { words, names }: LineWords): string | null {
  const skip = own.find((event) => event.kind === 'skip' && event.wouldFail !== undefined);
  if (skip?.kind !== 'skip') return null;
  const check = words(`checks.short.${skip.check}`);
  return words('present.caption.skippedStep', { who: names.short(skip.actor), check });
}

function plainStep(
  { arrow }: StepOutline,
  plan: Plan,
  purposes: readonly Purpose[],
  words: KeyWords,
): string {
  if (arrow && isServerStep(arrow.step)) {
    const part = arrow.name === 'ok' ? 'answer' : 'message';
    return words(`present.caption.step.server.${plan.serverKey}.${part}`);
  }
  const figure = plan.systems.length > 1 ? 'regroup' : 'gkp';
  const shared = plan.rounds.some(({ inOnePayload }) => inOnePayload);
  const kmss = new Set(plan.systems.map(({ kms }) => kms)).size;
  const atFirst = plan.systems.length > kmss ? 'oneKms' : 0;
  return words(`present.caption.step.${figure}.${arrow?.step || atFirst}`, {
    keys: keysOf(purposes, words),
    newKeys: words(`present.caption.newKeys.${newKeysOf(purposes, shared)}`),
  });
}

function newKeysOf(purposes: readonly Purpose[], shared: boolean): string {
  const [one = 'group'] = purposes;
  if (purposes.length < 2) return one;
  return shared ? 'shared' : 'both';
}

/** Of a step of the figure at its end; null inside a step that is looked into. */
function stepCaption(moment: Moment, told: LineWords): string | null {
  const { trace, cursor, level, unfolded } = moment;
  const { source, events, actors } = trace;
  const event = events[cursor];
  if (source.kind !== 'scenario' || level !== 'figure' || event === undefined) return null;
  const step = stepAt(events, cursor);
  if (step === undefined || step.step === 'use') return null;
  if (unfolded.includes(step.key) && cursor !== step.last) return null;
  const plan = planOf(source.scenario);
  const outline = outlineAt(events, actors, plan, { cursor, reached: reachedIn(moment) });
  if (outline === undefined) return null;
  const own = events.slice(step.first, cursor + 1);
  const text =
    refusalCaption(outline, own, told) ??
    skipCaption(own, told) ??
    plainStep(outline, plan, purposesOfRound(source, event.procedure), told.words);
  return withFaults(own, moment, text, told.words);
}

/** Which faults of the scenario have struck in some events, before what came of it. */
function withFaults(own: Events, { trace: { source } }: Moment, text: string, words: KeyWords) {
  if (source.kind !== 'scenario') return text;
  const struck = [...new Set(own.flatMap((event) => event.faults ?? []))];
  const [first] = struck.flatMap((at) => source.scenario.faults[at] ?? []);
  if (first === undefined) return text;
  return words('present.caption.withFault', { fault: words(`faults.${first.fault}.title`), text });
}

function phaseName(phase: MemberPhase, own: Events, events: Events): string {
  if (own.some((event) => event.kind === 'message' && event.name === 'error')) {
    return 'answeredError';
  }
  const foreign = foreignStores(events).some(
    ({ index }) => phase.first <= index && index <= phase.last,
  );
  if (phase.name === 'stored' && foreign) return 'storedAnother';
  const word = phaseWord(
    phase,
    own.some(({ kind }) => kind === 'check'),
  );
  return word === 'keyMade' && own.some(isGivenGmk) ? 'keyGiven' : word;
}

/** Of a phase of a member at its end; null where one goes from event to event. */
function phaseCaption(moment: Moment, told: LineWords): string | null {
  const { trace, cursor, level, unfolded } = moment;
  const { words, names } = told;
  const phase = level === 'everything' ? undefined : phaseAt(trace.events, cursor);
  // Which of the two sends it depends on the key: the event itself tells.
  if (phase !== undefined && isServerStep(phase.step)) return null;
  if (phase === undefined || phase.last !== cursor || unfolded.includes(phase.key)) return null;
  const own = trace.events.slice(phase.first, phase.last + 1);
  const wrong =
    own.find((event) => event.kind === 'skip' && event.wouldFail !== undefined) ??
    own.find(isFailure);
  if (phase.name === 'ended' || phase.first === phase.last) return null;
  if (wrong !== undefined && (wrong.kind !== 'message' || wrong.name !== 'error')) {
    return withFaults(own, moment, eventCaption(wrong, trace, told), words);
  }
  const purposes = phase.purpose ? [phase.purpose] : purposesOfRound(trace.source, phase.procedure);
  const name = phaseName(phase, own, trace.events);
  const both = name === 'made' && purposes.length > 1 ? 'Both' : '';
  const text = words(`present.caption.phase.${name}${both}`, {
    who: names.short(phase.member),
    keys: keysOf(purposes, words),
  });
  return withFaults(own, moment, text, words);
}

/** The sentence of the moment at the cursor: of the step of the figure, the phase or the event. */
export function captionOf(moment: Moment, told: LineWords): string {
  const event = currentEvent(moment);
  if (event === undefined) return told.words('present.waiting');
  return (
    stepCaption(moment, told) ??
    phaseCaption(moment, told) ??
    withFaults([event], moment, eventCaption(event, moment.trace, told), told.words)
  );
}
