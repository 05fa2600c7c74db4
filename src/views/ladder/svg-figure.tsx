import { Fragment, useContext } from 'react';
import { Frame } from '../../ui/marks.tsx';
import type { Words } from '../actor-names.ts';
import { useDrawnAt } from './drawn-at.ts';
import {
  FigureArrowMarks,
  FigureAttackMarks,
  FigureBoxMarks,
  FigureUseMarks,
} from './figure-drawing.tsx';
import { arrowResult, boxFailed, EventsContext, resultOfUse } from './figure-results.ts';
import type {
  FigureArrowNode,
  FigureAttackNode,
  FigureBoxNode,
  FigureUseNode,
  InsideNode,
  RowNoteNode,
} from './ladder-drawing.ts';
import { itemState } from './ladder-items.ts';
import { heightOfRows } from './ladder-rows.ts';
import { RowNoteMarks } from './row-note-marks.tsx';
import { Rows } from './svg-rows.tsx';
import { TextLine } from './text-line.tsx';

/** The parts of the figure on paper and in a file, as they stand at the cursor. */

type Drawn<N extends { data: unknown }> = Readonly<{
  x: number;
  y: number;
  width: number;
  height: number;
  words: Words;
  data: N['data'];
}>;

export function DrawnFigureArrow({ x, y, words, data }: Drawn<FigureArrowNode>) {
  const at = useDrawnAt();
  const events = useContext(EventsContext);
  const reach = Math.min(at, data.item.last);
  const result = arrowResult(events, data, reach, words);
  const { key: _key, ...arrow } = data;
  return (
    <g transform={`translate(${x} ${y})`}>
      <FigureArrowMarks {...arrow} {...result} state={itemState(data.item, at)} />
    </g>
  );
}

export function DrawnFigureAttack({ x, y, data }: Drawn<FigureAttackNode>) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <FigureAttackMarks {...data} state={itemState(data.item, useDrawnAt())} />
    </g>
  );
}

export function DrawnFigureBox({ x, y, width, height, data }: Drawn<FigureBoxNode>) {
  const at = useDrawnAt();
  const failed = boxFailed(useContext(EventsContext), data.item, Math.min(at, data.item.last));
  const state = itemState(data.item, at);
  return (
    <g transform={`translate(${x} ${y})`}>
      <FigureBoxMarks
        {...{ width, height, failed, state }}
        title={data.title}
        over={data.complete && at >= data.item.last}
      />
    </g>
  );
}

export function DrawnFigureUse({ x, y, width, height, words, data }: Drawn<FigureUseNode>) {
  const at = useDrawnAt();
  const events = useContext(EventsContext);
  const state = itemState(data.item, at);
  const result = resultOfUse(events, Math.min(at, data.item.last), words);
  return (
    <g transform={`translate(${x} ${y})`}>
      <FigureUseMarks {...{ width, height, state, ...result }} title={data.item.text} />
    </g>
  );
}

/** What is said of a row of two figures side by side. */
export function DrawnRowNote({ x, y, width, height, data }: Drawn<RowNoteNode>) {
  const at = useDrawnAt();
  const { lines, reached } = data;
  if (reached !== null && at < reached) return null;
  return (
    <g transform={`translate(${x} ${y})`}>
      <RowNoteMarks {...{ lines, width, height }} absent={reached === null} current={false} />
    </g>
  );
}

const padding = 8;

export function DrawnInside({ x, y, width, height, words, data }: Drawn<InsideNode>) {
  let top = y + padding;
  return (
    <>
      <Frame box={{ x, y, width, height }} fill="panel" stroke="line-strong" />
      {data.parts.map(({ who, rows }) => {
        const from = top;
        top += heightOfRows(rows) + 4;
        return (
          <Fragment key={from}>
            <TextLine x={x + padding} y={from + 12} text={who} size={14} weight={600} />
            <Rows
              {...{ rows, words, y: from }}
              x={x + padding + data.whoWidth}
              width={width - 2 * padding - data.whoWidth}
            />
          </Fragment>
        );
      })}
      <TextLine x={x + padding} y={top + 9} text={data.more} size={14} colour="text-2" />
    </>
  );
}
