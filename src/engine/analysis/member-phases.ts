import type { CheckName } from '../checks/index.ts';
import { type ActorId, outsider } from '../model/actors.ts';
import type { ProcedureNumber } from '../model/figure.ts';
import type { Purpose } from '../model/purpose.ts';
import type { MessageEvent, Step, TraceEvent } from '../trace/trace.ts';

/** What happens to a key on its way to one member, in about six phases. */

/** `answered` ends the figure's exchange; `provisioned` is step 0, `used` the use of the keys and
 *  `ended` the outcome. */
export type PhaseName =
  | 'provisioned'
  | 'made'
  | 'sent'
  | ReceiptPart
  | 'answered'
  | 'leaked'
  | 'injected'
  | 'used'
  | 'ended';

/** A phase with its events, from index `first` to `last` of the list it was read from. */
export type MemberPhase = Readonly<{
  /** Stable, whatever the order of the list: `1.2.ue2.opened.media`; the same where a message that came
   *  twice goes through it again. */
  key: string;
  name: PhaseName;
  procedure: ProcedureNumber;
  step: Step;
  /** Whom it is about. */
  member: ActorId;
  /** Who does it. */
  actor: ActorId;
  purpose: Purpose | null;
  first: number;
  last: number;
}>;

/** What a receiver of a notification finds out, one after the other: that it is well-formed and fresh,
 *  from whom and for whom it is, what is in it, and whether the key may be kept. */
export const receiptParts = ['form', 'whom', 'opened', 'stored'] as const;
export type ReceiptPart = (typeof receiptParts)[number];

/** The check each of them begins with; the checks between belong to the one before. */
const beginnings: Readonly<Partial<Record<CheckName, ReceiptPart>>> = {
  format: 'form',
  receiver: 'whom',
  'sakke-parameters': 'opened',
  group: 'stored',
};

const isAnswer = ({ name }: MessageEvent) => name === 'ok' || name === 'error';

function nameOf(event: TraceEvent): PhaseName | null {
  if (event.kind === 'outcome') return 'ended';
  if (event.step === 'use') return 'used';
  if (event.step === 0) return 'provisioned';
  if (event.actor === outsider) return 'injected';
  switch (event.kind) {
    case 'store':
    case 'discard':
      return 'stored';
    case 'message':
      if (event.name === 'leak') return 'leaked';
      return isAnswer(event) ? 'answered' : 'sent';
    default:
      return null;
  }
}

const memberOf = (event: TraceEvent): ActorId => event.member ?? event.actor;

/** Phases that two keys go through one after the other. */
const ofOneKey: ReadonlySet<PhaseName | undefined> = new Set(receiptParts);

/** The key a phase is about, where it is about one of two. */
function purposeOf({ kind, purpose }: TraceEvent, name: PhaseName | undefined): Purpose | null {
  if (kind === 'store' || kind === 'discard' || !ofOneKey.has(name)) return null;
  return purpose === undefined || purpose === 'group' ? null : purpose;
}

const isAtOnePlace = (one: TraceEvent, other: TraceEvent) =>
  one.kind !== 'message' &&
  one.actor === other.actor &&
  one.step === other.step &&
  memberOf(one) === memberOf(other);

/** The phase of each event that says so itself; null for a calculation. */
function ownNames(events: readonly TraceEvent[]): (PhaseName | null)[] {
  let part: ReceiptPart = 'form';
  return events.map((event) => {
    const isReceipt =
      (event.kind === 'check' || event.kind === 'skip') && event.step !== 0 && event.step !== 'use';
    if (!isReceipt) return nameOf(event);
    part = beginnings[event.check] ?? part;
    return part;
  });
}

/** A calculation leads to what its actor does next with the same key; where that is nothing, it belongs
 *  to what it did before, and else it makes the payload that is sent. */
function namesOf(events: readonly TraceEvent[]): readonly PhaseName[] {
  const names = ownNames(events);
  for (let index = events.length - 2; index >= 0; index -= 1) {
    const [event, next] = [events[index], events[index + 1]];
    const name = names[index + 1] ?? null;
    if (names[index] !== null || !event || !next || name === null || name === 'sent') continue;
    const sameKey = event.purpose === undefined || event.purpose === next.purpose;
    if (sameKey && isAtOnePlace(event, next)) names[index] = name;
  }
  return names.map((name, index) => {
    const [event, before] = [events[index], events[index - 1]];
    if (name !== null || !event || !before || !isAtOnePlace(before, event)) return name ?? 'made';
    const last = names[index - 1] ?? null;
    names[index] = last;
    return last ?? 'made';
  });
}

/** The phases of a list of events, in its order: what follows one another with the same name, member,
 *  actor, step and key is one phase, a message always one of its own. */
export function memberPhases(events: readonly TraceEvent[]): readonly MemberPhase[] {
  const names = namesOf(events);
  const phases: MemberPhase[] = [];
  let first = 0;
  const stem = (index: number): string => {
    const event = events[index];
    const name = names[index];
    if (event === undefined || name === undefined) return '';
    const { procedure, step } = event;
    const whose = name === 'used' || name === 'ended' ? event.actor : memberOf(event);
    const purpose = purposeOf(event, name);
    const keyed = purpose === null ? '' : `.${purpose}`;
    return `${procedure}.${step}.${whose}.${name}${keyed}`;
  };
  let here = stem(0);
  events.forEach((event, index) => {
    const next = index + 1 < events.length ? stem(index + 1) : '';
    const goesOn =
      next === here &&
      event.kind !== 'message' &&
      events[index + 1]?.kind !== 'message' &&
      (event.step === 0 || events[index + 1]?.actor === event.actor);
    if (goesOn) return;
    phases.push({
      key: here,
      name: names[index] ?? 'made',
      procedure: event.procedure,
      step: event.step,
      member: memberOf(event),
      actor: event.actor,
      purpose: purposeOf(event, names[index]),
      first,
      last: index,
    });
    first = index + 1;
    here = next;
  });
  return phases;
}
