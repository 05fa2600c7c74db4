import {
  type ActorId,
  actOfId,
  atAct,
  type CheckEvent,
  type CheckName,
  type Custody,
  type CustodyState,
  custodyUpon,
  type DueCheck,
  equalBytes,
  eventIndex,
  type FieldNode,
  foldCustody,
  hasFailed,
  inFigureOrder,
  isDueCheck,
  isPartnerUe,
  type MessageEvent,
  partnerGms,
  planOf,
  receivesKeys,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';

/** What a question asks about, read from the run of its moment. */

/** A run and the place in it where the question is asked. `events`: the whole run, in the order in which
 *  it is stepped through. */
export type QuestionRun = Readonly<{
  scenario: Scenario;
  events: readonly TraceEvent[];
  eventId: string;
}>;

/** Stands for the state of a party that has nothing of a key, and for no check at all. */
export const nothing = 'nothing';
export const noCheck = 'none';

/** What a party can have of a key, each beside its neighbours. */
export const heldStates = [nothing, 'could', 'ciphertext', 'holds', 'foreign', 'refused'] as const;
export type HeldState = CustodyState | typeof nothing;

/** The events of the act that a question is asked in. */
export function eventsInAct({ events, eventId }: Pick<QuestionRun, 'events' | 'eventId'>) {
  const act = actOfId(eventId);
  return events.some((event) => (event.act ?? 1) !== act)
    ? events.filter((event) => (event.act ?? 1) === act)
    : events;
}

/** Whom a moment is about: the receiver of keys its event is about; null where it is about everybody. */
export function askedAbout({ events, eventId }: QuestionRun): ActorId | null {
  const event = events[eventIndex(events, eventId)];
  if (event === undefined) return null;
  const who = event.member ?? event.actor;
  return receivesKeys(who) ? who : null;
}

/** Whether a check is made by somebody, or for him; null: by whomever. */
function isBy({ actor, member }: DueCheck, who: ActorId | null): boolean {
  if (who === null || actor === who || member === who) return true;
  return who === partnerGms && [actor, member].some((id) => id !== undefined && isPartnerUe(id));
}

/** The check at which the run first fails from the moment on. */
export function failureFrom(run: QuestionRun): CheckEvent | null {
  const { eventId } = run;
  const events = eventsInAct(run);
  const who = askedAbout(run);
  const from = Math.max(eventIndex(events, eventId), 0);
  const failed = events.find(
    (event, at): event is CheckEvent => at >= from && hasFailed(event) && isBy(event, who),
  );
  return failed ?? null;
}

/** The checks of the run about whom the moment is about, each once, in the order they come. */
export function checksOfRun(run: QuestionRun): readonly CheckName[] {
  const who = askedAbout(run);
  const made = eventsInAct(run).filter(
    (event): event is DueCheck => isDueCheck(event) && isBy(event, who),
  );
  return [...new Set(made.map(({ check }) => check))];
}

/** Who holds what in the act of an event, on top of what the acts before have left. */
export function custodyOf(run: QuestionRun): Custody {
  const act = actOfId(run.eventId);
  const own = eventsInAct(run);
  if (act === 1) return atOnce(foldCustody(own));
  const before = run.events.findLast((event) => (event.act ?? 1) === act - 1);
  const left = custodyOf({ ...run, eventId: before?.id ?? '' });
  const { act: kind } = planOf(atAct(run.scenario, act));
  return atOnce(custodyUpon(left, atOnce(foldCustody(own)), own, kind));
}

function atOnce(fold: Generator<void, Custody, void>): Custody {
  let step = fold.next();
  while (!step.done) step = fold.next();
  return step.value;
}

const withOctets = (event: TraceEvent | undefined): event is MessageEvent =>
  event?.kind === 'message' && event.payloads.length > 0;

/** The message the moment is about: its own, the one its check reads, or the last one before it. */
export function messageAt({ events, eventId }: QuestionRun): MessageEvent | null {
  const at = eventIndex(events, eventId);
  const event = events[at];
  if (event === undefined) return null;
  if (withOctets(event)) return event;
  const subject = 'subject' in event ? event.subject?.messageId : undefined;
  const named = events.find(({ id }) => id === subject);
  if (withOctets(named)) return named;
  const who = event.member ?? event.actor;
  const before = events.slice(0, at).filter(withOctets);
  return before.findLast(({ member, to }) => member === who || to === who) ?? before.at(-1) ?? null;
}

/** A payload of a message by the name it has as an option, with its octets. */
export type NamedPayload = Readonly<{ id: string; octets: Uint8Array }>;

/** The payloads of a message in their order. Where it carries two Group Key Transports, their numbers
 *  stand before the names: `2:SAKKE`. */
export function payloadsOf(
  { payloads }: MessageEvent,
  as: 'sent' | 'received',
): readonly NamedPayload[] {
  return payloads.flatMap((payload, index) => {
    const tree: readonly FieldNode[] = as === 'sent' ? payload.sentTree : payload.receivedTree;
    const octets = payload[as];
    const number = payloads.length > 1 ? `${index + 1}:` : '';
    return tree.map(({ path, start, end }) => ({
      id: number + path.replace(/[^A-Za-z0-9.:_-]+/g, '-').replace(/^-|-$/g, ''),
      octets: octets.slice(start, end),
    }));
  });
}

/** The names of the payloads whose octets are not the same, or that only one of them has. */
export function differing(
  one: readonly NamedPayload[],
  other: readonly NamedPayload[],
): readonly string[] {
  const octetsOf = (list: readonly NamedPayload[], id: string) =>
    list.find((payload) => payload.id === id)?.octets;
  const ids = new Set([...one, ...other].map(({ id }) => id));
  return [...ids].filter((id) => {
    const [a, b] = [octetsOf(one, id), octetsOf(other, id)];
    return a === undefined || b === undefined || !equalBytes(a, b);
  });
}

const stepId = /^(?:([12])\.)?([0-6]|use)$/;

/** Where a step (`2`, `2.1` in the second run of the procedure, `use`), a check or an event first comes,
 *  as the figure tells the run; −1 where it does not. */
export function placeInRun(run: QuestionRun, id: string): number {
  const ordered = inFigureOrder(eventsInAct(run));
  const who = askedAbout(run);
  const [, procedure = '1', step] = stepId.exec(id) ?? [];
  if (step === 'use') return ordered.findIndex((event) => event.step === 'use');
  if (step !== undefined) {
    return ordered.findIndex((one) => `${one.step}` === step && `${one.procedure}` === procedure);
  }
  const event = eventIndex(ordered, id);
  if (event >= 0) return event;
  return ordered.findIndex((one) => isDueCheck(one) && one.check === id && isBy(one, who));
}

/** The steps of the figure that the run takes, in their order. */
export function stepsOfRun(run: QuestionRun): readonly string[] {
  const events = eventsInAct(run);
  const twice = events.some(({ procedure, step }) => procedure === 2 && step !== 'use');
  const named = inFigureOrder(events).flatMap(({ kind, step, procedure }) => {
    if (kind === 'outcome') return [];
    return [step === 'use' || !twice ? `${step}` : `${procedure}.${step}`];
  });
  return [...new Set(named)];
}
