import {
  type ActorId,
  type CheckName,
  type MessageName,
  type OperationName,
  type Purpose,
  parseActorId,
  type TraceEvent,
} from '../../engine/index.ts';

/** What events come to, counted one after the other. */

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
export function createTally() {
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
