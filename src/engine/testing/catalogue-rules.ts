import { predictionOf } from '../faults/disturbance.ts';
import { isPartnerUe, isUe } from '../model/actors.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import type { CheckEvent, MessageEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';
import { firstFailed, runWith } from './catalogue-fixture.ts';

/** What must hold of every run of the catalogue, for its tests. Each rule gives what is wrong, or null. */

export type Run = Readonly<{
  entry: FaultEntry;
  scenario: Scenario;
  events: readonly TraceEvent[];
}>;
export type Rule = (run: Run) => string | null;

const messages = (events: readonly TraceEvent[]) =>
  events.filter((event): event is MessageEvent => event.kind === 'message');
const stores = (events: readonly TraceEvent[]) =>
  events.filter((event): event is StoreEvent => event.kind === 'store');
const failed = (events: readonly TraceEvent[]) =>
  events.filter((event): event is CheckEvent => event.kind === 'check' && !event.passed);

/** The first failed check is the predicted one. */
export const asPredicted: Rule = ({ scenario, entry, events }) => {
  const wanted = predictionOf(scenario, entry);
  const found = firstFailed(events)?.failure?.code ?? null;
  return wanted === 'unknown' || wanted === found ? null : `predicted ${wanted}, found ${found}`;
};

/** Every event has an id of its own. */
export const everyIdOnce: Rule = ({ events }) => {
  const seen = new Set<string>();
  const again = events.find(({ id }) => seen.size === seen.add(id).size);
  return again ? `${again.id} comes twice` : null;
};

/** No key is stored that a failed check concerns: the key itself, all of its payload, or of its
 *  notification. Where each key is accepted on its own, an incomplete pair does not concern a good one. */
export const nothingBadStored: Rule = ({ scenario, events }) => {
  const kept = stores(events).find(({ record, purpose }) =>
    failed(events).some((check) => {
      const { subject } = check;
      if (!subject || subject.messageId !== record.learntFrom.messageId) return false;
      if (check.check === 'dual-complete') return scenario.dualAcceptance === 'all-or-nothing';
      if (subject.payload !== record.learntFrom.payload) return false;
      return check.purpose === undefined || check.purpose === purpose;
    }),
  );
  return kept ? `${kept.id} keeps a refused key` : null;
};

/** Every failure of a receiver reaches its GMS as an error, and that of a partner UE the primary GMS.
 *  A packet that does not open is dropped without an answer (RFC 3711 §3.3). */
export const everyFailureReported: Rule = ({ events }) => {
  const errors = messages(events).filter(({ name }) => name === 'error');
  const has = (code: string | undefined) => (list: readonly Readonly<{ code: string }>[]) =>
    list.some((one) => one.code === code);
  const silent = failed(events).find((check) => {
    const { actor, failure, step, procedure } = check;
    // The GMS itself has found out.
    if (step === 'use' || actor === 'gms') return false;
    // What goes wrong with the keys of a UE is reported once a message that arrives needs them.
    const isNotified = messages(events).some(
      ({ name, to, fate }) => name === 'notification' && to === actor && fate !== 'dropped',
    );
    if (step === 0) return isNotified && !errors.some((error) => error.from === actor);
    const answered = errors.some(
      (error) =>
        error.from === actor && error.procedure === procedure && has(failure?.code)(error.failures),
    );
    const reported =
      !isPartnerUe(actor) ||
      errors.some(({ report = [] }) =>
        report.some((one) => one.actor === actor && has(failure?.code)(one.failures)),
      );
    return !answered || !reported;
  });
  return silent ? `${silent.id} is not reported` : null;
};

/** Something in the run says that the fault altered it, and nothing that has to do with others. */
export const marked: Rule = ({ events, entry: { to, at } }) => {
  const touched = events.filter(({ faults }) => faults?.includes(0));
  if (touched.length === 0) return 'no event carries the fault';
  const isFor = ({ member, actor }: TraceEvent) => to === 'all' || to.includes(member ?? actor);
  const other = touched.find((event) => !isFor(event));
  return other ? `${other.id} carries a fault put to ${to} at step ${at.step}` : null;
};

const undisturbed = new Map<Scenario, readonly TraceEvent[]>();

/** UEs the fault is not put to go through what they go through without it. What a partner GMS takes
 *  over goes on to all its UEs. */
export const othersUntouched: Rule = ({ scenario, entry: { to, at }, events }) => {
  if (to === 'all') return null;
  const plain = undisturbed.get(scenario) ?? runWith(scenario);
  undisturbed.set(scenario, plain);
  const isOther = (actor: string) =>
    isUe(actor) && !to.includes(actor) && !(at.step === 3 && isPartnerUe(actor));
  const ofOthers = (list: readonly TraceEvent[]) =>
    list
      .filter((event) => event.step !== 'use' && isOther(event.member ?? event.actor))
      .map(fingerprint);
  const [with_, without] = [ofOthers(events), ofOthers(plain)];
  const at_ = with_.findIndex((line, index) => line !== without[index]);
  if (with_.length === without.length && at_ < 0) return null;
  return `another UE goes through ${with_[at_] ?? 'less'}`;
};

function fingerprint(event: TraceEvent): string {
  const { id, kind } = event;
  if (kind === 'check') return `${id} ${event.passed}`;
  if (kind === 'store') return `${id} ${bytesToHex(event.record.gmk)} ${event.record.gmkId}`;
  if (kind !== 'message') return id;
  return `${id} ${event.fate} ${event.payloads.map(({ received }) => bytesToHex(received))}`;
}
