import {
  type Actor,
  type ActorId,
  type CheckName,
  isReceiver,
  legs,
  type MessageName,
  type OperationName,
  type Purpose,
  parseActorId,
  type TraceEvent,
} from '../../engine/index.ts';
import { stepAt } from '../../store/depth.ts';
import { perEvents } from '../../store/per-events.ts';
import type { Level } from '../../store/state.ts';
import { eventsAbout, focusOf } from '../../store/trace-index.ts';

/** What has happened in a step of the figure as far as the run has been followed. */

type Events = readonly TraceEvent[];

/** So many of something, and the first event that shows it. */
export type Counted<Name extends string> = Readonly<{ name: Name; count: number; first: string }>;

/** The checks of the UEs, or of a GMS. */
export type CheckFacts = Readonly<{
  kind: 'ue' | 'gms' | 'other';
  /** Who makes them; null: several. */
  actor: ActorId | null;
  actors: number;
  count: number;
  /** Of the actors, those at which a check failed. */
  refused: number;
  failed: readonly CheckName[];
  /** The first that failed, or else the first. */
  first: string;
}>;

export type StepFacts = Readonly<{
  /** Nothing of it has happened. */
  ahead: boolean;
  messages: readonly Counted<MessageName>[];
  octets: number;
  lost: number;
  calculations: readonly Counted<OperationName>[];
  checks: readonly CheckFacts[];
  stored: readonly Counted<Purpose>[];
  discarded: number;
  /** How many may store what the step brings. */
  receivers: number;
}>;

type Tally<Name extends string> = Map<Name, { name: Name; count: number; first: string }>;

function count<Name extends string>(tally: Tally<Name>, name: Name, event: TraceEvent): void {
  const known = tally.get(name);
  if (known) known.count += 1;
  else tally.set(name, { name, count: 1, first: event.id });
}

type CheckTally = {
  actors: Set<ActorId>;
  refused: Set<ActorId>;
  failed: Set<CheckName>;
  count: number;
  first: string;
  failedFirst: string | null;
};

function kindOf(actor: ActorId): CheckFacts['kind'] {
  const { kind } = parseActorId(actor);
  return kind === 'ue' || kind === 'gms' ? kind : 'other';
}

/** Takes in one event after the other. */
function createTally() {
  const messages: Tally<MessageName> = new Map();
  const calculations: Tally<OperationName> = new Map();
  const stored: Tally<Purpose> = new Map();
  const checks = new Map<CheckFacts['kind'], CheckTally>();
  let [octets, lost, discarded, seen] = [0, 0, 0, 0];

  /** An actor makes many checks in a row. */
  let recent: { actor: ActorId; tally: CheckTally } | null = null;

  function checksOf(actor: ActorId, id: string): CheckTally {
    if (recent?.actor === actor) return recent.tally;
    const kind = kindOf(actor);
    let tally = checks.get(kind);
    if (tally === undefined) {
      const sets = { actors: new Set<ActorId>(), refused: new Set<ActorId>() };
      tally = { ...sets, failed: new Set(), count: 0, first: id, failedFirst: null };
      checks.set(kind, tally);
    }
    tally.actors.add(actor);
    recent = { actor, tally };
    return tally;
  }

  function takeCheck(event: Extract<TraceEvent, { kind: 'check' }>): void {
    const tally = checksOf(event.actor, event.id);
    tally.count += 1;
    if (event.passed) return;
    tally.refused.add(event.actor);
    tally.failed.add(event.check);
    tally.failedFirst ??= event.id;
  }

  function take(event: TraceEvent): void {
    seen += 1;
    if (event.kind === 'message') {
      count(messages, event.name, event);
      for (const { sent } of event.payloads) octets += sent.length;
      if (event.fate === 'dropped') lost += 1;
    } else if (event.kind === 'compute' && !event.trial) {
      count(calculations, event.operation, event);
    } else if (event.kind === 'check') takeCheck(event);
    else if (event.kind === 'store') count(stored, event.record.purpose, event);
    else if (event.kind === 'discard') discarded += 1;
  }

  const facts = (receivers: number): StepFacts => ({
    ...{ ahead: seen === 0, octets, lost, discarded, receivers },
    messages: [...messages.values()],
    calculations: [...calculations.values()],
    stored: [...stored.values()],
    checks: [...checks].map(([kind, tally]) => ({
      kind,
      actor: tally.actors.size === 1 ? ([...tally.actors][0] ?? null) : null,
      ...{ actors: tally.actors.size, refused: tally.refused.size, count: tally.count },
      failed: [...tally.failed],
      first: tally.failedFirst ?? tally.first,
    })),
  });
  return { take, facts };
}

const kept = perEvents(() => new Map<string, StepFacts>());
const mostKept = 40;

/** Who may store a key in a step: those who make their checks in it. */
function receiversIn(actors: readonly Actor[], step: TraceEvent['step']): number {
  const leg = legs.find(({ receipt }) => receipt === step);
  return leg === undefined ? 0 : actors.filter(({ id }) => isReceiver(leg, id)).length;
}

/** The end of the run belongs to the use of the keys. */
const placeOf = ({ kind, step }: TraceEvent) => (kind === 'outcome' ? 'use' : step);

type Take = (event: TraceEvent) => void;

/** Hands over the events of a step for all, or for one member outside the level of the figure. */
function eachOfStep(events: Events, { index, reached, level }: Place, take: Take): void {
  const shown = events[index];
  if (shown === undefined) return;
  const place = placeOf(shown);
  const step = level === 'figure' ? stepAt(events, index) : undefined;
  if (step || place === 'use') {
    const first = step?.first ?? events.findIndex((event) => placeOf(event) === 'use');
    const last = Math.min(step?.last ?? events.length - 1, reached);
    for (let at = first; at <= last; at += 1) {
      const event = events[at];
      if (event !== undefined) take(event);
    }
    return;
  }
  for (const { event, index: at } of eventsAbout(events, focusOf(shown)))
    if (at <= reached && placeOf(event) === place && event.procedure === shown.procedure)
      take(event);
}

export type Place = Readonly<{
  /** Index of the event that is shown. */
  index: number;
  /** Index of the last event that may be told. */
  reached: number;
  level: Level;
}>;

/** What has happened in the step of an event: at the level of the figure for all, else for the member
 *  the event is about. One pass over the events of the step, kept for the list. */
export function stepFacts(events: Events, actors: readonly Actor[], place: Place): StepFacts {
  const shown = events[place.index];
  const step = place.level === 'figure' ? stepAt(events, place.index) : undefined;
  const last = Math.min(place.reached, step?.last ?? place.reached);
  const whose = step?.key ?? (shown && `${shown.procedure}.${placeOf(shown)}.${focusOf(shown)}`);
  const known = kept(events);
  const before = known.get(`${whose} ${last}`);
  if (before !== undefined) return before;
  const tally = createTally();
  eachOfStep(events, place, tally.take);
  const facts = tally.facts(step ? receiversIn(actors, step.step) : 1);
  if (known.size >= mostKept) known.clear();
  known.set(`${whose} ${last}`, facts);
  return facts;
}
