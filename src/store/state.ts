import type {
  ActorId,
  CustodyKey,
  Fact,
  Found,
  OctetEdits,
  PayloadRef,
  RunSource,
  Scenario,
  Totals,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { CompareSlice } from './compare-state.ts';
import type { FaultsSlice } from './faults-state.ts';
import type { LessonSlice } from './lesson-state.ts';
import type { MysterySlice } from './mystery-state.ts';
import type { PresentSlice } from './present-state.ts';
import type { ReadsSlice } from './reads-state.ts';
import type { ReleasesSlice } from './releases-state.ts';
import type { RunState, Trace } from './trace.ts';
import type { PlacedEvent } from './trace-index.ts';

/** The state of the page: only what cannot be computed from something else. */

export const inspectorTabs = ['step', 'message', 'checks', 'crypto', 'keys', 'clause'] as const;
export type InspectorTab = (typeof inspectorTabs)[number];

/** Which octets of a payload the Message tab shows; `packet` is a protected packet in clear. */
export const bufferViews = ['sent', 'received', 'key-parameters', 'gmk', 'packet'] as const;
export type BufferView = (typeof bufferViews)[number];

/** How much of the run the ladder draws: the figure of the document, the phases of each member, or
 *  every event. */
export const levels = ['figure', 'members', 'everything'] as const;
export type Level = (typeof levels)[number];

/** What decides where → and ← stop. */
export type Depth = Readonly<{
  level: Level;
  /** The member whose phases are gone through; null: those of all. */
  followed: ActorId | null;
  /** Keys of the steps of the figure and of the phases that are looked into. */
  unfolded: readonly string[];
}>;

export const speeds = [0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

/** What the inspector shows. `eventId` null: it follows the cursor. */
export type Selection = Readonly<{
  eventId: string | null;
  payload: number;
  buffer: BufferView;
  /** Path of the selected field in that buffer. */
  path: string | null;
}>;

/** What a first visit, a link or an opened message asks to be shown. `eventId` null: the first
 *  notification. `fault`: where that fault of the scenario strikes first, in place of an event. */
export type Wanted = Readonly<{
  eventId: string | null;
  selection: Selection;
  fault?: number;
  /** The first check that fails, or else the outcome, in place of an event. */
  verdict?: true;
}>;

/** Where one stands in the trace on the screen, and what decides where that is in the next one. */
export type Moment = Readonly<{
  /** Index of the current event: it and everything before has happened. */
  cursor: number;
  selection: Selection;
  /** Until a whole trace has come. */
  wanted: Wanted | null;
  /** The event the user last moved to: a mode that lacks it only lends another, and a way back leads
   *  to it again. Null: where the cursor is. */
  home: PlacedEvent | null;
  /** The event the cursor was on before the trace on the screen began to grow. */
  held: PlacedEvent | null;
}>;

/** A message to the user: key in the catalogue and what to fill in. */
export type Notice = Readonly<{
  tone: 'info' | 'error';
  key: string;
  values: Readonly<Record<string, string | number | Fact>>;
}>;

/** What takes the middle of the page. */
export const screens = ['ladder', 'custody', 'reads', 'compare', 'clauses', 'releases'] as const;
export type Screen = (typeof screens)[number];

/** The sections of the screen of the clauses, from its top. */
export const clauseSections = [
  'change',
  'sentences',
  'map',
  'fate',
  'stage3',
  'versions',
  'coverage',
] as const;
export type ClauseSection = (typeof clauseSections)[number];

/** A cell of the custody table. */
export type CustodyCellId = Readonly<{ actor: ActorId; key: CustodyKey }>;

/** A value whose lineage is shown: where it stands, and the member whose part of the run is looked
 *  at besides what happens once for all. */
export type LineageStart = Readonly<{ eventId: string; name: string; member: ActorId | null }>;

export type Dialog =
  | 'help'
  | 'open'
  | 'tour'
  | 'octet-map'
  | 'message-diff'
  | 'faults'
  | 'unnoticed'
  | 'stops'
  | 'handout'
  | 'paper'
  | 'question'
  | 'mystery'
  | 'class'
  | null;

export type PlaybackSlice = Omit<Moment, 'selection'> & {
  /** The act of the run that is looked at, from 1. */
  act: number;
  /** Looks at another act, from its beginning or its end. */
  showAct(act: number, end?: 'first' | 'last'): void;
  playing: boolean;
  speed: Speed;
  stepForward(): void;
  stepBack(): void;
  toStart(): void;
  toEnd(): void;
  moveTo(index: number): void;
  togglePlay(): void;
  setSpeed(speed: Speed): void;
};

export type LevelSlice = Depth & {
  /** Whether what lies ahead of the cursor shows its result all the same. */
  wholeRun: boolean;
  /** Whether the figure is written as text in place of the drawing. */
  asText: boolean;
  /** Draws another level; the event at the cursor stays. */
  setLevel(level: Level): void;
  follow(member: ActorId | null): void;
  /** Looks into the step, or else the phase, of the event at `index` (where not given: at the cursor) and
   *  moves to its beginning; of a single event the inspector shows it. */
  unfold(index?: number): void;
  /** The way back: closes the phase or step and moves to its end. */
  fold(index?: number): void;
  /** The same for a whole step, with what is open in it. */
  foldStep(index: number): void;
  /** Moves to an event inside a step of the figure, which is unfolded down to it. */
  showInStep(index: number): void;
  toggleWholeRun(): void;
  toggleText(): void;
};

export type SelectionSlice = Pick<Moment, 'selection'> & {
  tab: InspectorTab;
  /** Selects an event without moving the cursor and opens the tab that fits its kind. */
  selectEvent(eventId: string | null): void;
  selectPayload(index: number): void;
  selectBuffer(buffer: BufferView): void;
  selectField(path: string | null): void;
  openTab(tab: InspectorTab): void;
};

export type ScenarioSlice = {
  /** The scenario of the setup panel; stays while an opened message is on the screen. */
  scenario: Scenario;
  run: RunState;
  /** The trace on the screen: of the last run that ended, or the growing one on first load. */
  trace: Trace;
  /** Totals of the same scenario, with the same faults, as twice the procedure; null outside the dual
   *  modes and until known. */
  baseline: Totals | 'no-such-fault' | null;
  changeScenario(change: Partial<Scenario>): void;
  /** Takes out the act at a place of the list, with the faults in it. */
  removeAct(place: number): void;
  loadScenario(scenario: Scenario): void;
  /** Opens a message and shows what its checks come to. */
  openSource(source: RunSource): void;
  /** Opens the message on the screen once more with these octets changed; none: as it was. */
  editOpened(edits: OctetEdits): void;
  /** Finds the messages in a text or a file; null when the engine is not there. */
  findMessages(input: string | Uint8Array): Promise<Found | null>;
  cancelRun(): void;
  /** Runs the scenario again, from an opened message back to the procedure. */
  rerun(): void;
};

export type PanelSlice = {
  screen: Screen;
  /** The section of the clauses that was gone to; null: they stand at their top. */
  clauseSection: ClauseSection | null;
  setupOpen: boolean;
  inspectorOpen: boolean;
  dialog: Dialog;
  /** What was pasted or dropped on the page, until the dialog that opens messages has taken it. */
  offered: string | File | null;
  notice: Notice | null;
  /** What to do first is still said: nobody has gone on yet. */
  hint: boolean;
  /** The keys of the page work wherever the focus is, not in the ladder alone. */
  shortcuts: boolean;
  showScreen(screen: Screen): void;
  showClauseSection(section: ClauseSection | null): void;
  toggleSetup(): void;
  toggleInspector(): void;
  openDialog(dialog: Dialog): void;
  closeDialog(): void;
  /** Opens the dialog that opens messages with this in it. */
  offer(input: string | File): void;
  /** Takes what was offered; null where nothing was. */
  takeOffered(): string | File | null;
  notify(notice: Notice): void;
  dismissNotice(): void;
  dismissHint(): void;
  setShortcuts(shortcuts: boolean): void;
};

export type CustodySlice = {
  /** The cell of the table that is spoken of. */
  custodyCell: CustodyCellId | null;
  chooseCustodyCell(cell: CustodyCellId): void;
  /** Null: the table of who holds what. */
  lineage: LineageStart | null;
  /** Opens the lineage of a value, or with null goes back to the table. */
  showLineage(lineage: LineageStart | null): void;
};

/** A payload of the run on the screen, or of a side of the comparison. */
export type MessagePlace = PayloadRef & Readonly<{ side?: 'left' | 'right' }>;

/** What is done to the octets of a payload of a notification. */
export type OctetsSlice = {
  /** The payload of the map that shows which check protects which octet. */
  octetMap: PayloadRef | null;
  /** The payload whose octets are edited. */
  edited: PayloadRef | null;
  /** The payload that is compared with another message, and the one it is to be compared with first. */
  comparedMessages: Readonly<{ left: MessagePlace; right: MessagePlace | null }> | null;
  showOctetMap(ref: PayloadRef): void;
  compareMessages(left: MessagePlace, right?: MessagePlace): void;
  /** Opens the editor where the payload is looked at; null closes it. */
  editOctets(ref: PayloadRef | null): void;
  probe: EngineClient['probe'];
};

export type AppState = ScenarioSlice &
  PlaybackSlice &
  LevelSlice &
  SelectionSlice &
  PanelSlice &
  CustodySlice &
  OctetsSlice &
  FaultsSlice &
  MysterySlice &
  PresentSlice &
  ReadsSlice &
  ReleasesSlice &
  CompareSlice &
  LessonSlice;
