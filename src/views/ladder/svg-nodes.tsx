import type { SystemName } from '../../engine/index.ts';
import type { Colour } from '../../ui/light-colours.ts';
import { Frame, Mark } from '../../ui/marks.tsx';
import type { Words } from '../actor-names.ts';
import { useDrawnAt } from './drawn-at.ts';
import type { LadderNode, MessageEdge } from './ladder-drawing.ts';
import { itemResult, itemState } from './ladder-items.ts';
import { chipSize } from './ladder-rows.ts';
import { Caption, Divider } from './ladder-words.tsx';
import { arrowColour, fateShapes, MessageArrow } from './message-arrow.tsx';
import { type MessageData, messageLine } from './message-line.ts';
import { aboveLine, belowLine, besideGate } from './place-message.ts';
import { setUpSize } from './place-set-up.ts';
import {
  DrawnFigureArrow,
  DrawnFigureAttack,
  DrawnFigureBox,
  DrawnFigureUse,
  DrawnInside,
  DrawnRowNote,
} from './svg-figure.tsx';
import { Rows, rowWidth } from './svg-rows.tsx';
import { TextLine, TextLines } from './text-line.tsx';
import { textWidth } from './text-width.ts';

/** The parts of the ladder that are controls on the page, as they stand at the cursor. */

const groundOf = (within: SystemName | null | undefined): Colour =>
  within === 'partner' ? 'band' : 'canvas';

const colours = {
  ok: { fill: 'ok-soft', stroke: 'ok' },
  failure: { fill: 'failure-soft', stroke: 'failure' },
  ahead: { fill: 'panel', stroke: 'line-strong' },
} as const;

type Place = Readonly<{ x: number; y: number; width: number; height: number }>;
type Of<T extends LadderNode['type']> = Place &
  Extract<LadderNode, { type?: T }>['data'] & { words: Words };

function Activity({ x, y, width, height, bar, side, rows, words }: Of<'activity'>) {
  const at = useDrawnAt();
  const result = itemResult(bar, at);
  const [listX, barX] = side === 'right' ? [x + 16, x] : [x, x + width - 12];
  const list = { x: listX, y, width: width - 16, height };
  return (
    <>
      <Frame box={{ x: barX, y, width: 12, height }} {...colours[result ?? 'ahead']} radius={3} />
      <Frame box={list} fill="panel" stroke="line" />
      <Rows {...{ rows, words }} x={listX + 8} y={y + 4} width={width - 32} />
    </>
  );
}

function Box({ title, rows, words, ...box }: Of<'box'>) {
  const { x, y, width } = box;
  const middle = { x: x + width / 2, anchor: 'middle' } as const;
  const top = y + 9 + title.length * 15;
  return (
    <>
      <Frame box={box} fill="panel" stroke="line-strong" />
      <TextLines {...middle} y={y + 5.5} lines={title} step={15} size={12} weight={600} />
      <Rows {...{ rows, words }} x={x + 6} y={top} width={width - 12} centred small />
    </>
  );
}

function SetUp({ x, y, width, height, title, rows, stacked, within, words }: Of<'setUp'>) {
  const framed = within === null;
  const halo = framed ? 'panel' : groundOf(within);
  const head = { text: title, y: y + 12, size: setUpSize, colour: 'text-2', halo } as const;
  const titleWidth = textWidth(title, setUpSize);
  const wide = Math.max(0, ...rows.map((row) => rowWidth(row, chipSize, words)));
  const left = x + (width - titleWidth - 8 - wide) / 2;
  return (
    <>
      {framed && <Frame box={{ x, y, width, height }} fill="panel" stroke="line" />}
      {stacked ? (
        <TextLine {...head} x={x + width / 2} anchor="middle" />
      ) : (
        <TextLine {...head} x={left} />
      )}
      {stacked ? (
        <Rows {...{ rows, words, x, width }} y={y + 24} centred />
      ) : (
        <Rows {...{ rows, words, y }} x={left + titleWidth + 8} width={wide} />
      )}
    </>
  );
}

