import type { CheckName } from '../checks/index.ts';
import { type ActorId, type ActorKind, outsider, parseActorId } from '../model/actors.ts';
import type { OperationName } from '../model/operations.ts';
import type { Purpose } from '../model/purpose.ts';
import {
  type CheckEvent,
  type ComputeEvent,
  isOfProcedure,
  type MessageEvent,
  type MessageFate,
  type MessageName,
  type TraceEvent,
} from '../trace/trace.ts';

/** So many of something, and the id of the first event that shows it. */
export type Counted<Name extends string> = Readonly<{ name: Name; count: number; first: string }>;

/** The checks of the actors of one kind. */
export type CheckFacts = Readonly<{
  kind: ActorKind;
  /** Who makes them; null: several. */
  actor: ActorId | null;
  actors: number;
  /** Of all of them together, and of the first. */
  count: number;
  each: number;
  /** Of the actors, those at which a check failed. */
  refused: number;
  failed: readonly CheckName[];
  /** Id of the first that failed, or else of the first. */
  first: string;
}>;

/** What a step of the figure came to, counted over the members it is about. */
export type StepFacts = Readonly<{
  /** How many events of it have happened. */
  events: number;
  messages: readonly Counted<MessageName>[];
  /** What became of the messages of the procedure. */
  fates: ReadonlyMap<MessageFate, number>;
  /** Octets of payloads of all messages, of the smallest and of the largest of them. */
  octets: Readonly<{ total: number; least: number; most: number }>;
  /** Two keys share each payload. */
  inOnePayload: boolean;
  calculations: readonly Counted<OperationName>[];
  /** What the keys are for that were made. */
  made: readonly Purpose[];
  checks: readonly CheckFacts[];
  /** How many refused something, and the index of the first event that says so. */
  refused: number;
  refusedAt: number | null;
  /** Which keys were stored, and by how many; how many were thrown away. */
  stored: readonly Counted<Purpose>[];
  storedBy: number;
  discarded: number;
  /** How many checks were left out. */
  skipped: number;
  /** A fault altered something here. */
  touched: boolean;
}>;

/** How many messages of a name there are. */
export const countOf = ({ messages }: Pick<StepFacts, 'messages'>, name: MessageName): number =>
  messages.find((one) => one.name === name)?.count ?? 0;

/** How many messages of the procedure there are. */
export const sentIn = ({ fates }: Pick<StepFacts, 'fates'>): number =>
  [...fates.values()].reduce((sum, count) => sum + count, 0);

/** What somebody outside calculates is no work of the step. */
const isCalculated = (event: TraceEvent): event is ComputeEvent =>
  event.kind === 'compute' && !event.trial && event.actor !== outsider;

type Tally<Name extends string> = Map<Name, { name: Name; count: number; first: string }>;

function take<Name extends string>(tally: Tally<Name>, name: Name, { id }: TraceEvent): void {
  const known = tally.get(name);
  if (known) known.count += 1;
  else tally.set(name, { name, count: 1, first: id });
}

/** Counts checks by the kind of who makes them. */
function createCheckCount() {
  const byKind = new Map<ActorKind, ReturnType<typeof newTally>>();
  /** An actor makes many checks in a row. */
  let recent: { actor: ActorId; tally: ReturnType<typeof newTally> } | null = null;

  const newTally = ({ actor, id }: CheckEvent) => ({
    actors: new Set<ActorId>([actor]),
    refused: new Set<ActorId>(),
    failed: new Set<CheckName>(),
    ...{ one: actor, count: 0, each: 0, first: id },
    failedFirst: null as string | null,
  });

  function tallyOf(event: CheckEvent) {
    if (recent?.actor === event.actor) return recent.tally;
    const { kind } = parseActorId(event.actor);
    const tally = byKind.get(kind) ?? newTally(event);
    byKind.set(kind, tally);
    tally.actors.add(event.actor);
    recent = { actor: event.actor, tally };
    return tally;
  }

  function add(event: CheckEvent): void {
    const tally = tallyOf(event);
    tally.count += 1;
    if (event.actor === tally.one) tally.each += 1;
    if (event.passed) return;
    tally.refused.add(event.actor);
    tally.failed.add(event.check);
    tally.failedFirst ??= event.id;
  }

  const facts = (): readonly CheckFacts[] =>
    [...byKind].map(
      ([kind, { actors, one, refused, failed, failedFirst, count, each, first }]) => ({
        ...{ kind, count, each, actor: actors.size === 1 ? one : null, actors: actors.size },
        ...{ refused: refused.size, failed: [...failed], first: failedFirst ?? first },
      }),
    );

  return { add, facts };
}

/** Counts the events of a step one by one; `facts` are those up to the last one. */
export function createStepCount() {
  const messages: Tally<MessageName> = new Map();
  const calculations: Tally<OperationName> = new Map();
  const stored: Tally<Purpose> = new Map();
  const checks = createCheckCount();
  const fates = new Map<MessageFate, number>();
  const octets = { total: 0, least: Number.POSITIVE_INFINITY, most: 0 };
  const storedBy = new Set<ActorId>();
  const holdings = new Set<string>();
  const refused = new Set<ActorId>();
  const made = new Set<Purpose>();
  let refusedAt: number | null = null;
  let [events, discarded, skipped, inOnePayload, touched] = [0, 0, 0, false, false];

  function refuse({ actor }: TraceEvent, index: number): void {
    refused.add(actor);
    refusedAt ??= index;
  }

  function addMessage(event: MessageEvent, index: number): void {
    const { name, fate, payloads } = event;
    take(messages, name, event);
    if (!isOfProcedure(event)) return;
    if (payloads[0]?.second !== undefined) inOnePayload = true;
    if (name === 'error' && event.report === undefined) refuse(event, index);
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    let size = 0;
    for (const { sent } of payloads) size += sent.length;
    octets.total += size;
    octets.least = Math.min(octets.least, size);
    octets.most = Math.max(octets.most, size);
  }

  function addCalculation(event: ComputeEvent): void {
    take(calculations, event.operation, event);
    if (event.operation === 'gmk') made.add(event.purpose ?? 'group');
  }

  function add(event: TraceEvent, index: number): void {
    events += 1;
    if (event.faults?.length) touched = true;
    if (event.kind === 'message') addMessage(event, index);
    else if (isCalculated(event)) addCalculation(event);
    else if (event.kind === 'check') {
      checks.add(event);
      if (!event.passed) refuse(event, index);
    } else if (event.kind === 'skip') {
      skipped += 1;
    } else if (event.kind === 'discard') {
      discarded += 1;
      refuse(event, index);
    } else if (event.kind === 'store') {
      storedBy.add(event.actor);
      // Who cannot tell two keys apart stores both as one of the group: that is one UE.
      const holding = `${event.member ?? event.actor} ${event.record.purpose}`;
      if (!holdings.has(holding)) take(stored, event.record.purpose, event);
      holdings.add(holding);
    }
  }

  const facts = (): StepFacts => ({
    ...{ events, fates, inOnePayload, refusedAt, discarded, skipped, touched },
    messages: [...messages.values()],
    octets: { ...octets, least: Math.min(octets.least, octets.most) },
    calculations: [...calculations.values()],
    made: [...made],
    checks: checks.facts(),
    refused: refused.size,
    stored: [...stored.values()],
    storedBy: storedBy.size,
  });

  return { add, facts };
}
