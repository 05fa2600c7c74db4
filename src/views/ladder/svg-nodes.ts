import type { SystemName } from '../../engine/index.ts';
import type { Words } from '../actor-names.ts';
import type { LadderNode, MessageEdge } from './ladder-drawing.ts';
import { itemResult } from './ladder-items.ts';
import { chipSize } from './ladder-rows.ts';
import { messageLine } from './message-line.ts';
import { captionLine, captionSize } from './place-caption.ts';
import { dividerHeight, noteLine, noteSize } from './place-divider.ts';
import { aboveLine, belowLine, besideGate } from './place-message.ts';
import { setUpSize } from './place-set-up.ts';
import { boxAt, type Colour, fillAt, strokeAt, type TextStyle, textAt } from './svg-markup.ts';
import { rowsAt, rowWidth } from './svg-rows.ts';
import { textWidth } from './text-width.ts';

/** The parts of the ladder as SVG, as they stand when the run has ended. */

const atEnd = Number.POSITIVE_INFINITY;
const groundOf = (within: SystemName | null | undefined): Colour =>
  within === 'partner' ? 'band' : 'canvas';

type Of<T extends LadderNode['type']> = Extract<LadderNode, { type?: T }>;
const frameOf = ({ position, width = 0, height = 0 }: LadderNode) => ({
  ...{ x: position.x, y: position.y, width, height },
});

function activity(node: Of<'activity'>, words: Words): string {
  const { x, y, width, height } = frameOf(node);
  const { bar, side, rows } = node.data;
  const failed = itemResult(bar, atEnd) === 'failure';
  const [listX, barX] = side === 'right' ? [x + 16, x] : [x, x + width - 12];
  const list = { x: listX, y, width: width - 16, height };
  return (
    boxAt(
      { x: barX, y, width: 12, height },
      failed ? 'failureSoft' : 'okSoft',
      failed ? 'failure' : 'ok',
      3,
    ) +
    boxAt(list, 'panel', 'line') +
    rowsAt(rows, { x: listX + 8, y: y + 4, width: width - 32, centred: false, small: false }, words)
  );
}

function box(node: Of<'box'>, words: Words): string {
  const frame = frameOf(node);
  const { title, rows } = node.data;
  const middle = frame.x + frame.width / 2;
  const lines = title.map((line, index) =>
    textAt(middle, frame.y + 13 + index * 15, line, { size: 12, weight: 600, anchor: 'middle' }),
  );
  const top = frame.y + 9 + title.length * 15;
  const place = { x: frame.x + 6, y: top, width: frame.width - 12, centred: true, small: true };
  return boxAt(frame, 'panel', 'lineStrong') + lines.join('') + rowsAt(rows, place, words);
}

function setUp(node: Of<'setUp'>, words: Words): string {
  const { x, y, width, height } = frameOf(node);
  const { title, rows, stacked, within } = node.data;
  const framed = within === null;
  const frame = framed ? boxAt({ x, y, width, height }, 'panel', 'line') : '';
  const halo = framed ? 'panel' : groundOf(within);
  const style: TextStyle = { size: setUpSize, colour: 'text2', halo };
  if (stacked) {
    const head = textAt(x + width / 2, y + 12, title, { ...style, anchor: 'middle' });
    const place = { x, y: y + 24, width, centred: true, small: false };
    return frame + head + rowsAt(rows, place, words);
  }
  const titleWidth = textWidth(title, setUpSize);
  const wide = Math.max(0, ...rows.map((row) => rowWidth(row, chipSize, words)));
  const left = x + (width - titleWidth - 8 - wide) / 2;
  const place = { x: left + titleWidth + 8, y, width: wide, centred: false, small: false };
  return frame + textAt(left, y + 12, title, style) + rowsAt(rows, place, words);
}

