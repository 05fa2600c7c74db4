import type {
  Actor,
  Diagnosed,
  Found,
  FoundPacket,
  KeyContradiction,
  KeyInput,
  KeyMaterial,
  KeyRecord,
  OpenedBundle,
  OpenedPacket,
  ProbeFacts,
  ProbePlan,
  ProbeTarget,
  ReaderMarks,
  ReadStep,
  ReadTask,
  ReleaseMachine,
  ReleaseStep,
  ReleaseTask,
  RunSource,
  SakkeForm,
  Scenario,
  SearchStep,
  Totals,
  TraceEvent,
  Verdict,
} from '../engine/index.ts';

/** A part of a run as it reaches the page: events in protocol order, their measured times in
 *  milliseconds by event id, and how far the run is: events made, whether or not they have had
 *  their turn, of events expected. */
export type RunUpdate = Readonly<{
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  timings: Readonly<Record<string, number>>;
  done: number;
  total: number;
}>;

/** What is wrong with a worker that answers no more: its program did not come, it ended over its work,
 *  or nothing has been heard of it for long. */
export type WorkerTrouble = 'not-loaded' | 'ended' | 'silent';

/** How a run ended. A mistake of the engine comes as text, never as an Error object; `trouble`: it was
 *  the workers, those that took their place too. */
export type RunEnd = Readonly<
  | { status: 'done' }
  | { status: 'cancelled' }
  | { status: 'failed'; message: string; trouble?: WorkerTrouble }
>;

/** Which payload of a run is altered, and how. */
export type ProbeTask = Readonly<{ source: RunSource; place: ProbeTarget; plan: ProbePlan }>;

/** The verdicts of the next alterations in their order, and how many are made of all. */
export type ProbeUpdate = Readonly<{
  facts: ProbeFacts;
  verdicts: readonly Verdict[];
  done: number;
  total: number;
}>;

/** `absent`: the source has no such payload, or it never arrives. */
export type ProbeEnd = RunEnd | Readonly<{ status: 'absent' }>;

/** What a diagnosis came to. */
export type DiagnosisEnd =
  | Exclude<RunEnd, { status: 'done' }>
  | Readonly<{ status: 'done'; diagnosed: Diagnosed }>;

/** What came of the traffic of a run with the secrets of some parties. */
export type ReadsEnd =
  | Exclude<RunEnd, { status: 'done' }>
  | Readonly<{ status: 'done'; value: readonly ReaderMarks[] }>;

/** What came of one group keyed under every release. */
export type ReleasesEnd =
  | Exclude<RunEnd, { status: 'done' }>
  | Readonly<{ status: 'done'; value: ReleaseMachine }>;

/** Keys that were read, and what in them contradicts the rest. */
export type ReadKeys = Readonly<{
  material: KeyMaterial;
  contradictions: readonly KeyContradiction[];
}>;

/** Protected packets, the keys that messages brought and those held, and URIs that may have sent them. */
export type PacketTask = Readonly<{
  packets: readonly FoundPacket[];
  records: readonly KeyRecord[];
  material: Pick<KeyMaterial, 'groupKeys' | 'keySets'>;
  users: readonly string[];
}>;

/** The boundary between the page and the engine; only plain data crosses it. */
export interface EngineClient {
  /** Runs `source`; `onUpdate` gets the parts in order and nothing after `signal` aborts. */
  run(
    source: RunSource,
    onUpdate: (update: RunUpdate) => void,
    signal: AbortSignal,
  ): Promise<RunEnd>;
  /** The totals of a scenario's run, from a real run whose events stay where they were made;
   *  null when it was aborted or failed. */
  totals(scenario: Scenario, signal: AbortSignal): Promise<Totals | null>;
  /** Finds the messages in a text or a file; null when no worker could. */
  find(input: string | Uint8Array): Promise<Found | null>;
  /** Reads the keys in all inputs together, and where they contradict each other; null when no worker
   *  could. */
  readKeys(inputs: readonly KeyInput[]): Promise<ReadKeys | null>;
  /** Opens a few protected packets with the keys that can fit; null when no worker could. */
  openPackets(task: PacketTask): Promise<readonly OpenedPacket[] | null>;
  /** What SAKKE calculates in; null when no worker could say. */
  sakkeForm(): Promise<SakkeForm | null>;
  /** Alters a payload octet by octet and asks its receiver each time. `onUpdate` as in a run. */
  probe(
    task: ProbeTask,
    onUpdate: (update: ProbeUpdate) => void,
    signal: AbortSignal,
  ): Promise<ProbeEnd>;
  /** Looks for what the sender of an opened message did otherwise; `onStep` says how far the search is. */
  diagnose(
    source: OpenedBundle,
    onStep: (step: SearchStep) => void,
    signal: AbortSignal,
  ): Promise<DiagnosisEnd>;
  /** Tries the traffic of a run with the secrets of some parties; `onStep` says how far that is. */
  whoReads(
    task: ReadTask,
    onStep: (step: ReadStep) => void,
    signal: AbortSignal,
  ): Promise<ReadsEnd>;
  /** Keys a group under every release, each message received in each; `onStep` says how far that is. */
  releases(
    task: ReleaseTask,
    onStep: (step: ReleaseStep) => void,
    signal: AbortSignal,
  ): Promise<ReleasesEnd>;
}
