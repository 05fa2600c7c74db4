import type { ActorId, MemberPhase, Purpose, TraceEvent } from '../../engine/index.ts';
import { phasesBetween } from '../../store/depth.ts';
import type { Words } from '../actor-names.ts';
import { foreignStores } from '../foreign-stores.ts';
import { phaseText } from '../phase-text.ts';
import { eventText, expectedText } from './ladder-labels.ts';

/** One control of the ladder: it stands for `event`, and is current from event `first` (the
 *  calculation that leads to it) to event `last`. */
export type Item = Readonly<{
  /** Position in the order of ↑ and ↓. */
  order: number;
  /** `step`: a whole step of the figure; `phase`: one of the phases of a member in it. */
  kind: 'box' | 'bar' | 'event' | 'summary' | 'step' | 'phase';
  first: number;
  last: number;
  /** Index of the event that is selected with it. */
  target: number;
  event: TraceEvent;
  actor: ActorId;
  purpose?: Purpose;
  /** The member a phase is about. */
  member?: ActorId;
  /** Who it is about, where that is not the actor of its event alone. */
  who?: string;
  /** What is written on it. */
  text: string;
  /** What is written on it before it has happened, where the text tells how it ended. */
  ahead?: string;
  /** Ids of the events that are shown by this item and no other. */
  covers: readonly string[];
  /** An event inside its range that another item shows. */
  besides?: number;
  /** Its actor has a GMK in clear from here on. */
  clear?: boolean;
  /** A fault altered something here. */
  touched?: boolean;
  /** Stands where the run has no such phase, up to this event: till then nobody can know. */
  until?: number;
  /** How many checks or members it sums up, and how many of them failed. */
  count?: number;
  failed?: number;
}>;

export type ItemState = 'past' | 'current' | 'future';

/** Where an item stands against the cursor. */
export function itemState(
  item: Pick<Item, 'first' | 'last' | 'besides'>,
  cursor: number,
): ItemState {
  if (cursor < item.first || cursor === item.besides) return 'future';
  return cursor <= item.last ? 'current' : 'past';
}

/** The result an item shows once it is known; none before, and none for what has no result. */
export function itemResult(item: Item, cursor: number): 'ok' | 'failure' | null {
  if (cursor < item.target || cursor < item.first) return null;
  const { event } = item;
  if (item.failed !== undefined) return item.failed > 0 ? 'failure' : 'ok';
  if (event.kind === 'discard') return 'failure';
  if (event.kind === 'check') return event.passed ? 'ok' : 'failure';
  if (event.kind === 'outcome') return event.ok ? 'ok' : 'failure';
  return null;
}

/** The event a click on the item selects: inside what it sums up, the one the cursor is on. */
export function eventToSelect(item: Item, cursor: number): number {
  const inside = item.kind !== 'event' && itemState(item, cursor) === 'current';
  return inside ? cursor : item.target;
}

/** An attack in a step of the figure: selects its message. */
type AttackItem = Pick<Item, 'first' | 'last' | 'target' | 'text'>;
type NewItem = Omit<Item, 'order' | 'event' | 'actor' | 'covers'>;
/** Infinite ends: it has not come yet. */
type StepItem = Pick<Item, 'first' | 'last' | 'text' | 'who'>;

/** Collects the items of one layout. */
export type ItemMaker = Readonly<{
  items: readonly Item[];
  /** For each event the position of the item that shows it. */
  itemOf: readonly number[];
  add(item: NewItem, covered: readonly number[]): Item;
  /** An item for one event, with the calculations in `lead` before it and an event `besides` among
   *  them that another item shows. */
  addEvent(target: number, lead?: readonly number[], besides?: number): Item;
  /** Items for a run of events; calculations go with the check or store that follows them. */
  addRun(run: readonly number[]): readonly Item[];
  /** Items for a run of events by phases; what is unfolded has its events behind it. */
  addPhases(run: readonly number[]): readonly Item[];
  /** A phase that a member of a step will not come to, as it looks to who does not know that yet. */
  addMissing(phase: Pick<Item, 'text' | 'purpose' | 'member'>, until: number): Item;
  /** An item for what somebody outside sends in a step, which is shown with its step. */
  addAttack(attack: AttackItem): Item;
  /** An item for a step of the figure, or for a part of it; it shows the events from `first` to `last`. */
  addStep(step: StepItem): Item;
}>;

const isCheck = ({ kind }: TraceEvent) => kind === 'check' || kind === 'skip';
const isRefusal = (event: TraceEvent) =>
  event.kind === 'discard' ||
  (event.kind === 'check' && !event.passed) ||
  (event.kind === 'message' && event.name === 'error');