function divider(node: Of<'divider'>): string {
  const { x, y, width } = frameOf(node);
  const { title, note } = node.data;
  const middle = x + width / 2;
  const line = strokeAt(`M${x} ${y + dividerHeight / 2}h${width}`, 'lineStrong', 1);
  const centred = { anchor: 'middle', halo: 'canvas' } as const;
  const head = textAt(middle, y + dividerHeight / 2, title, { ...centred, size: 14, weight: 600 });
  const lines = note.map((text, index) =>
    textAt(middle, y + dividerHeight + noteLine * (index + 0.5), text, {
      ...{ ...centred, size: noteSize, colour: 'text2' },
    }),
  );
  return line + head + lines.join('');
}

function caption(node: Of<'caption'>): string {
  const { x, y, width } = frameOf(node);
  const style: TextStyle = { size: captionSize, weight: 600, anchor: 'middle', halo: 'canvas' };
  return node.data.lines
    .map((line, index) => textAt(x + width / 2, y + captionLine * (index + 0.5), line, style))
    .join('');
}

function outcome(node: Of<'outcome'>): string {
  const frame = frameOf(node);
  const { item } = node.data;
  const ok = itemResult(item, atEnd) === 'ok';
  const centre = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  const left = centre.x - textWidth(item.text, 14) / 2 - 20;
  const mark = strokeAt(
    ok ? `M${left} ${centre.y}l4 4l8 -8` : `M${left} ${centre.y - 5}l10 10m0 -10l-10 10`,
    ok ? 'ok' : 'failure',
    2,
  );
  return (
    boxAt(frame, ok ? 'okSoft' : 'failureSoft', ok ? 'ok' : 'failure') +
    mark +
    textAt(centre.x, centre.y, item.text, {
      ...{ size: 14, colour: ok ? 'ok' : 'failure', anchor: 'middle' },
    })
  );
}

/** A node of the ladder. */
export function nodeSvg(node: LadderNode, words: Words): string {
  switch (node.type) {
    case 'activity':
      return activity(node, words);
    case 'box':
      return box(node, words);
    case 'setUp':
      return setUp(node, words);
    case 'divider':
      return divider(node);
    case 'caption':
      return caption(node);
    case 'outcome':
      return outcome(node);
    default:
      return '';
  }
}

type MessageLineStyle = Readonly<{ size: number; weight?: number; colour: Colour }>;

/** A message of the ladder: its arrow with what stands over and under it. */
export function messageSvg({ data }: MessageEdge): string {
  if (data === undefined || data.item.event.kind !== 'message') return '';
  const { label, above, below, report, fate, gateX, within, item } = data;
  const { name, fate: became } = data.item.event;
  const { line, head, lost, bolt, twin, clock, gate } = messageLine(data);
  const isError = item.event.kind === 'message' && name === 'error';
  const colour: Colour = isError ? 'failure' : 'text';
  const middle = label.x + label.width / 2;
  const halo = within === null && gateX !== null ? 'panel' : groundOf(within);
  const write = (text: string, y: number, style: MessageLineStyle) =>
    textAt(middle, y, text, { ...style, anchor: 'middle', halo });
  const under = data.y + 6 + (gateX === null ? -3 : besideGate + 4);
  const below2 = [
    ...below.map((text) => ({ text, style: { size: 12, colour: 'text2' as Colour } })),
    ...[...report, ...(fate === '' ? [] : [fate])].map((text) => ({
      ...{ text, style: { size: 12, colour: 'failure' as Colour, weight: 600 } },
    })),
  ];
  return [
    strokeAt(line, colour, 1.6, isError ? { 'stroke-dasharray': '6 4' } : {}),
    lost ? strokeAt(head, 'failure', 3) : fillAt(head, colour),
    twin === null ? '' : fillAt(twin, colour),
    item.touched && (became === 'altered' || became === 'delivered') ? fillAt(bolt, 'failure') : '',
    clock === null ? '' : strokeAt(clock, 'failure', 1.6, { fill: '#ffffff' }),
    gate === null ? '' : strokeAt(gate, colour, 1.6, { fill: '#ffffff' }),
    ...above.map((text, index) =>
      write(text, label.y + (index + 0.5) * aboveLine, { size: 14, weight: 600, colour }),
    ),
    ...below2.map(({ text, style }, index) =>
      write(text, under + (index + 0.5) * belowLine, style),
    ),
  ].join('');
}
