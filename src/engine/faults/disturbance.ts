import * as v from 'valibot';
import type { RunContext, TapPoints } from '../entities/taps.ts';
import type { ActorId } from '../model/actors.ts';
import type { Where } from '../model/context.ts';
import { type Fact, fact } from '../model/fact.ts';
import { type FaultStep, legOf, provisioningStep } from '../model/figure.ts';
import { atAct, isSentIn, type Plan, planOf, type Round, roundOf } from '../model/plan.ts';
import { actOfId } from '../model/run-names.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { type InputProblem, problemOf } from '../model/schema-problems.ts';
import type { Alterations, Fault, FaultSetting, Prediction } from './fault.ts';
import { faultById } from './index.ts';
import { predicted } from './prediction.ts';
import { receiversAt } from './setting.ts';

/** The faults of a scenario put to the taps of its run. */

type Placed = Readonly<{ index: number; entry: FaultEntry; alterations: Alterations }>;

/** What the faults of a scenario do to the values at the taps of its run; nothing where it has none. */
export function disturbance(scenario: Scenario): Pick<RunContext, 'alter' | 'faultsAt'> {
  if (scenario.faults.length === 0) return {};
  const placed = scenario.faults.map((entry, index): Placed => {
    const { fault, setting } = placedFault(scenario, entry);
    return { index, entry, alterations: fault.apply(setting) };
  });
  const touched = new Map<string, number[]>();
  const touchedAt = (name: string | null) => (name === null ? [] : (touched.get(name) ?? []));
  return {
    alter<P extends keyof TapPoints>(point: P, value: TapPoints[P], where: Where): TapPoints[P] {
      let altered = value;
      for (const { index, entry, alterations } of placed) {
        if (!concerns(entry, point, where) || !reaches(scenario, entry, where)) continue;
        const alteration: Alterations[P] = alterations[point];
        const before = altered;
        if (alteration) altered = alteration(before, where);
        if (altered !== before) touch(touched, where, index);
      }
      return altered;
    },
    faultsAt(where) {
      const faults = new Set([...touchedAt(ofMember(where)), ...touchedAt(ofActor(where))]);
      return [...faults].sort((a, b) => a - b);
    },
  };
}

function placedFault(
  scenario: Scenario,
  entry: FaultEntry,
): Readonly<{ fault: Fault; setting: FaultSetting }> {
  const fault = faultById(entry.fault);
  if (!fault) throw new TypeError(`there is no fault ${entry.fault}`);
  const parameters = v.parse(fault.parameters, entry.parameters);
  const { at, to } = entry;
  return { fault, setting: { scenario: inActOf(scenario, entry), at, to, parameters } };
}

/** What is expected to come of a fault that is the only one of a scenario. Throws TypeError for an
 *  unknown fault: ask `faultProblems` first. */
export function predictionOf(scenario: Scenario, entry: FaultEntry): Prediction {
  const { fault, setting } = placedFault(scenario, entry);
  const isLater = (entry.at.act ?? 1) > 1;
  return isLater && fault.dependsOnHeld ? 'unknown' : predicted(fault, setting);
}

/** The scenario as the act of a fault sees it. */
const inActOf = (scenario: Scenario, { at }: Pick<FaultEntry, 'at'>): Scenario =>
  atAct(scenario, at.act ?? 1);

/** Names of a place: what is done for one member, and what an actor does once for all. */
const ofMember = ({ prefix, procedure, step, member }: Where) =>
  member === undefined ? null : `${actOfId(prefix)}.${procedure}.${step}.member.${member}`;
const ofActor = ({ prefix, procedure, step, actor }: Where) =>
  `${actOfId(prefix)}.${procedure}.${step}.actor.${actor}`;

function touch(touched: Map<string, number[]>, where: Where, index: number): void {
  const name = ofMember(where) ?? ofActor(where);
  const known = touched.get(name) ?? [];
  if (!known.includes(index)) touched.set(name, [...known, index]);
}

/** The step of the notification a place belongs to: what a receiver does with it and its answer have
 *  numbers of their own. Source: Figure 7.4.2-1, Figure 7.4.3.3-1. */
export function faultStepOf({ step, member }: Where): FaultStep | null {
  return step === provisioningStep ? provisioningStep : (legOf(step, member)?.step ?? null);
}

/** What happens once for all members, so that whom a fault is for does not matter. */
const forAll: readonly (keyof TapPoints)[] = ['drawn', 'passedOn', 'leaks'];

function concerns({ at, to }: FaultEntry, point: keyof TapPoints, where: Where): boolean {
  if ((at.act ?? 1) !== actOfId(where.prefix)) return false;
  if (at.procedure !== where.procedure || at.step !== faultStepOf(where)) return false;
  if (at.key && where.purpose && at.key !== where.purpose) return false;
  if (to === 'all' || forAll.includes(point)) return true;
  return to.includes(where.member ?? where.actor);
}

/** Whether somebody is sent the key a fault is put to. */
const reaches = (scenario: Scenario, { at }: FaultEntry, { member }: Where): boolean =>
  at.key !== 'floor' ||
  member === undefined ||
  planOf(inActOf(scenario, { at })).takesFloor(member);

