import type { Actor, TraceEvent } from '../../engine/index.ts';
import { layoutColumns } from './ladder-columns.ts';
import { type Drawing, type LadderLayout, withoutHandles } from './ladder-drawing.ts';
import { createItemMaker } from './ladder-items.ts';
import type { Words } from './ladder-labels.ts';
import { cutSegments, type Segment } from './ladder-segments.ts';
import { placeActivity } from './place-activity.ts';
import { placeBoxes, placeKmsSetUp } from './place-boxes.ts';
import { placeMessage } from './place-message.ts';

export type LadderInput = Readonly<{
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  width: number;
  /** Whether every member has its own lifeline, however wide that becomes. */
  opened: boolean;
  words: Words;
}>;

const margin = 8;
const dividerHeight = 28;
const outcomeHeight = 32;

function placeDivider(
  drawing: Drawing,
  segment: Extract<Segment, { kind: 'divider' }>,
  top: number,
): number {
  const { procedure, purpose } = segment;
  drawing.nodes.push({
    ...withoutHandles,
    id: `divider-${procedure}`,
    type: 'divider',
    position: { x: 8, y: top },
    width: drawing.width - 16,
    height: dividerHeight,
    data: purpose === undefined ? { procedure } : { procedure, purpose },
  });
  return top + dividerHeight + 12;
}

function placeOutcome(drawing: Drawing, index: number, top: number): number {
  const item = drawing.maker.addEvent(index);
  const width = Math.min(420, drawing.width - 16);
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
      return placeKmsSetUp(drawing, segment.events, top);
    case 'boxes':
      return placeBoxes(drawing, segment.byActor, top);
    case 'divider':
      return placeDivider(drawing, segment, top);
    case 'activity':
      return placeActivity(drawing, segment, top);
    case 'message':
      return placeMessage(drawing, segment, top);
    case 'outcome':
      return placeOutcome(drawing, segment.event, top);
  }
}

/** Lays out the ladder. Heights follow from the number of checks and the width they wrap in. */
export function layoutLadder(input: LadderInput): LadderLayout {
  const steps = layoutInSteps(input);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in small steps, for runs so long that laying them out at once would hold up the page. */
export function* layoutInSteps(input: LadderInput): Generator<void, LadderLayout, void> {
  const { actors, events, words } = input;
  const { columns, width, foldable } = layoutColumns(actors, events, input.width, input.opened);
  yield;
  const columnOf = new Map(
    columns.flatMap((column) => column.actors.map((actor) => [actor.id, column] as const)),
  );
  const maker = createItemMaker(events, words);
  const drawing: Drawing = {
    ...{ events, words, width, columns, columnOf, maker },
    ...{ nodes: [], edges: [], rectangles: [] },
  };
  const segments = cutSegments(events);
  yield;
  let y = margin;
  for (const segment of segments) {
    y = placeSegment(drawing, segment, y);
    yield;
  }
  const { nodes, edges, rectangles } = drawing;
  const { items, itemOf } = maker;
  return { width, height: y + margin, columns, foldable, nodes, edges, items, rectangles, itemOf };
}
