import * as engine from '../engine/index.ts';
import {
  type Answers,
  actorsOf,
  type CommonPart,
  contextFor,
  eventsOfCommon,
  eventsOfMember,
  expectedEvents,
  type Found,
  findMessages,
  type KeyInput,
  type MemberPart,
  type OpenedBundle,
  type OpenedPacket,
  openPartSession,
  openProbe,
  type PartSession,
  type Probe,
  type ProbeFacts,
  type ProbePlan,
  type ReadStep,
  type ReadTask,
  type ReleaseStep,
  type ReleaseTask,
  type RunSource,
  releaseMachine,
  type SakkeForm,
  type Scenario,
  type SearchStep,
  type Talker,
  type TalkPart,
  type Verdict,
  whoReads,
} from '../engine/index.ts';
import { diagnoseInSlices } from './diagnose-in-slices.ts';
import type {
  DiagnosisEnd,
  PacketTask,
  ProbeTask,
  ReadKeys,
  ReadsEnd,
  ReleasesEnd,
  RunEnd,
  RunUpdate,
} from './engine-client.ts';
import type { RunOutlook } from './event-outbox.ts';
import { doInSlices, turn } from './in-slices.ts';
import { packetsOpened } from './packets-opened.ts';
import { type ConfirmSignatures, createConfirmSignatures } from './platform-ecdsa.ts';
import { probeRange } from './probe-range.ts';
import { readKeys } from './read-keys.ts';
import { runInSlices } from './run-in-slices.ts';

/** A part with the measured milliseconds of its events by id. */
export type Timed<T> = Readonly<{ part: T; timings: Readonly<Record<string, number>> }>;

/** What happens once for all members, and what to expect of the run. */
export type Opened = Timed<CommonPart> & Readonly<{ outlook: RunOutlook }>;

/** What one worker does for the page. Sessions are named by numbers the caller chooses. What it
 *  answers, the platform has confirmed: while it does, the worker turns to the next request. */
export type EngineService = {
  /** Begins the run of a scenario; gives what happens once for all members. */
  openSession(id: number, scenario: Scenario): Promise<Opened>;
  /** The parts of some members; null when the session was closed meanwhile. */
  memberParts(id: number, indexes: readonly number[]): Promise<Timed<readonly MemberPart[]> | null>;
  /** What is counted of the parts of some members, whose events stay here; null as before. */
  memberSums(id: number, indexes: readonly number[]): Promise<readonly MemberSums[] | null>;
  /** The use of the keys in an act; null when the session was closed meanwhile. */
  talkPart(id: number, at: number, talkers: readonly Talker[]): Promise<Timed<TalkPart> | null>;
  /** Ends a session and forgets what it kept. */
  closeSession(id: number): void;
  /** Prepares the receiver of a payload; null where there is no such payload. */
  openProbe(id: number, task: Omit<ProbeTask, 'plan'>): Promise<ProbeFacts | null>;
  /** What the receiver makes of the alterations `from` to before `to` of a plan; null when the probe
   *  was closed meanwhile. */
  probe(id: number, plan: ProbePlan, from: number, to: number): Promise<readonly Verdict[] | null>;
  closeProbe(id: number): void;
  /** Runs a source from beginning to end, in slices. */
  run(id: number, source: RunSource, emit: (update: RunUpdate) => void): Promise<RunEnd>;
  cancel(id: number): void;
  /** Looks for what the sender of an opened message did otherwise, in slices; ended as a run is. */
  diagnose(
    id: number,
    source: OpenedBundle,
    emit: (step: SearchStep) => void,
  ): Promise<DiagnosisEnd>;
  /** Tries the traffic of a run with the secrets of some parties, in slices; ended as a run is. */
  whoReads(id: number, task: ReadTask, emit: (step: ReadStep) => void): Promise<ReadsEnd>;
  /** Keys a group under every release, in slices; ended as a run is. */
  releases(id: number, task: ReleaseTask, emit: (step: ReleaseStep) => void): Promise<ReleasesEnd>;
  /** Finds the messages in a text or a file. */
  find(input: string | Uint8Array): Promise<Found>;
  readKeys(inputs: readonly KeyInput[]): Promise<ReadKeys>;
  openPackets(task: PacketTask): Promise<readonly OpenedPacket[]>;
  sakkeForm(): Promise<SakkeForm>;
};

/** What the totals of a run need of a member. */
export type MemberSums = Readonly<{ index: number; acts: readonly (Answers | null)[] }>;