/** Why the faults of a scenario cannot be applied. */
export function faultProblems(scenario: Scenario): readonly InputProblem[] {
  return scenario.faults.flatMap((entry, index) => {
    const found = problemWith(scenario, entry);
    return found ? [{ ...found, path: `faults.${index}${found.path}` }] : [];
  });
}

/** Why a fault does not fit a scenario, whatever faults that has; null where it does. To ask about many of
 *  one scenario, ask here: what is worked out of a scenario is remembered with it. */
export const reasonAgainst = (scenario: Scenario, entry: FaultEntry): Fact | null =>
  problemWith(scenario, entry)?.problem ?? null;

/** The same, with the path of what is wrong below the entry. */
function problemWith(scenario: Scenario, entry: FaultEntry): InputProblem | null {
  const { at, to } = entry;
  const fault = faultById(entry.fault);
  if (!fault) return { path: '.fault', problem: fact('fault.unknown', { id: entry.fault }) };
  const parsed = v.safeParse(fault.parameters, entry.parameters);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const field = v.getDotPath(issue);
    return { path: field ? `.parameters.${field}` : '.parameters', problem: problemOf(issue) };
  }
  if (!fault.steps.includes(at.step)) {
    const problem = fact('fault.steps', { id: entry.fault, steps: fault.steps.map(String) });
    return { path: '.at.step', problem };
  }
  if ((at.act ?? 1) > scenario.acts.length + 1) {
    return { path: '.at.act', problem: fact('act.none', { act: at.act ?? 1 }) };
  }
  const setting = { scenario: inActOf(scenario, entry), at, to, parameters: parsed.output };
  const problem = misplaced(fault, setting, entry);
  return problem && { path: '', problem };
}

/** Why there is no such place for a fault in the act it is in. */
const misplaced = (fault: Fault, setting: FaultSetting, entry: FaultEntry): Fact | null =>
  whyNot(setting.scenario, entry) ??
  keysMissing(setting.scenario, fault, entry.at.step) ??
  fault.excludes(setting) ??
  nothingDrawn(fault, setting);

/** Why a fault has nothing to break: the act sends no key. */
function keysMissing(scenario: Scenario, { keyless }: Fault, step: FaultStep): Fact | null {
  const { keyCount } = planOf(scenario);
  const isSent = receiversAt(scenario, step).length > 0 && (keyCount > 0 || keyless === true);
  return isSent ? null : fact('fault.noKeyInAct');
}

/** Why a fault of drawing keys has nothing to break: the act sends keys that are there. */
function nothingDrawn(fault: Fault, setting: FaultSetting): Fact | null {
  if (planOf(setting.scenario).draws) return null;
  const points = Object.keys(fault.apply(setting));
  return points.every((point) => point === 'drawn') ? fact('fault.nothingDrawn') : null;
}

/** Why a place is not in the run. */
function whyNot(scenario: Scenario, { at, to }: FaultEntry): Fact | null {
  const plan = planOf(scenario);
  const isProvisioning = at.step === provisioningStep;
  if (!isProvisioning && !plan.legs.some(({ step }) => step === at.step)) {
    return fact('fault.noSuchStep', { step: at.step });
  }
  const round = roundOf(plan, at.procedure);
  if (!round) return fact('fault.procedureOnce');
  if (isProvisioning && round !== plan.rounds[0]) return fact('fault.step0Once');
  if (at.key && !round.purposes.includes(at.key)) {
    return fact('fault.keyNotInMessage', { key: at.key });
  }
  const missing = actorMissing(scenario, at.step, to);
  if (missing || isProvisioning) return missing;
  return notSent(plan, round, { at, to }, receiversAt(scenario, at.step));
}

/** Who of those a fault is put to is not sent the key; of all, where none is. */
function notSent(
  plan: Plan,
  round: Round,
  { at, to }: Pick<FaultEntry, 'at' | 'to'>,
  receivers: readonly ActorId[],
): Fact | null {
  const isSent = (actor: string) =>
    at.key ? plan.purposesFor(actor, round).includes(at.key) : isSentIn(plan, actor, round);
  const { step } = at;
  if (to === 'all') return receivers.some(isSent) ? null : fact('fault.nobodySent', { step });
  const other = to.find((actor) => !isSent(actor));
  return other ? fact('fault.nothingSent', { actor: other, step }) : null;
}

/** Which of the chosen actors is not in the run, or not a receiver at the step. */
function actorMissing(scenario: Scenario, step: FaultStep, to: FaultEntry['to']): Fact | null {
  if (to === 'all') return null;
  const known: ReadonlySet<string> = new Set(receiversAt(scenario, provisioningStep));
  const unknown = to.find((actor) => !known.has(actor));
  if (unknown) return fact('fault.noSuchActor', { actor: unknown });
  const receivers: ReadonlySet<string> = new Set(receiversAt(scenario, step));
  const other = to.find((actor) => !receivers.has(actor));
  return other ? fact('fault.nothingSent', { actor: other, step }) : null;
}
