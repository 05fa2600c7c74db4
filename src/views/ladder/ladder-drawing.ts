import type { Edge, Node } from '@xyflow/react';
import type {
  ActorId,
  FigureStep,
  FigureStepKey,
  Plan,
  SystemName,
  TraceEvent,
} from '../../engine/index.ts';
import type { Depth, Level } from '../../store/state.ts';
import type { ActorNames, Words } from '../actor-names.ts';
import type { ArrowPlan } from './figure-facts.ts';
import type { GmksInClear } from './gmk-in-clear.ts';
import type { Band, Column } from './ladder-columns.ts';
import type { Item, ItemMaker } from './ladder-items.ts';
import type { Row } from './ladder-rows.ts';

/** The ladder as React Flow draws it: nodes and edges with plain data, in pixels. */

export type ActivityNode = Node<
  { bar: Item; side: 'left' | 'right'; rows: readonly Row[] },
  'activity'
>;
export type BoxNode = Node<{ box: Item; title: readonly string[]; rows: readonly Row[] }, 'box'>;
export type SetUpNode = Node<
  { title: string; rows: readonly Row[]; stacked: boolean; within: SystemName | null },
  'setUp'
>;
export type DividerNode = Node<{ title: string; note: readonly string[] }, 'divider'>;
export type CaptionNode = Node<{ lines: readonly string[] }, 'caption'>;
export type OutcomeNode = Node<{ item: Item }, 'outcome'>;
/** Step 0 at one actor of the figure. */
export type FigureBoxNode = Node<
  { item: Item; title: readonly string[]; complete: boolean },
  'figureBox'
>;
/** An arrow of the figure with its label and what it came to; positions from its left side and top. */
export type FigureArrowNode = Node<
  {
    item: Item;
    key: FigureStepKey;
    /** No event of it is still to come, as while a run grows. */
    complete: boolean;
    label: readonly string[];
    facts: ArrowPlan;
    y: number;
    from: number;
    to: number;
    middle: number;
    /** The left and the right side of the drawing. */
    room: Readonly<{ left: number; right: number }>;
    gate: number | null;
    /** Whether it is looked into; left out where it cannot be. */
    open?: boolean;
  },
  'figureArrow'
>;
/** The use of the keys, under the figure. */
export type FigureUseNode = Node<{ item: Item; key: FigureStepKey; open?: boolean }, 'figureUse'>;
/** What somebody outside sends in a step of the figure; positions from its left side and top. */
export type FigureAttackNode = Node<
  { item: Item; label: string; y: number; from: number; to: number; middle: number },
  'figureAttack'
>;
/** The members of an unfolded step with their phases; `more`: that there are others. */
export type InsideNode = Node<
  {
    parts: readonly Readonly<{ who: string; rows: readonly Row[] }>[];
    more: string;
    whoWidth: number;
  },
  'inside'
>;
/** What is said of a row of two figures side by side: that it differs, once its step (`reached` by its last
 *  event) is complete, or that it is not here, where the step is on the other side only. */
export type RowNoteNode = Node<
  { key: FigureStepKey; lines: readonly string[]; reached: number | null },
  'rowNote'
>;
export type AnchorNode = Node<{ y: number }, 'anchor'>;
export type LadderNode =
  | ActivityNode
  | BoxNode
  | SetUpNode
  | DividerNode
  | CaptionNode
  | OutcomeNode
  | FigureBoxNode
  | FigureArrowNode
  | FigureUseNode
  | FigureAttackNode
  | InsideNode
  | RowNoteNode
  | AnchorNode;

export type MessageEdge = Edge<
  {
    item: Item;
    fromX: number;
    toX: number;
    y: number;
    /** Where it crosses the border between the systems; null where it stays in one. */
    gateX: number | null;
    /** The label: left side, top, width, the lines over the arrow and those under it. */
    label: Readonly<{ x: number; y: number; width: number }>;
    above: readonly string[];
    /** The lines over it while it lies ahead. */
    ahead: readonly string[];
    below: readonly string[];
    fate: string;
    /** What a partner GMS reports of its UEs, in lines. */
    report: readonly string[];
    /** The system the whole label lies in; null where it reaches over the border. */
    within: SystemName | null;
  },
  'message'
>;

export type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>;

export type LadderLayout = Readonly<{
  level: Level;
  /** What it draws. */
  events: readonly TraceEvent[];
  /** Indices of the events where an actor first fails, in order. */
  failures: readonly number[];
  width: number;
  height: number;
  columns: readonly Column[];
  /** The systems behind the lifelines; empty where there is one. */
  bands: readonly Band[];
  names: ActorNames;
  clear: GmksInClear;
  /** Whether there are more UEs than fit side by side. */
  foldable: boolean;
  nodes: readonly LadderNode[];
  edges: readonly MessageEdge[];
  items: readonly Item[];
  /** Where each item is, by its order. */
  rectangles: readonly Rectangle[];
  /** For each event the order of the item that shows it. */
  itemOf: readonly number[];
  /** It stands beside another, with headers of the same height: drawn whole, nothing in it unfolds. */
  beside?: Readonly<{ headHeight: number }>;
}>;

/** What the placing functions share. */
export type Drawing = Readonly<{
  events: readonly TraceEvent[];
  words: Words;
  names: ActorNames;
  /** Key of the catalogue of what stands under the figure. */
  caption: string;
  width: number;
  columns: readonly Column[];
  bands: readonly Band[];
  columnOf: ReadonlyMap<ActorId, Column>;
  maker: ItemMaker;
  /** Whether what an actor does is drawn by phases. */
  byPhase: boolean;
  nodes: LadderNode[];
  edges: MessageEdge[];
  rectangles: Rectangle[];
}>;

/** The same for the figure, by its steps. */
export type FigureDrawing = Drawing &
  Readonly<{ plan: Plan; depth: Depth; height: number; steps: ReadonlyMap<string, FigureStep> }>;

/** Whether a run has come to its end: it does not grow any more. */
export const isWhole = (events: readonly TraceEvent[]): boolean =>
  events.at(-1)?.kind === 'outcome';

/** No handles, said outright: React Flow would render a node once to look for them. */
export const withoutHandles = { handles: [] };
