import { type Actor, isActorId, type Plan, type TraceEvent } from '../../engine/index.ts';
import type { InSteps } from '../../store/per-events.ts';
import type { Depth } from '../../store/state.ts';
import { captionKey } from '../act-words.ts';
import { countUes, createActorNames, type Words } from '../actor-names.ts';
import { foreignStores } from '../foreign-stores.ts';
import { gmksInClear } from './gmk-in-clear.ts';
import { failureMoments, firstFailures, layoutColumns } from './ladder-columns.ts';
import { type Drawing, type LadderLayout, withoutHandles } from './ladder-drawing.ts';
import { createItemMaker, type Item } from './ladder-items.ts';
import { eventText } from './ladder-labels.ts';
import { cutSegments, type Segment } from './ladder-segments.ts';
import { placeFigure } from './layout-figure.ts';
import { placeActivity } from './place-activity.ts';
import { placeBoxes } from './place-boxes.ts';
import { placeCaption } from './place-caption.ts';
import { placeDivider, placeUse } from './place-divider.ts';
import { placeMessage } from './place-message.ts';
import { placeExchange, placeSetUps } from './place-set-up.ts';
import { textWidth } from './text-width.ts';

export type LadderInput = Readonly<{
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  width: number;
  /** Whether every member has its own lifeline, however wide that becomes. */
  opened: boolean;
  words: Words;
  /** How much is drawn; everything where it is not said. */
  depth?: Depth;
  /** Of the drawing: the figure fills the height it is given. */
  height?: number;
  /** Index of the last event that may be told; all where it is not said. */
  reach?: number;
  /** Of the run; null for a message opened from outside, which no figure shows. */
  plan?: Plan | null;
}>;

const margin = 8;
const outcomeHeight = 32;
const outcomeSize = 14;
/** Of its mark, its frame and what is free beside it. */
const besideOutcome = 72;

/** The outcome; never that all hold their keys alone where some keep another GMK than the GMS made. */
function outcomeItem({ maker, events, words, width }: Drawing, index: number): Item {
  const count = new Set(foreignStores(events).map(({ actor }) => actor)).size;
  const event = events[index];
  if (count === 0 || event === undefined) return maker.addEvent(index);
  const whole = words('ladder.outcome.foreign', { text: eventText(event, words), count });
  const fits = textWidth(whole, outcomeSize) + besideOutcome <= width;
  const text = fits ? whole : words('ladder.facts.foreign', { count });
  const range = { first: index, last: index, target: index };
  return maker.add({ kind: 'event', ...range, text, failed: count }, [index]);
}

function placeOutcome(drawing: Drawing, index: number, top: number): number {
  const item = outcomeItem(drawing, index);
  const wide = textWidth(item.text, outcomeSize) + besideOutcome;
  const width = Math.min(Math.max(520, wide), drawing.width - 16);
  const place = { x: (drawing.width - width) / 2, y: top };
  drawing.nodes.push({
    ...withoutHandles,
    id: 'outcome',
    type: 'outcome',
    position: place,
    width,
    height: outcomeHeight,
    data: { item },
  });
  drawing.rectangles[item.order] = { ...place, width, height: outcomeHeight };
  return top + outcomeHeight;
}

function placeSegment(drawing: Drawing, segment: Segment, top: number): number {
  switch (segment.kind) {
    case 'kms':
      return placeSetUps(drawing, segment.byKms, top);
    case 'exchange':
      return placeExchange(drawing, segment.events, top);
    case 'boxes':
      return placeBoxes(drawing, segment.byActor, top);
    case 'divider':
      return placeDivider(drawing, segment, top);
    case 'caption':
      return placeCaption(drawing, top);
    case 'use':
      return placeUse(drawing, top);
    case 'activity':
      return placeActivity(drawing, segment, top);
    case 'message':
      return placeMessage(drawing, segment, top);
    case 'outcome':
      return placeOutcome(drawing, segment.event, top);
  }
}

const whole: Depth = { level: 'everything', followed: null, unfolded: [] };

const followedAt = ({ level, followed }: Depth) => (level === 'members' ? followed : null);

/** Whether a segment is about a UE that is folded away, as one follows another. */
function isFolded({ events }: Drawing, segment: Segment, depth: Depth): boolean {
  const followed = followedAt(depth);
  if (followed === null || (segment.kind !== 'activity' && segment.kind !== 'message'))
    return false;
  const event = events[segment.kind === 'message' ? segment.event : (segment.events[0] ?? 0)];
  if (event?.member === undefined || event.step === 'use') return false;
  return isActorId(event.member, ['ue']) && event.member !== followed;
}

function* placeSegments(drawing: Drawing, depth: Depth): InSteps<number> {
  const segments = yield* cutSegments(drawing.events);
  yield;
  let y = margin;
  for (const segment of segments) {
    if (isFolded(drawing, segment, depth)) continue;
    y = placeSegment(drawing, segment, y);
    yield;
  }
  return y;
}

/** Lays out the ladder. Heights follow from the number of checks and the width they wrap in. */
export function layoutLadder(input: LadderInput): LadderLayout {
  const steps = layoutInSteps(input);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in small steps, for runs so long that laying them out at once would hold up the page. */
export function* layoutInSteps(input: LadderInput): InSteps<LadderLayout> {
  const { actors, events, words } = input;
  const failed = yield* firstFailures(events);
  const { depth = whole, plan = null, reach = Infinity } = input;
  const figure = depth.level === 'figure' ? plan : null;
  const spread = {
    figure: figure !== null,
    opened: input.opened,
    followed: followedAt(depth),
    reach,
  };
  const placed = layoutColumns(actors, failed, input.width, spread);
  const { columns, bands, width, foldable } = placed;
  const names = createActorNames(words, bands.length > 0, countUes(actors));
  yield;
  const columnOf = new Map(
    columns.flatMap((column) => column.actors.map((actor) => [actor.id, column] as const)),
  );
  const clear = yield* gmksInClear(events);
  const maker = createItemMaker(events, words, clear.at, depth.unfolded);
  const drawing: Drawing = {
    caption: plan
      ? captionKey(plan)
      : `ladder.caption.${names.regroup ? 'regroup' : 'provisioning'}`,
    ...{ events, words, names, width, columns, bands, columnOf, maker },
    byPhase: depth.level === 'members',
    ...{ nodes: [], edges: [], rectangles: [] },
  };
  const y =
    figure && events.length > 0
      ? yield* placeFigure(drawing, { plan: figure, depth, height: input.height ?? 0 })
      : yield* placeSegments(drawing, depth);
  const { nodes, edges, rectangles } = drawing;
  const { items, itemOf } = maker;
  const level = figure || depth.level !== 'figure' ? depth.level : 'everything';
  const failures = failureMoments(failed);
  const facts = {
    failures,
    level,
    events,
    width,
    height: y + margin,
    columns,
    bands,
    names,
    clear,
    foldable,
  };
  return { ...facts, nodes, edges, items, rectangles, itemOf };
}
