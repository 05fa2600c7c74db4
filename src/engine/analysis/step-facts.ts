import type { CheckName } from '../checks/index.ts';
import { type ActorId, readActorId } from '../model/actors.ts';
import type { Purpose } from '../model/purpose.ts';
import type { CheckEvent, MessageEvent, MessageFate, TraceEvent } from '../trace/trace.ts';

/** What a step of the figure came to, counted over the members it is about. */
export type StepFacts = Readonly<{
  /** Messages under its number, and what became of them. */
  messages: number;
  fates: ReadonlyMap<MessageFate, number>;
  /** Octets of the smallest and of the largest of them; 0 where they carry none. */
  octets: Readonly<{ least: number; most: number }>;
  /** Two keys share each payload. */
  inOnePayload: boolean;
  oks: number;
  errors: number;
  /** Checks that the first receiver made, and who that is. */
  checks: number;
  checkedBy: 'ue' | 'gms' | null;
  /** How many refused something, the first event that says so, and the checks that failed. */
  refused: number;
  refusedAt: number | null;
  failedChecks: readonly CheckName[];
  /** How many stored a key, and which. */
  storedBy: number;
  stored: readonly Purpose[];
  /** A fault altered something here. */
  touched: boolean;
}>;

type Counts = {
  messages: number;
  inOnePayload: boolean;
  oks: number;
  errors: number;
  checks: number;
  touched: boolean;
  refusedAt: number | null;
};

/** Counts the events of a step one by one; `facts` are those up to the last one. */
export function createStepCount() {
  const counts: Counts = {
    ...{ messages: 0, inOnePayload: false, oks: 0, errors: 0, checks: 0 },
    ...{ touched: false, refusedAt: null },
  };
  const fates = new Map<MessageFate, number>();
  const octets = { least: Number.POSITIVE_INFINITY, most: 0 };
  const stored = new Set<Purpose>();
  const storedBy = new Set<ActorId>();
  const refused = new Set<ActorId>();
  const failedChecks = new Set<CheckName>();
  let checker: ActorId | null = null;

  function refuse({ actor }: TraceEvent, index: number): void {
    refused.add(actor);
    counts.refusedAt ??= index;
  }

  function addMessage(event: MessageEvent, index: number): void {
    const { name, fate, payloads } = event;
    if (name === 'leak') return;
    counts.messages += 1;
    if (payloads[0]?.second !== undefined) counts.inOnePayload = true;
    if (name === 'ok') counts.oks += 1;
    if (name === 'error') counts.errors += 1;
    if (name === 'error' && event.report === undefined) refuse(event, index);
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    let size = 0;
    for (const { sent } of payloads) size += sent.length;
    octets.least = Math.min(octets.least, size);
    octets.most = Math.max(octets.most, size);
  }

  function addCheck(event: CheckEvent, index: number): void {
    checker ??= event.actor;
    if (event.actor === checker) counts.checks += 1;
    if (event.passed) return;
    failedChecks.add(event.check);
    refuse(event, index);
  }

  function add(event: TraceEvent, index: number): void {
    if (event.faults?.length) counts.touched = true;
    if (event.kind === 'message') addMessage(event, index);
    else if (event.kind === 'check') addCheck(event, index);
    else if (event.kind === 'discard') refuse(event, index);
    else if (event.kind === 'store') {
      storedBy.add(event.actor);
      stored.add(event.record.purpose);
    }
  }

  function facts(): StepFacts {
    const kind = checker === null ? null : readActorId(checker)?.kind;
    return {
      ...counts,
      fates,
      octets: counts.messages === 0 ? { least: 0, most: 0 } : { ...octets },
      checkedBy: kind === 'gms' || kind === 'ue' ? kind : null,
      refused: refused.size,
      failedChecks: [...failedChecks],
      storedBy: storedBy.size,
      stored: [...stored],
    };
  }

  return { add, facts };
}
