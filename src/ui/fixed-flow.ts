import type { ReactFlowProps } from '@xyflow/react';

/** A drawing whose nodes and edges stay where they are: it is scrolled, and its keys are ours. */
export const fixedFlow = {
  panOnScroll: true,
  zoomOnDoubleClick: false,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  proOptions: { hideAttribution: true },
} satisfies ReactFlowProps;

/** Takes from a drawing the role of an application, which keeps a screen reader from reading what is in
 *  it; given as its `ref`. */
export const readable = (drawing: HTMLElement | null) => drawing?.removeAttribute('role');
