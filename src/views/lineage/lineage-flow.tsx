import '@xyflow/react/dist/base.css';
import { MarkerType, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { type KeyboardEvent, useContext, useMemo, useRef } from 'react';
import { actOfId, type LineageEdge, type LineageLines } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { fixedFlow, readable } from '../../ui/fixed-flow.ts';
import { type LineageDrawing, layoutLineage, lineageMove, nodeSize } from './layout-lineage.ts';
import classes from './lineage.module.css';
import { shortValue } from './lineage-names.ts';
import { edgeTypes, type LineEdge, nodeTypes, type ValueNode } from './lineage-nodes.tsx';
import { useKeepInSight } from './use-lineage-view.ts';
import { type LineageWords, LineageWordsContext } from './use-lineage-words.ts';

type Props = Readonly<{
  lines: LineageLines;
  chosen: string;
  onChoose: (key: string) => void;
  onRestart: (key: string) => void;
}>;

function flowNodes(drawing: LineageDrawing, chosen: string, words: LineageWords): ValueNode[] {
  return [...drawing.points.values()].map(({ value, role, x, y }) => ({
    id: value.key,
    type: 'value' as const,
    position: { x, y },
    ...nodeSize,
    data: {
      id: value.key,
      name: words.name(value),
      octets: shortValue(value),
      note: words.note(value),
      role,
      secret: value.secret,
      chosen: value.key === chosen,
      label: words.label(value, role, drawing),
    },
  }));
}

/** An edge that leads back to the left goes below the values, from one's foot to the other's. */
function backPath(drawing: LineageDrawing, { from, to }: LineageEdge): string | null {
  const [source, target] = [drawing.points.get(from), drawing.points.get(to)];
  if (!source || !target || source.layer < target.layer) return null;
  const { width, height } = nodeSize;
  const [x1, y1] = [source.x + width / 2, source.y + height];
  const [x2, y2] = [target.x + width / 2, target.y + height];
  const low = Math.max(y1, y2) + 28;
  return `M${x1} ${y1}C${x1} ${low} ${x2} ${low} ${x2} ${y2}`;
}

function flowEdges(drawing: LineageDrawing, chosen: string, words: LineageWords): LineEdge[] {
  const nameOf = (key: string) => {
    const point = drawing.points.get(key);
    return point ? words.name(point.value) : key;
  };
  return drawing.edges.map((edge) => ({
    id: `${edge.from}>${edge.to}`,
    source: edge.from,
    target: edge.to,
    type: 'line' as const,
    ariaLabel: `${nameOf(edge.from)} → ${nameOf(edge.to)}`,
    markerEnd: { type: MarkerType.ArrowClosed, color: 'context-stroke' },
    data: { edge, lit: edge.from === chosen || edge.to === chosen, back: backPath(drawing, edge) },
  }));
}

export function LineageFlow(props: Props) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

/** The drawing: arrow keys walk along the edges, Enter opens what made a value, Shift+Enter or a
 *  double click makes it the value whose lines are shown. */
function Flow({ lines, chosen, onChoose, onRestart }: Props) {
  const { t } = useTranslation();
  const words = useContext(LineageWordsContext);
  const store = useAppStoreApi();
  const drawing = useMemo(() => layoutLineage(lines), [lines]);
  const area = useRef<HTMLElement>(null);
  const nodes = useMemo(() => flowNodes(drawing, chosen, words), [drawing, chosen, words]);
  const edges = useMemo(() => flowEdges(drawing, chosen, words), [drawing, chosen, words]);
  useKeepInSight(area, drawing, chosen, lines.focus);
  const open = (key: string) => {
    onChoose(key);
    const first = drawing.points.get(key)?.value.places[0];
    // What was made in an earlier act is told beside the lines; its event, chosen there, leads to that act.
    const { act, selectEvent } = store.getState();
    if (first && actOfId(first.eventId) === act) selectEvent(first.eventId);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = keyAt(event.target);
    if (key === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      return onRestart(key);
    }
    const next = lineageMove(event.key, key, drawing);
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
    area.current
      ?.querySelector<HTMLElement>(`[data-value="${next}"]`)
      ?.focus({ preventScroll: true });
  };
  return (
    <section
      ref={area}
      className={classes.flow}
      data-owns-arrows
      aria-label={t('lineage.drawing', { count: drawing.points.size })}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const key = keyAt(event.target);
        if (key !== null) open(key);
      }}
      onDoubleClick={(event) => {
        const key = keyAt(event.target);
        if (key !== null) onRestart(key);
      }}
    >
      <ReactFlow
        {...fixedFlow}
        ref={readable}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onEdgeClick={(_, { data }) => store.getState().selectEvent(data?.edge.events[0] ?? null)}
        minZoom={0.4}
        maxZoom={1.5}
      />
      <ul className={classes.legend}>
        {(['derived', 'recovers', 'part'] as const).map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 24 6" aria-hidden="true" data-kind={kind}>
              <path d="M1 3h22" />
            </svg>
            {t(`lineage.legend.${kind}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function keyAt(target: EventTarget): string | null {
  const node = target instanceof Element ? target.closest('[data-value]') : null;
  return node?.getAttribute('data-value') ?? null;
}