/** `clearAt`: the events from which on their actor has a GMK in clear. `unfolded`: keys of phases. */
export function createItemMaker(
  events: readonly TraceEvent[],
  words: Words,
  clearAt: ReadonlySet<number>,
  unfolded: readonly string[] = [],
): ItemMaker {
  const items: Item[] = [];
  const itemOf: number[] = [];
  const foreign = new Set(foreignStores(events).map(({ index }) => index));

  function eventAt(index: number): TraceEvent {
    const event = events[index];
    if (event === undefined) throw new RangeError(`this trace has no event ${index}`);
    return event;
  }

  function add(item: NewItem, covered: readonly number[]): Item {
    const event = eventAt(item.target);
    const covers = covered.map((index) => eventAt(index).id);
    const isTouched = covered.some((index) => (eventAt(index).faults?.length ?? 0) > 0);
    const place = { order: items.length, event, actor: event.actor, covers };
    const made: Item = { ...item, ...place, ...(isTouched ? { touched: true } : {}) };
    items.push(made);
    for (const index of covered) itemOf[index] = made.order;
    return made;
  }

  function addEvent(target: number, lead: readonly number[] = [], besides?: number): Item {
    const event = eventAt(target);
    const purpose = event.purpose === undefined ? {} : { purpose: event.purpose };
    const aside = besides === undefined ? {} : { besides };
    const range = { first: lead[0] ?? target, last: target, target, ...aside };
    const purposeText = words(`trace.purpose.${event.purpose ?? 'group'}`);
    const text = foreign.has(target)
      ? words('ladder.store.another', { purpose: purposeText })
      : eventText(event, words);
    const covered = [...lead, target];
    const clear = covered.some((index) => clearAt.has(index)) ? { clear: true } : {};
    const ahead = event.kind === 'discard' ? { ahead: expectedText(event, words) } : {};
    return add({ kind: 'event', ...range, text, ...ahead, ...purpose, ...clear }, covered);
  }

  function addRun(run: readonly number[]): readonly Item[] {
    const made: Item[] = [];
    let lead: number[] = [];
    let besides: number | undefined;
    for (const index of run) {
      const event = eventAt(index);
      if (event.kind === 'compute') {
        lead.push(index);
      } else if (event.kind === 'provision' && event.what === 'kms-certificate') {
        // What the KMS calculates before it is for the key set behind it.
        made.push(addEvent(index));
        besides = lead.length > 0 ? index : undefined;
      } else {
        made.push(addEvent(index, lead, besides));
        lead = [];
        besides = undefined;
      }
    }
    return [...made, ...lead.map((index) => addEvent(index))];
  }

  function addPhase(phase: MemberPhase): readonly Item[] {
    const { first, last, name, purpose } = phase;
    const run = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const failing = run.find((index) => isRefusal(eventAt(index)));
    const checks = run.filter((index) => isCheck(eventAt(index))).length;
    const isForeign = run.some((index) => foreign.has(index));
    const isJudged = checks > 0 || name === 'stored' || name === 'answered';
    const judged = isJudged && !isForeign;
    const text = isForeign
      ? words('ladder.phase.storedAnother')
      : phaseText(phase, checks > 0, words);
    const item = add(
      {
        ...{ kind: 'phase', first, last, target: failing ?? last, count: checks },
        text,
        member: phase.member,
        ...(purpose && { purpose }),
        ...(judged && { failed: failing === undefined ? 0 : 1 }),
        ...(run.some((index) => clearAt.has(index)) && { clear: true }),
      },
      run,
    );
    return unfolded.includes(phase.key) && run.length > 1 ? [item, ...addRun(run)] : [item];
  }

  function addPhases(run: readonly number[]): readonly Item[] {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    return phasesBetween(events, first, last).flatMap(addPhase);
  }

  function addMissing(phase: Pick<Item, 'text' | 'purpose' | 'member'>, until: number): Item {
    const event = eventAt(until);
    const never = Number.POSITIVE_INFINITY;
    const place = { first: never, last: never, target: never, covers: [], failed: 0 };
    const made: Item = {
      ...{ ...phase, ...place, kind: 'phase', until, event, actor: event.actor },
      order: items.length,
    };
    items.push(made);
    return made;
  }

  function addAttack(attack: AttackItem): Item {
    return add({ ...attack, kind: 'step' }, []);
  }

  function addStep(step: StepItem): Item {
    const stand = Math.min(step.last, events.length - 1);
    const event = eventAt(stand);
    const place = { order: items.length, event, actor: event.actor, covers: [] };
    const made: Item = { ...step, kind: 'step', target: step.last, ...place };
    items.push(made);
    for (let index = step.first; index <= Math.min(step.last, stand); index += 1) {
      itemOf[index] = made.order;
    }
    return made;
  }

  return { items, itemOf, add, addEvent, addRun, addPhases, addMissing, addAttack, addStep };
}
