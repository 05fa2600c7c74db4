import type { CheckName } from '../checks/index.ts';
import { type ActorId, readActorId } from '../model/actors.ts';
import type { Purpose } from '../model/purpose.ts';
import type { MessageFate, TraceEvent } from '../trace/trace.ts';

/** What a step of the figure came to, counted over the members it is about. */
export type StepFacts = Readonly<{
  /** Messages under its number, and what became of those that did not arrive as sent. */
  messages: number;
  fates: ReadonlyMap<MessageFate, number>;
  /** Octets of one of them, where all have the same; 0 where they carry none. */
  octets: number | null;
  payloads: number;
  /** Two keys share each payload. */
  inOnePayload: boolean;
  purposes: readonly Purpose[];
  oks: number;
  errors: number;
  /** Checks that the first receiver made, and who made them: UEs, or a GMS. */
  checks: number;
  checkedBy: 'ue' | 'gms' | null;
  /** How many refused something, the first event that says so, and the checks that failed. */
  refused: number;
  refusedAt: number | null;
  failedChecks: readonly CheckName[];
  /** UEs, or the GMS, that stored a key, and which. */
  storedBy: number;
  stored: readonly Purpose[];
  /** A fault altered something here. */
  touched: boolean;
}>;

type Counts = {
  messages: number;
  octets: Set<number>;
  payloads: number;
  inOnePayload: boolean;
  oks: number;
  errors: number;
  checks: number;
  refusedAt: number | null;
  touched: boolean;
};

/** Counts the events from index `first` to `last` (included). */
export function stepFacts(events: readonly TraceEvent[], first: number, last: number): StepFacts {
  const counts: Counts = {
    ...{ messages: 0, payloads: 0, oks: 0, errors: 0, checks: 0 },
    ...{ inOnePayload: false, touched: false, refusedAt: null, octets: new Set<number>() },
  };
  const fates = new Map<MessageFate, number>();
  const purposes = new Set<Purpose>();
  const stored = new Set<Purpose>();
  const storedBy = new Set<ActorId>();
  const refused = new Set<ActorId>();
  const failedChecks = new Set<CheckName>();
  let checker: ActorId | null = null;
  const refuse = (event: TraceEvent, index: number) => {
    refused.add(event.actor);
    counts.refusedAt ??= index;
  };
  for (let index = first; index <= last; index += 1) {
    const event = events[index];
    if (event === undefined) break;
    if (event.faults?.length) counts.touched = true;
    switch (event.kind) {
      case 'message':
        if (event.name === 'leak') break;
        counts.messages += 1;
        counts.payloads = Math.max(counts.payloads, event.payloads.length);
        counts.octets.add(event.payloads.reduce((sum, { sent }) => sum + sent.length, 0));
        fates.set(event.fate, (fates.get(event.fate) ?? 0) + 1);
        for (const { purpose, second } of event.payloads) {
          purposes.add(purpose);
          if (second !== undefined) {
            purposes.add(second);
            counts.inOnePayload = true;
          }
        }
        if (event.name === 'ok') counts.oks += 1;
        if (event.name === 'error') {
          counts.errors += 1;
          if (event.report === undefined) refuse(event, index);
        }
        break;
      case 'check':
        checker ??= event.actor;
        if (event.actor === checker) counts.checks += 1;
        if (!event.passed) {
          failedChecks.add(event.check);
          refuse(event, index);
        }
        break;
      case 'store':
        storedBy.add(event.actor);
        stored.add(event.record.purpose);
        break;
      case 'discard':
        refuse(event, index);
        break;
      default:
    }
  }
  const { octets, ...plain } = counts;
  const [size = 0] = octets;
  const kind = checker === null ? null : readActorId(checker)?.kind;
  return {
    ...plain,
    octets: octets.size > 1 ? null : size,
    fates,
    purposes: [...purposes],
    checkedBy: kind === 'gms' || kind === 'ue' ? kind : null,
    refused: refused.size,
    failedChecks: [...failedChecks],
    storedBy: storedBy.size,
    stored: [...stored],
  };
}
