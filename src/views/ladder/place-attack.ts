import { injectedIn } from '../attacks.ts';
import { type FigureDrawing, withoutHandles } from './ladder-drawing.ts';
import { factLine } from './place-inside.ts';
import { textWidth } from './text-width.ts';

/** What somebody outside sends in a step of the figure: no arrow of the figure, and drawn like none. */

/** Sizes in pixels. */
const labelSize = 14;
const overArrow = factLine + 10;
const height = overArrow + 10;
const edge = 4;

/** The messages of the step from outside, and whom they reach; null where there are none. */
function attackIn({ events, columns }: FigureDrawing, key: string, steps: FigureDrawing['steps']) {
  const step = steps.get(key);
  const from = columns.find(({ kind }) => kind === 'outsider');
  const messages = step ? injectedIn(events, step.first, step.last) : [];
  const to = columns.find(({ actors }) => actors.some(({ id }) => id === messages[0]?.message.to));
  return step && from && to ? { step, from, to, messages } : null;
}

/** How high the arrow of an attack is in a step. */
export const heightOfAttack = (drawing: FigureDrawing, key: string): number =>
  attackIn(drawing, key, drawing.steps) ? height : 0;

/** Places it under the arrow of its step. */
export function placeAttack(drawing: FigureDrawing, key: string, top: number): number {
  const attack = attackIn(drawing, key, drawing.steps);
  if (attack === null) return top;
  const { words, names, maker } = drawing;
  const { step, from, to, messages } = attack;
  const [only] = messages;
  const who =
    messages.length === 1 && only
      ? names.short(only.message.to)
      : words('ladder.attack.several', { n: messages.length, of: to.actors.length });
  const text = words('ladder.attack.sent', { who });
  const first = only?.index ?? step.first;
  const item = maker.addAttack({ first, last: step.last, target: first, text });
  const wide = textWidth(text, labelSize, 'bold');
  const width = Math.min(drawing.width - 2 * edge, Math.max(wide, Math.abs(from.x - to.x)));
  const middle = (from.x + to.x) / 2;
  const x = Math.max(edge, Math.min(middle - width / 2, drawing.width - width - edge));
  const position = { x, y: top };
  drawing.nodes.push({
    ...{ ...withoutHandles, id: `attack-${key}`, type: 'figureAttack', position, width, height },
    data: { item, label: text, y: overArrow, from: from.x - x, to: to.x - x, middle: middle - x },
  });
  drawing.rectangles[item.order] = { ...position, width, height };
  return top + height;
}
