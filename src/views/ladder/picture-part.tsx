import type { Words } from '../actor-names.ts';
import { headerHeight } from './header-text.ts';
import type { LadderLayout, LadderNode, MessageEdge } from './ladder-drawing.ts';
import { AsOf, type DrawnRun } from './ladder-svg.tsx';
import type { PrintPage } from './print-pages.ts';
import { DrawnMessage, DrawnNode } from './svg-nodes.tsx';

type Props = Readonly<{
  layout: LadderLayout;
  words: Words;
  run: DrawnRun;
  /** Which part of the whole drawing, the names over it included. */
  sheet: PrintPage;
}>;

type Span = Readonly<{ top: number; bottom: number }>;

const spanOfNode = ({ position, height = 0 }: LadderNode): Span => ({
  top: position.y,
  bottom: position.y + height,
});

function spanOfEdge({ rectangles }: LadderLayout, { data }: MessageEdge): Span {
  const { y = 0, height = 0 } = rectangles[data?.item.order ?? -1] ?? {};
  return { top: y, bottom: y + height };
}

/** What the drawing has between two heights, under the names; what is cut through is clipped. */
export function LadderPart({ layout, words, run, sheet }: Props) {
  const head = headerHeight(layout);
  const [from, to] = [sheet.top - head, sheet.top - head + sheet.height];
  const isHere = ({ top, bottom }: Span) => bottom > from && top < to;
  // The caption stands under the picture.
  const nodes = layout.nodes.filter((node) => node.type !== 'caption' && isHere(spanOfNode(node)));
  const edges = layout.edges.filter((edge) => isHere(spanOfEdge(layout, edge)));
  const spans = [...nodes.map(spanOfNode), ...edges.map((edge) => spanOfEdge(layout, edge))];
  const isCut = spans.some(({ top, bottom }) => top < from || bottom > to);
  const clip = isCut ? { clipPath: 'url(#sheet)' } : {};
  return (
    <>
      {isCut && (
        <clipPath id="sheet">
          <rect x={0} y={head} width={layout.width} height={sheet.height} />
        </clipPath>
      )}
      <g {...clip}>
        <g transform={`translate(0 ${head - from})`}>
          <AsOf run={run}>
            {nodes.map((node) => (
              <DrawnNode key={node.id} {...{ node, words }} />
            ))}
            {edges.map(({ id, data }) => (
              <DrawnMessage key={id} {...(data && { data })} />
            ))}
          </AsOf>
        </g>
      </g>
    </>
  );
}