function Outcome({ item, words, ...box }: Of<'outcome'>) {
  const result = itemResult(item, useDrawnAt());
  const ok = result === 'ok';
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const colour = ok ? 'ok' : 'failure';
  const left = x - textWidth(item.text, 14) / 2 - 14;
  if (result === null) {
    const text = words('ladder.outcome.awaited');
    return (
      <>
        <Frame box={box} {...colours.ahead} />
        <TextLine {...{ x, y, text }} colour="future" size={14} anchor="middle" />
      </>
    );
  }
  return (
    <>
      <Frame box={box} {...colours[colour]} />
      <Mark {...{ shape: ok ? 'tick' : 'cross', x: left, y, colour }} />
      <TextLine {...{ x, y, colour, text: item.text }} size={14} anchor="middle" />
    </>
  );
}

/** A node of the ladder. */
export function DrawnNode({ node, words }: { node: LadderNode; words: Words }) {
  const { position, width = 0, height = 0 } = node;
  const place = { ...position, width, height, words };
  switch (node.type) {
    case 'activity':
      return <Activity {...place} {...node.data} />;
    case 'box':
      return <Box {...place} {...node.data} />;
    case 'setUp':
      return <SetUp {...place} {...node.data} />;
    case 'divider':
      return <Divider {...place} {...node.data} />;
    case 'caption':
      return <Caption {...place} {...node.data} />;
    case 'outcome':
      return <Outcome {...place} {...node.data} />;
    case 'figureArrow':
      return <DrawnFigureArrow {...place} data={node.data} />;
    case 'figureAttack':
      return <DrawnFigureAttack {...place} data={node.data} />;
    case 'figureBox':
      return <DrawnFigureBox {...place} data={node.data} />;
    case 'figureUse':
      return <DrawnFigureUse {...place} data={node.data} />;
    case 'inside':
      return <DrawnInside {...place} data={node.data} />;
    case 'rowNote':
      return <DrawnRowNote {...place} data={node.data} />;
    default:
      return null;
  }
}

/** A message of the ladder: its arrow with what stands over and under it. */
/** The mark of a label's fate, which is told once the message is on its way. */
export function DrawnMessage({ data }: Pick<MessageEdge, 'data'>) {
  return data?.item.event.kind === 'message' ? <MessageMarks data={data} /> : null;
}

function MessageMarks({ data }: { data: MessageData }) {
  const { event } = data.item;
  const { label, below, gateX, within, item, y } = data;
  const state = itemState(item, useDrawnAt());
  const told = state !== 'future';
  const above = told ? data.above : data.ahead;
  const report = told ? data.report : [];
  const fate = told ? data.fate : '';
  const x = label.x + label.width / 2;
  const halo = within === null && gateX !== null ? 'panel' : groundOf(within);
  const centred = { x, anchor: 'middle', halo } as const;
  const small = { ...centred, step: belowLine, size: 12 };
  const failure = {
    ...small,
    colour: 'failure',
    weight: 600,
  } as const;
  const under = y + 6 + (gateX === null ? -3 : besideGate + 4);
  const last = under + (below.length + report.length) * belowLine;
  const colour = arrowColour(item, state);
  const bold = { size: 14, weight: 600, colour };
  return (
    <>
      <MessageArrow line={messageLine(data, told)} {...{ item, y, state, told }} />
      <TextLines {...centred} {...bold} y={label.y} lines={above} step={aboveLine} />
      <TextLines
        {...small}
        y={under}
        lines={below}
        colour={state === 'future' ? 'future' : 'text-2'}
      />
      <TextLines {...failure} y={under + below.length * belowLine} lines={report} />
      <TextLines {...failure} y={last} lines={fate === '' ? [] : [fate]} />
      {fate !== '' && (
        <Mark
          shape={fateShapes[event.kind === 'message' ? event.fate : 'delivered']}
          x={x - textWidth(fate, 12, 'bold') / 2 - 10}
          y={last + belowLine / 2}
          colour={failure.colour}
        />
      )}
    </>
  );
}
