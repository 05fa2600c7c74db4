import type {
  Actor,
  ActorId,
  CheckName,
  CustodyKey,
  Fact,
  FaultEntry,
  PayloadRef,
  Question,
  RunSource,
  Scenario,
  Totals,
  TraceEvent,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';

/** The state of the page: only what cannot be computed from something else. */

export const inspectorTabs = ['message', 'checks', 'crypto', 'keys', 'clause'] as const;
export type InspectorTab = (typeof inspectorTabs)[number];

/** Which octets of a payload the Message tab shows; `packet` is a protected packet in clear. */
export const bufferViews = ['sent', 'received', 'key-parameters', 'gmk', 'packet'] as const;
export type BufferView = (typeof bufferViews)[number];

export const stepUnits = ['step', 'event'] as const;
export type StepUnit = (typeof stepUnits)[number];

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

export type RunState = Readonly<{
  status: 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  /** Plain words from the engine, for `failed`. */
  message?: string;
}>;

export type Trace = Readonly<{
  source: RunSource;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  timings: Readonly<Record<string, number>>;
}>;

/** A message to the user: key in the catalogue and what to fill in. */
export type Notice = Readonly<{
  tone: 'info' | 'error';
  key: string;
  values: Readonly<Record<string, string | number | Fact>>;
}>;

/** What takes the middle of the page. */
export const screens = ['ladder', 'custody', 'compare'] as const;
export type Screen = (typeof screens)[number];

/** A cell of the custody table. */
export type CellPlace = Readonly<{ actor: ActorId; key: CustodyKey }>;

/** A value whose lineage is shown: where it stands, and the member whose part of the run is looked
 *  at besides what happens once for all. */
export type LineagePlace = Readonly<{ eventId: string; name: string; member: ActorId | null }>;

export type Dialog = 'help' | 'open' | 'tour' | 'octet-map' | 'faults' | 'unnoticed' | null;

export type PlaybackSlice = {
  /** Index of the current event: it and everything before has happened. */
  cursor: number;
  stepUnit: StepUnit;
  playing: boolean;
  speed: Speed;
  stepForward(): void;
  stepBack(): void;
  toStart(): void;
  toEnd(): void;
  moveTo(index: number): void;
  setStepUnit(unit: StepUnit): void;
  togglePlay(): void;
  setSpeed(speed: Speed): void;
};

export type SelectionSlice = {
  selection: Selection;
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
  /** Totals of the same scenario as twice the procedure; null outside the dual modes and until known. */
  baseline: Totals | null;
  changeScenario(change: Partial<Scenario>): void;
  loadScenario(scenario: Scenario): void;
  openSource(source: RunSource): void;
  cancelRun(): void;
  /** Runs the scenario again, from an opened message back to the procedure. */
  rerun(): void;
};

export type PanelSlice = {
  screen: Screen;
  setupOpen: boolean;
  dialog: Dialog;
  notice: Notice | null;
  showScreen(screen: Screen): void;
  toggleSetup(): void;
  openDialog(dialog: Dialog): void;
  closeDialog(): void;
  notify(notice: Notice): void;
  dismissNotice(): void;
};

export type CustodySlice = {
  /** The cell of the table that is spoken of. */
  custodyCell: CellPlace | null;
  chooseCustodyCell(cell: CellPlace): void;
  /** Null: the table of who holds what. */
  lineage: LineagePlace | null;
  /** Opens the lineage of a value, or with null goes back to the table. */
  showLineage(lineage: LineagePlace | null): void;
};

/** What is done to the octets of a payload of a notification. */
export type OctetsSlice = {
  /** The payload of the map that shows which check protects which octet. */
  octetMap: PayloadRef | null;
  /** The payload whose octets are edited. */
  edited: PayloadRef | null;
  showOctetMap(ref: PayloadRef): void;
  /** Opens the editor where the payload is looked at; null closes it. */
  editOctets(ref: PayloadRef | null): void;
  probe: EngineClient['probe'];
};

/** Where a fault is to be put: what the menu of the ladder fills in. `at` null: still to be chosen. */
export type FaultAim = Readonly<{ at: FaultEntry['at'] | null; to: FaultEntry['to'] }>;

/** The menu of the ladder: of an event or an actor, at a place of the window in pixels. */
export type FaultMenu = Readonly<{
  of: Readonly<{ eventId: string } | { actor: ActorId }>;
  x: number;
  y: number;
}>;

/** What the class says will happen. */
export type Choice = CheckName | 'none';

/** "Which check fires?" over the run on the screen: its whole trace, of which no more is shown than
 *  leads to the open question; the answers by event; and the answer that is being told. */
export type Quiz = Readonly<{
  whole: Trace | null;
  answers: Readonly<Record<string, Choice>>;
  told: Readonly<{ question: Question; choice: Choice; right: boolean }> | null;
}>;

export type FaultsSlice = {
  /** What the fault dialog was opened for. */
  faultAim: FaultAim | null;
  faultMenu: FaultMenu | null;
  /** Whether the run stops at a fault and asks. */
  predicting: boolean;
  quiz: Quiz;
  /** Kept while the page is open. */
  score: Readonly<{ right: number; asked: number }>;
  /** Runs a source beside the run on the screen. */
  runApart: EngineClient['run'];
  openFaults(aim?: FaultAim | null): void;
  showFaultMenu(menu: FaultMenu | null): void;
  addFault(entry: FaultEntry): void;
  removeFault(index: number): void;
  changeFault(index: number, entry: FaultEntry): void;
  clearFaults(): void;
  togglePredicting(): void;
  answerQuestion(choice: Choice): void;
  dismissAnswer(): void;
  resetScore(): void;
  /** What of a trace that comes in may be seen. */
  veil(trace: Trace): Trace;
};

export type AppState = ScenarioSlice &
  PlaybackSlice &
  SelectionSlice &
  PanelSlice &
  CustodySlice &
  OctetsSlice &
  FaultsSlice;
