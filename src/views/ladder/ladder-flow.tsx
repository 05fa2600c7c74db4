import {
  type CoordinateExtent,
  PanOnScrollMode,
  ReactFlow,
  type ReactFlowState,
  useStore,
} from '@xyflow/react';
import { useMemo } from 'react';
import { fixedFlow, readable } from '../../ui/fixed-flow.ts';
import type { Words } from '../actor-names.ts';
import { EventsContext } from './figure-results.ts';
import styles from './ladder.module.css';
import type { LadderLayout } from './ladder-drawing.ts';
import { Lifelines } from './ladder-headers.tsx';
import { nodeTypes } from './ladder-nodes.tsx';
import { LadderScrollbar } from './ladder-scrollbar.tsx';
import type { Size } from './ladder-viewport.ts';
import { layoutWindow } from './layout-window.ts';
import { edgeTypes } from './message-edge.tsx';
import { useLadderKeys } from './use-ladder-keys.ts';
import { useLadderPan } from './use-ladder-pan.ts';
import { useLadderScroll } from './use-ladder-scroll.ts';
import { useWords } from './use-words.ts';

/** How far the view must be scrolled before other parts of the drawing are put in. */
const bandHeight = 400;
const scrolledBands = ({ transform }: ReactFlowState) => Math.floor(-transform[1] / bandHeight);

/** The words of React Flow itself, which would be English in every language. */
function flowLabels(words: Words) {
  return {
    'node.a11yDescription.default': words('ladder.flow.node'),
    'node.a11yDescription.keyboardDisabled': words('ladder.flow.node'),
    'edge.a11yDescription.default': words('ladder.flow.edge'),
  };
}

/** Drawn whole: the page around it scrolls. */
const still = { panOnScroll: false, preventScrolling: false };

type Props = Readonly<{ layout: LadderLayout; area: Size; whole: boolean; label?: string }>;

/** The drawing under the headers: React Flow at its true size, scrolled and never zoomed. */
export function LadderFlow({ layout, area, whole, label }: Props) {
  const words = useWords();
  const scroll = useLadderScroll(layout, area);
  const keys = useLadderKeys(layout, scroll);
  const pan = useLadderPan(layout, area, whole);
  const labels = useMemo(() => flowLabels(words), [words]);
  const edgeLabels = useMemo(() => ({ ariaLabel: words('ladder.flow.edge') }), [words]);
  const extent: CoordinateExtent = useMemo(
    () => [
      [0, 0],
      [Math.max(layout.width, area.width), Math.max(layout.height, area.height)],
    ],
    [layout, area],
  );
  const band = useStore(scrolledBands);
  const shown = useMemo(
    () => layoutWindow(layout, band * bandHeight, (band + 1) * bandHeight + area.height),
    [layout, band, area.height],
  );
  return (
    <EventsContext value={layout.events}>
      <section
        {...keys}
        data-ladder=""
        data-keeps-focus=""
        {...pan}
        className={styles.flow}
        // By a number that follows the room a task later: React Flow draws anew whenever its size changes, and
        // would do so in the frame that lays out another level.
        style={whole || area.height === 0 ? undefined : { height: area.height }}
        data-whole={whole || undefined}
        aria-label={label ?? words(layout.names.regroup ? 'ladder.figureRegroup' : 'ladder.figure')}
      >
        <Lifelines layout={layout} />
        <ReactFlow
          {...fixedFlow}
          ref={readable}
          {...(whole && still)}
          panOnDrag={!whole || layout.width > area.width}
          nodes={shown.nodes as LadderLayout['nodes'][number][]}
          edges={shown.edges as LadderLayout['edges'][number][]}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onlyRenderVisibleElements={layout.level !== 'figure'}
          translateExtent={extent}
          minZoom={1}
          maxZoom={1}
          panOnScrollMode={
            layout.width > area.width ? PanOnScrollMode.Free : PanOnScrollMode.Vertical
          }
          panOnScrollSpeed={1}
          zoomOnScroll={false}
          zoomOnPinch={false}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
          ariaLabelConfig={labels}
          defaultEdgeOptions={edgeLabels}
        />
        <LadderScrollbar axis="y" size={layout.height} area={area.height} />
        <LadderScrollbar axis="x" size={layout.width} area={area.width} />
      </section>
    </EventsContext>
  );
}