const sumsOf = ({ index, acts }: MemberPart): MemberSums => ({
  index,
  acts: acts.map(
    (act) => act && { outcome: act.outcome, refused: act.refused, totals: act.totals },
  ),
});

type Session = Readonly<{
  parts: PartSession;
  confirm: ConfirmSignatures;
  takeTimings: () => Record<string, number>;
}>;

function openSession(scenario: Scenario, confirm: ConfirmSignatures): Session {
  const context = contextFor({ kind: 'scenario', scenario }, () => performance.now());
  const parts = openPartSession(scenario, context);
  return {
    parts,
    confirm,
    takeTimings() {
      const timings = Object.fromEntries(context.timings);
      context.timings.clear();
      return timings;
    },
  };
}

function outlookOf(scenario: Scenario): RunOutlook {
  const source = { kind: 'scenario' as const, scenario };
  return { actors: actorsOf(source), expected: expectedEvents(source) };
}

/** The service a worker offers, or a thread without workers. */
export function createEngineService(
  createConfirm: () => ConfirmSignatures = createConfirmSignatures,
): EngineService {
  const sessions = new Map<number, Session>();
  const probes = new Map<number, Probe>();
  const cancelledRuns = new Set<number>();
  /** Tables that hold secrets of a run go when no run needs them. */
  const tidy = () => {
    if (sessions.size + probes.size === 0) engine.forgetSecrets();
  };
  const memberParts: EngineService['memberParts'] = async (id, indexes) => {
    const channel = new MessageChannel();
    const made: MemberPart[] = [];
    try {
      for (const index of indexes) {
        // A session that was closed is noticed between two members.
        if (made.length > 0) await turn(channel);
        const session = sessions.get(id);
        if (session === undefined) return null;
        made.push(session.parts.memberPart(index));
      }
    } finally {
      channel.port1.close();
    }
    const session = sessions.get(id);
    if (session === undefined) return null;
    const timings = session.takeTimings();
    await session.confirm(made.flatMap(eventsOfMember));
    return { part: made, timings };
  };
  return {
    async openSession(id, scenario) {
      const session = openSession(scenario, createConfirm());
      sessions.set(id, session);
      const part = session.parts.common;
      const timings = session.takeTimings();
      await session.confirm(eventsOfCommon(part));
      return { part, timings, outlook: outlookOf(scenario) };
    },
    memberParts,
    async memberSums(id, indexes) {
      const made = await memberParts(id, indexes);
      return made?.part.map(sumsOf) ?? null;
    },
    async talkPart(id, at, talkers) {
      const session = sessions.get(id);
      if (session === undefined) return null;
      const part = session.parts.talkPart(at, talkers);
      return { part, timings: session.takeTimings() };
    },
    closeSession(id) {
      sessions.delete(id);
      tidy();
    },
    async openProbe(id, { source, place }) {
      const probe = openProbe(
        source,
        contextFor(source, () => performance.now()),
        place,
      );
      if (probe) probes.set(id, probe);
      else tidy();
      return probe?.facts ?? null;
    },
    async probe(id, plan, from, to) {
      const probe = probes.get(id);
      return probe ? probeRange(probe, plan, from, to) : null;
    },
    closeProbe(id) {
      probes.delete(id);
      tidy();
    },
    async run(id, source, emit) {
      const cancelled = () => cancelledRuns.has(id);
      const end = await runInSlices(engine, { source, emit, cancelled, confirm: createConfirm() });
      cancelledRuns.delete(id);
      tidy();
      return end;
    },
    async diagnose(id, source, emit) {
      const end = await diagnoseInSlices(source, emit, () => cancelledRuns.has(id));
      cancelledRuns.delete(id);
      tidy();
      return end;
    },
    async whoReads(id, task, emit) {
      const cancelled = () => cancelledRuns.has(id);
      const end = await doInSlices(() => whoReads(task), emit, cancelled);
      cancelledRuns.delete(id);
      tidy();
      return end;
    },
    async releases(id, task, emit) {
      const cancelled = () => cancelledRuns.has(id);
      const end = await doInSlices(() => releaseMachine(task), emit, cancelled);
      cancelledRuns.delete(id);
      tidy();
      return end;
    },
    cancel(id) {
      cancelledRuns.add(id);
    },
    async find(input) {
      return findMessages(input);
    },
    readKeys,
    openPackets: packetsOpened,
    sakkeForm: async () => engine.sakkeFormInUse(),
  };
}
