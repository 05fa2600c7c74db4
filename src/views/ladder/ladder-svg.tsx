import type { ReactNode } from 'react';
import type { TraceEvent } from '../../engine/index.ts';
import type { InSteps } from '../../store/per-events.ts';
import { Ground } from '../../ui/marks.tsx';
import { OnPaper, SvgDocument } from '../../ui/paper.tsx';
import type { SvgWriter } from '../../ui/svg-writer.tsx';
import type { Words } from '../actor-names.ts';
import { DrawnAt } from './drawn-at.ts';
import { EventsContext } from './figure-results.ts';
import { headerHeight } from './header-text.ts';
import { Bands, Lifeline } from './ladder-behind.tsx';
import type { LadderLayout } from './ladder-drawing.ts';
import { DrawnHeader } from './svg-header.tsx';
import { DrawnMessage, DrawnNode } from './svg-nodes.tsx';
import { TextLine } from './text-line.tsx';

export { loadSvgWriter } from '../../ui/svg-writer.tsx';

/** The whole ladder as a drawing: that of the screen when the run has ended, with text as text. */

type Props = Readonly<{
  layout: LadderLayout;
  words: Words;
  /** The events that are drawn, and the last one that has happened. */
  run: DrawnRun;
}>;

export type DrawnRun = Readonly<{ events: readonly TraceEvent[]; at: number }>;

/** The drawing as it stands at the cursor of a run. */
export function AsOf({ run, children }: { run: DrawnRun; children: ReactNode }) {
  return (
    <EventsContext value={run.events}>
      <DrawnAt value={run.at}>{children}</DrawnAt>
    </EventsContext>
  );
}

/** What is behind and above the parts. */
export function LadderFrame({ layout, words, run }: Props) {
  const top = headerHeight(layout);
  const height = top + layout.height;
  return (
    <AsOf run={run}>
      <Ground width={layout.width} height={height} fill="canvas" />
      <Bands {...{ layout, height, words }} />
      {layout.columns.map((column) => (
        <Lifeline key={column.actors[0]?.id} {...{ column, top, height }} />
      ))}
      {layout.columns.map((column) => (
        <DrawnHeader key={column.actors[0]?.id} height={top} {...{ layout, column, words }} />
      ))}
    </AsOf>
  );
}

/** The parts of a layout: the nodes and edges that it gives. */
export const LadderParts = (props: Props) => partsOf(props);

/** The parts, from one place of their order to before another. */
function partsOf({ layout, words, run }: Props, from = 0, to = Infinity) {
  const { nodes, edges } = layout;
  const { length } = nodes;
  const parts = [
    ...nodes.slice(from, to).map((node) => <DrawnNode key={node.id} {...{ node, words }} />),
    ...edges
      .slice(Math.max(from - length, 0), Math.max(to - length, 0))
      .map(({ id, data }) => <DrawnMessage key={id} {...(data && { data })} />),
  ];
  return <AsOf run={run}>{parts}</AsOf>;
}

/** The drawing in one piece, as on paper. */
export function LadderDrawing(props: Props) {
  const { layout } = props;
  return (
    <OnPaper>
      <LadderFrame {...props} />
      <g transform={`translate(0 ${headerHeight(layout)})`}>{partsOf(props)}</g>
    </OnPaper>
  );
}

const headingHeight = 32;

/** A line above the drawing, outside of its own coordinates. */
function Heading({ text, width }: { text: string; width: number }) {
  return (
    <g transform={`translate(0 ${-headingHeight})`}>
      <Ground width={width} height={headingHeight} fill="panel" />
      <TextLine x={16} y={headingHeight / 2 + 5} text={text} size={14} weight={650} />
    </g>
  );
}

const drawnPerStep = 25;
const end = '</g></svg>';

/** The drawing as a document in pieces, written in steps; with a `heading` above it where there is
 *  one. */
export function* ladderSvg(
  props: Props,
  write: SvgWriter,
  heading: string = '',
): InSteps<readonly string[]> {
  const { layout, words } = props;
  const above = heading === '' ? 0 : headingHeight;
  const top = headerHeight(layout);
  const without = write(
    <SvgDocument
      width={layout.width}
      height={top + layout.height + above}
      top={-above}
      title={words(layout.names.regroup ? 'ladder.figureRegroup' : 'ladder.figure')}
    >
      {heading !== '' && <Heading text={heading} width={layout.width} />}
      <LadderFrame {...props} />
      <g transform={`translate(0 ${top})`} />
    </SvgDocument>,
  );
  const parts = [without.slice(0, -end.length)];
  for (let at = 0; at < layout.nodes.length + layout.edges.length; at += drawnPerStep) {
    yield;
    parts.push(write(partsOf(props, at, at + drawnPerStep)));
  }
  return [...parts, end, '\n'];
}
