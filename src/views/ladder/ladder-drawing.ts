import type { Edge, Node } from '@xyflow/react';
import type { ActorId, TraceEvent } from '../../engine/index.ts';
import type { Column } from './ladder-columns.ts';
import type { Item, ItemMaker } from './ladder-items.ts';
import type { Words } from './ladder-labels.ts';
import type { Row } from './ladder-rows.ts';

/** The ladder as React Flow draws it: nodes and edges with plain data, in pixels. */

export type ActivityNode = Node<
  { bar: Item; side: 'left' | 'right'; rows: readonly Row[] },
  'activity'
>;
export type BoxNode = Node<{ box: Item; title: readonly string[]; rows: readonly Row[] }, 'box'>;
export type SetUpNode = Node<{ title: string; rows: readonly Row[] }, 'setUp'>;
export type DividerNode = Node<{ procedure: 1 | 2; purpose?: string }, 'divider'>;
export type OutcomeNode = Node<{ item: Item }, 'outcome'>;
export type AnchorNode = Node<{ y: number }, 'anchor'>;
export type LadderNode =
  | ActivityNode
  | BoxNode
  | SetUpNode
  | DividerNode
  | OutcomeNode
  | AnchorNode;

export type MessageEdge = Edge<
  {
    item: Item;
    fromX: number;
    toX: number;
    y: number;
    /** The label: left side, top, width, the lines over the arrow and those under it. */
    label: Readonly<{ x: number; y: number; width: number }>;
    above: readonly string[];
    below: readonly string[];
    fate: string;
  },
  'message'
>;

export type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>;

export type LadderLayout = Readonly<{
  width: number;
  height: number;
  columns: readonly Column[];
  /** Whether there are more UEs than fit side by side. */
  foldable: boolean;
  nodes: readonly LadderNode[];
  edges: readonly MessageEdge[];
  items: readonly Item[];
  /** Where each item is, by its order. */
  rectangles: readonly Rectangle[];
  /** For each event the order of the item that shows it. */
  itemOf: readonly number[];
}>;

/** What the placing functions share. */
export type Drawing = Readonly<{
  events: readonly TraceEvent[];
  words: Words;
  width: number;
  columns: readonly Column[];
  columnOf: ReadonlyMap<ActorId, Column>;
  maker: ItemMaker;
  nodes: LadderNode[];
  edges: MessageEdge[];
  rectangles: Rectangle[];
}>;

/** No handles, said outright: React Flow would render a node once to look for them. */
export const withoutHandles = { handles: [] };
