import type { RunContext } from '../entities/taps.ts';
import type { Talker } from '../entities/use-of-keys.ts';
import type { ActorId } from '../model/actors.ts';
import type { Leg } from '../model/figure.ts';
import { actsOf, planOf, type Round, systemIn } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Steps } from '../trace/recording.ts';
import type { MemberReport, TraceEvent } from '../trace/trace.ts';
import { addEvent, noTotals } from '../trace/trace-folds.ts';
import {
  afterRound,
  contextInAct,
  keyMemberInAct,
  keysOfRound,
  openAct,
  passOnInAct,
  type Standing,
} from './act.ts';
import { closeRound } from './closing.ts';
import { concludeRun, type ServerReport, serverOutcomes } from './conclude-run.ts';
import { bothTalk, outcomeOf } from './end-of-run.ts';
import type { PassedOn } from './group-regroup.ts';
import { memberInAct } from './next-act.ts';
import { makeServerKeys, shareWithServer } from './server-exchange.ts';
import type { Member } from './step-zero.ts';

/** A whole run of a scenario: each act from its step 0 to its outcome. */

type Members = Map<ActorId, Member>;

/** The events of a run, in order. */
export function* runScenario(scenario: Scenario, context: RunContext): Steps<void> {
  const members: Members = new Map();
  let standing: Standing | null = null;
  for (const scene of actsOf(scenario)) {
    standing = yield* runAct(scene, contextInAct(scene, context), standing, members);
  }
}

/** One act; `members` is brought up to date. Gives what the servers have afterwards. */
function* runAct(
  scene: Scenario,
  context: RunContext,
  before: Standing | null,
  members: Members,
): Steps<Standing> {
  const plan = planOf(scene);
  let standing = yield* openAct(scene, context, before);
  for (const planned of plan.members) {
    const known = members.get(planned.actor);
    const { parties } = standing;
    members.set(planned.actor, yield* memberInAct(scene, context, parties, planned, known));
  }
  let totals = noTotals;
  const count = (event: TraceEvent) => {
    totals = addEvent(totals, event);
  };
  for (const round of plan.rounds) {
    standing = yield* counted(runRound(scene, context, standing, members, round), count);
  }
  const shared = yield* counted(runServers(scene, context, standing, members), count);
  standing = { ...standing, mcptt: shared.servers };
  const { partnerGms } = standing.parties;
  const present = (system: 'primary' | 'partner') =>
    plan.systems
      .filter(({ name }) => name === system)
      .flatMap((one) => one.members.flatMap(({ actor }) => members.get(actor) ?? []));
  const all = [...present('primary'), ...(partnerGms ? [partnerGms] : []), ...present('partner')];
  const talkerOf = (actor: ActorId, uri: string): Talker => {
    const member = members.get(actor);
    const { ue, outside = [], notSent = [], shared: [own = null] = [] } = member ?? {};
    return { actor, uri, keys: ue?.keys ?? [], outside, notSent, shared: own };
  };
  const talkers = plan.talkers?.map(({ actor, uri }) => talkerOf(actor, uri));
  const packets = talkers ? yield* bothTalk(scene, context, talkers, standing) : [];
  const outcomes = [
    ...all.map((member) => outcomeOf(scene, member)),
    ...serverOutcomes(scene, shared.reports),
  ];
  yield concludeRun(scene, outcomes, packets, totals);
  return standing;
}

/** Passes events on, and counts them. */
function* counted<T>(steps: Steps<T>, count: (event: TraceEvent) => void): Steps<T> {
  let step = steps.next();
  while (!step.done) {
    count(step.value);
    yield step.value;
    step = steps.next();
  }
  return step.value;
}

/** What comes behind the figure where MCPTT servers have a part: each member and the server of its system. */
function* runServers(
  scene: Scenario,
  context: RunContext,
  { mcptt }: Standing,
  members: Members,
): Steps<Readonly<{ servers: Standing['mcptt']; reports: readonly ServerReport[] }>> {
  const servers = yield* makeServerKeys(scene, context, mcptt);
  const reports: ServerReport[] = [];
  for (const { actor } of planOf(scene).members) {
    const member = members.get(actor);
    const report = member ? yield* shareWithServer(scene, context, servers, member) : null;
    if (report) reports.push(report);
  }
  return { servers, reports };
}

/** One run of the procedure: its notifications in their order, and what closes it. */
function* runRound(
  scene: Scenario,
  context: RunContext,
  standing: Standing,
  members: Members,
  round: Round,
): Steps<Standing> {
  const plan = planOf(scene);
  const drawn = yield* keysOfRound(scene, context, standing, round);
  let gmks = drawn;
  let passed: Readonly<{ leg: Leg; taken: PassedOn }> | null = null;
  const report: MemberReport[] = [];
  for (const leg of plan.legs) {
    const { system, kind } = leg.to;
    if (kind === 'gms') {
      const taken = yield* passOnInAct(scene, context, standing, leg, round, gmks);
      gmks = taken.gmks;
      passed = { leg, taken };
      continue;
    }
    for (const { actor } of systemIn(plan, system).members) {
      const member = members.get(actor);
      if (!member) continue;
      const told = passed?.taken ?? null;
      const failures = yield* keyMemberInAct(
        ...([scene, context, standing, leg, round, gmks, member, told] as const),
      );
      if (passed && failures.length > 0) report.push({ actor, failures });
    }
  }
  const closing = passed && closeRound(passed.leg, round, passed.taken, report);
  if (closing) yield closing;
  return afterRound(standing, drawn, passed?.taken ?? null);
}
