import { type FigureStepKey, outsider } from '../../engine/index.ts';
import { type MemberInStep, membersInStep, shownInStep } from '../../store/depth.ts';
import type { InSteps } from '../../store/per-events.ts';
import type { Words } from '../actor-names.ts';
import { type FigureDrawing, withoutHandles } from './ladder-drawing.ts';
import type { Item } from './ladder-items.ts';
import { heightOfRows, type Row, wrapRows } from './ladder-rows.ts';
import { textWidth } from './text-width.ts';

/** Sizes in pixels. */
export const factLine = 18;
const padding = 8;
const whoGap = 12;
const edge = 12;
const besidesMember = 4;

/** Lines of items in their order; where they are about one of two keys, a new line begins with it. */
function rowsInOrder(items: readonly Item[], width: number, words: Words): readonly Row[] {
  const groups: { purpose: Item['purpose']; items: Item[] }[] = [];
  for (const item of items) {
    const purpose = item.kind === 'event' && item.event.kind === 'store' ? undefined : item.purpose;
    const last = groups.at(-1);
    if (last && last.purpose === purpose) last.items.push(item);
    else groups.push({ purpose, items: [item] });
  }
  return groups.flatMap((group) => {
    const lead = group.purpose === 'group' ? undefined : group.purpose;
    return wrapRows(group.items, width, words, lead);
  });
}

const phaseKey = ({ text, purpose }: Item) => `${purpose ?? ''} ${text}`;
const phasesOf = (items: readonly Item[]) => items.filter(({ kind }) => kind === 'phase');

/** The phases of each member, with those that one lacks whom something hit: they stand there until it is
 *  known. */
function withMissing(
  { maker }: FigureDrawing,
  items: readonly Item[],
  all: readonly Item[],
  { member, last }: MemberInStep,
): readonly Item[] {
  const own = new Set(phasesOf(items).map(phaseKey));
  const rank = new Map(all.map((item, index) => [phaseKey(item), index]));
  const whole = [...items];
  for (const phase of all) {
    const key = phaseKey(phase);
    if (own.has(key)) continue;
    const { text, purpose } = phase;
    const missing = maker.addMissing({ text, member, ...(purpose && { purpose }) }, last);
    const after = whole.findIndex(
      (item) => item.kind === 'phase' && (rank.get(phaseKey(item)) ?? 0) > (rank.get(key) ?? 0),
    );
    whole.splice(after < 0 ? whole.length : after, 0, missing);
  }
  return whole;
}

/** The members of a step that is unfolded, each with its phases, under its arrow. */
export function* placeInside(
  drawing: FigureDrawing,
  key: FigureStepKey,
  top: number,
): InSteps<number> {
  const { events, words, names, maker, depth, steps } = drawing;
  const step = steps.get(key);
  if (step === undefined || !depth.unfolded.includes(key)) return top;
  const shown = shownInStep(events, step, depth.followed);
  yield;
  const who = shown.map(({ member }) => names.short(member));
  const whoWidth = Math.ceil(Math.max(...who.map((name) => textWidth(name, 14, 'bold')))) + whoGap;
  const width = drawing.width - 2 * edge;
  const parts: { who: string; rows: readonly Row[] }[] = [];
  let y = top + padding;
  const runs = shown.map(({ first, last }) =>
    maker.addPhases(Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
  yield;
  // What somebody outside does to one member the others do not lack.
  const ofAll = (items: readonly Item[]) =>
    phasesOf(items).filter(({ event }) => event.actor !== outsider);
  const all = runs.map(ofAll).reduce((a, b) => (b.length > a.length ? b : a), []);
  for (const [index, member] of shown.entries()) {
    const items = withMissing(drawing, runs[index] ?? [], all, member);
    const rows = rowsInOrder(items, width - 2 * padding - whoWidth, words);
    parts.push({ who: who[index] ?? '', rows });
    noteRows(drawing, rows, { x: edge, y, width });
    y += heightOfRows(rows) + besidesMember;
    yield;
  }
  const others = membersInStep(events, step).length - shown.length;
  const more = others > 0 ? words('ladder.facts.more', { count: others }) : '';
  const height = y + padding + (more === '' ? 0 : factLine) - top;
  const position = { x: edge, y: top };
  drawing.nodes.push({
    ...{ ...withoutHandles, id: `inside-${key}`, type: 'inside', position, width, height },
    data: { parts, more, whoWidth },
  });
  return top + height;
}

type Box = Readonly<{ x: number; y: number; width: number }>;

function noteRows({ rectangles }: FigureDrawing, rows: readonly Row[], { x, y, width }: Box): void {
  let top = y;
  for (const { items, height } of rows) {
    for (const { order } of items) rectangles[order] = { x, y: top, width, height };
    top += height;
  }
}
