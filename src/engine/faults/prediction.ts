import { type CheckName, checkNames, checkOfCode, type FailureCode } from '../checks/index.ts';
import type { ActorId } from '../model/actors.ts';
import { settingsOf } from '../model/designs/index.ts';
import { atAct, type Plan, planOf, type Round, receiversOn, roundOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Fault, FaultPlace, FaultSetting, Prediction } from './fault.ts';
import { isFor } from './setting.ts';

/** What is expected of a fault where not all receivers are alike: each meets it in the run as it is for that
 *  one, and the first that refuses something counts. Some refuse without any fault. */

/** The code of the first check that fails, as `Fault.predict` gives it for receivers that are alike. */
export function predicted<P>(fault: Fault<P>, setting: FaultSetting<P>): Prediction {
  const { scenario, at } = setting;
  const plan = planOf(scenario);
  const isUniform = plan.members.every(({ actor }) => plan.kindOf(actor) === 'plain');
  if (at.step === 0 || isUniform) return fault.predict(setting);
  const meets = memoised((kind: string) => metBy(fault, setting, kind));
  const inUse: Prediction[] = [];
  for (const { actor, round, step } of receptions(plan)) {
    const isHere = step === at.step && round.procedure === at.procedure && isFor(setting, actor);
    const kind = plan.kindOf(actor);
    const met = isHere ? meets(kind) : null;
    if (met !== null && isOfPacket(met)) inUse.push(met);
    const own = refusalOf(scenario, round, kind);
    const refused = met === null || isOfPacket(met) ? null : met;
    // What nobody notices by itself may keep away what this one would refuse.
    if (isHere && own !== null && refused === null) return 'unknown';
    const first = firstOf(setting, round, refused, own);
    if (first !== null) return first;
  }
  return isOpen(plan, scenario) ? 'unknown' : (inUse[0] ?? null);
}

function memoised<T>(make: (kind: string) => T): (kind: string) => T {
  const known = new Map<string, T>();
  return (kind) => {
    if (!known.has(kind)) known.set(kind, make(kind));
    return known.get(kind) as T;
  };
}

type Reception = Readonly<{ actor: ActorId; round: Round; step: number }>;

/** Who is sent something, in the order of the run. */
function* receptions(plan: Plan): Generator<Reception> {
  for (const round of plan.rounds) {
    for (const leg of plan.legs) {
      for (const { actor } of receiversOn(plan, leg)) {
        const isSent = plan.purposesFor(actor, round).length > 0;
        if (isSent) yield { actor, round, step: leg.step };
      }
    }
  }
}

const isOlder = (kind: string) => kind === 'v13-4-0' || kind === 'draft';

/** What a receiver of a kind refuses without any fault: an MKFC, and a payload with a second key. */
function refusalOf(scenario: Scenario, round: Round, kind: string): FailureCode | null {
  if (!isOlder(kind) || !round.purposes.includes('floor')) return null;
  if (round.inOnePayload) return 'keyparams-twice';
  return settingsOf(scenario).purposeMarking === 'mkfc-tag' ? 'guk-id' : null;
}

/** Of what a receiver refuses because of a fault, and anyhow, what it comes to first. */
function firstOf(
  { at }: FaultPlace,
  { inOnePayload, purposes }: Round,
  met: Prediction,
  own: FailureCode | null,
): Prediction {
  if (own === null || met === null) return met ?? own;
  // What it refuses anyhow stands in the second of two payloads.
  const isBehind = !inOnePayload && purposes.length > 1 && at.key !== 'floor';
  if (met === 'unknown' || isBehind) return met;
  return placeOf(met) < placeOf(own) ? met : own;
}

const placeOf = (code: FailureCode) => checkNames.indexOf(checkOfCode(code).name as CheckName);

/** The code of a fault at a receiver of a kind. */
function metBy<P>(fault: Fault<P>, setting: FaultSetting<P>, kind: string): Prediction {
  const { scenario, at } = setting;
  const round = roundOf(planOf(scenario), at.procedure);
  if (kind === 'plain') return fault.predict(setting);
  if (!isOlder(kind)) return at.key === 'floor' ? null : alone(fault, setting, 1);
  if (round && round.purposes.length > 1 && !round.inOnePayload) {
    if (at.key) return alone(fault, setting, at.key === 'media' ? 1 : 2);
    return alone(fault, setting, 1) ?? alone(fault, setting, 2);
  }
  const code = fault.predict(setting);
  if (code === null || code === 'unknown') return code;
  const { phase } = checkOfCode(code);
  const isSecond = round?.inOnePayload && at.key === 'floor' && phase === 'key';
  return phase === 'pair' || isSecond ? null : code;
}

/** The code where the payload came by itself, as one of two procedures brings it. */
function alone<P>(fault: Fault<P>, setting: FaultSetting<P>, procedure: 1 | 2): Prediction {
  const { key: _, ...at } = setting.at;
  const place = {
    scenario: inTwoProcedures(setting.scenario),
    at: { ...at, procedure },
    to: setting.to,
  };
  return fault.excludes(place) ? null : fault.predict({ ...setting, ...place });
}

const alike = new WeakMap<Scenario, Scenario>();

/** A scenario with a key a procedure and receivers that are alike; made once. */
function inTwoProcedures(scenario: Scenario): Scenario {
  const known = alike.get(scenario);
  if (known) return known;
  const { at = 1, ...whole } = scenario;
  const floorKey = { to: 'all', others: 'media-key' } as const;
  const twice = { ...whole, ...settingsOf(whole), gmkMode: 'dual-two-procedures' } as const;
  const made = atAct({ ...twice, floorKey, knows: {} }, at);
  alike.set(scenario, made);
  return made;
}

const isOfPacket = (code: FailureCode | 'unknown') =>
  code !== 'unknown' && checkOfCode(code).phase === 'packet';

/** Whether those who talk are not alike in what they have for floor control: then only the run tells which of
 *  their packets open. */
function isOpen({ talkers, takesFloor, kindOf }: Plan, scenario: Scenario): boolean {
  if (!talkers) return false;
  if (talkers.some(({ actor }) => isOlder(kindOf(actor)))) return true;
  const taking = talkers.filter(({ actor }) => takesFloor(actor)).length;
  return taking === 1 || (taking === 0 && settingsOf(scenario).purposeMarking === 'mkfc-tag');
}
