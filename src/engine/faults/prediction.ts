import { checkOfCode, type FailureCode } from '../checks/index.ts';
import { atAct, type Plan, planOf, roundOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Fault, FaultPlace, FaultSetting, Prediction } from './fault.ts';
import { isFor, receiversAt } from './setting.ts';

/** What is expected of a fault where not all receivers are alike: each meets it in the run as it is for that
 *  one, and the first that refuses something counts. */

/** The code of the first check that fails, as `Fault.predict` gives it for receivers that are alike. */
export function predicted<P>(fault: Fault<P>, setting: FaultSetting<P>): Prediction {
  const { scenario, at } = setting;
  if (at.step === 0 || isUniform(planOf(scenario))) return fault.predict(setting);
  const receivers = receiversAt(scenario, at.step).filter((actor) => isFor(setting, actor));
  const views = new Map<boolean, FaultPlace>();
  for (const actor of receivers) {
    const takes = planOf(scenario).takesFloor(actor);
    if (!views.has(takes)) views.set(takes, seenBy(setting, takes));
  }
  const all = [...views.values()].map((place) => predictedIn(fault, setting, place));
  const refused = all.find((one) => one !== null && !isOfPacket(one));
  if (refused) return refused;
  const inUse = all.find((one) => one !== null) ?? null;
  return isUnheard(planOf(scenario), scenario.purposeMarking) ? 'unknown' : inUse;
}

const isUniform = ({ members, takesFloor }: Plan) =>
  members.every(({ actor }) => takesFloor(actor));

/** A fault as a receiver meets it: who gets no key for floor control has what the first of two procedures
 *  brings. */
function seenBy({ scenario, at, to }: FaultPlace, takesFloor: boolean): FaultPlace {
  if (takesFloor) return { scenario, at, to };
  const { key: _, ...place } = at;
  const isThere = at.key !== 'floor' && isSentMedia(scenario, at);
  return {
    scenario: mediaAloneIn(scenario),
    at: { ...place, procedure: 1 },
    to: isThere ? to : [],
  };
}

const mediaAlone = new WeakMap<Scenario, Scenario>();

/** A scenario in which the key for media comes first and alone; made once. */
function mediaAloneIn(scenario: Scenario): Scenario {
  const known = mediaAlone.get(scenario);
  if (known) return known;
  const { at = 1, ...whole } = scenario;
  const floorKey = { to: 'all', others: 'media-key' } as const;
  const alone = atAct({ ...whole, gmkMode: 'dual-two-procedures', floorKey }, at);
  mediaAlone.set(scenario, alone);
  return alone;
}

const isSentMedia = (scenario: Scenario, { procedure }: FaultPlace['at']) =>
  roundOf(planOf(scenario), procedure)?.purposes.some((purpose) => purpose !== 'floor') ?? false;

function predictedIn<P>(fault: Fault<P>, setting: FaultSetting<P>, place: FaultPlace): Prediction {
  if (place.to !== 'all' && place.to.length === 0) return null;
  return fault.excludes(place) ? null : fault.predict({ ...setting, ...place });
}

const isOfPacket = (code: FailureCode | 'unknown') =>
  code !== 'unknown' && checkOfCode(code).phase === 'packet';

/** Whether a packet for floor control goes to a member that has no key for it, whatever else goes wrong. */
function isUnheard({ talkers, takesFloor }: Plan, marking: string): boolean {
  if (!talkers) return false;
  const taking = talkers.filter(({ actor }) => takesFloor(actor)).length;
  return taking === 1 || (taking === 0 && marking === 'mkfc-tag');
}
