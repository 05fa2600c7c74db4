import {
  bringsTwoAtOnce,
  countOf,
  designOf,
  hasPartnerKms,
  isDual,
  isMarkedByTag,
  isServerStep,
  parseActorId,
  planOf,
  type RunSource,
  type Scenario,
  type StepFacts,
  serverSteps,
  settingsOf,
  type TraceEvent,
} from '../../engine/index.ts';
import { isOpened } from '../opened-message.ts';

/** Which texts of the catalogue tell a step. */

/** Which keys the step is about. */
export type KeysTold = 'group' | 'media' | 'floor' | 'both' | 'gmkAndMkfc';

export type StepStory = Readonly<{
  /** The texts stand under `step.<key>`: title, what, why, watch. */
  key: string;
  keys: KeysTold;
  /** In which payloads the keys travel. */
  payload: 'one' | 'two' | 'shared';
  /** Sentences behind what happens: keys of the catalogue under `step.more`. */
  more: readonly string[];
}>;

const opened: StepStory = { key: 'opened', keys: 'group', payload: 'one', more: [] };

const notifies = (step: TraceEvent['step']) => step === 1;

/** What is said of UEs that know less than two keys. */
function olderTold(
  scenario: Scenario,
  isFloor: boolean,
  step: TraceEvent['step'],
  payload: StepStory['payload'],
): readonly string[] {
  const isTagged = payload !== 'shared' && settingsOf(scenario).purposeMarking === 'mkfc-tag';
  const isRefused = payload === 'shared' || isTagged;
  if (!isDual(scenario) || (step === 'use' && isRefused)) return [];
  const story = step === 'use' ? 'use' : isTagged && isFloor ? 'tagged' : payload;
  return [...new Set(Object.values(scenario.knows))].map((what) => `older.${what}.${story}`);
}

const useOf = { client: 'use.csk', multicast: 'use.musik' } as const;

const receives = (step: TraceEvent['step']) => step === 2 || step === 5;

/** The story of the step an event belongs to. */
export function stepStory(source: RunSource, event: TraceEvent): StepStory {
  if (isOpened(event) || source.kind !== 'scenario') return opened;
  const { scenario } = source;
  const plan = planOf(scenario);
  const step = event.kind === 'outcome' ? 'use' : event.step;
  const isOfTwo = plan.systems.length > 1;
  const figure = isOfTwo ? 'regroup' : 'gkp';
  const twice = plan.rounds.length > 1;
  const round = plan.rounds[event.procedure - 1] ?? plan.rounds[0];
  const [first, second] = round.purposes;
  const isLate = step === 'use' || step === 0;
  const both = second !== undefined || (twice && isLate);
  const isPublished = designOf(scenario).published === true;
  const keys: KeysTold = both ? (isPublished ? 'gmkAndMkfc' : 'both') : (first ?? 'group');
  const payload = round.inOnePayload ? 'shared' : second === undefined ? 'one' : 'two';
  const ofOlder = olderTold(scenario, round.purposes.includes('floor'), step, payload);
  if (step === 'use') {
    const isTagged = both && settingsOf(scenario).purposeMarking === 'mkfc-tag';
    const mkfc = isTagged && (isMarkedByTag(scenario) ? 'use.mkfc' : 'use.publishedMkfc');
    const usual = plan.serverKey === null ? 'use.talk' : useOf[plan.serverKey];
    const key = plan.talkers === null ? 'use.nobody' : mkfc || usual;
    return { key, keys, payload, more: both && plan.talkers ? ['tried', ...ofOlder] : [] };
  }
  if (isServerStep(step)) {
    const isMessage = Object.values(serverSteps).some(({ message }) => message === step);
    const story = `server.${plan.serverKey}.${isMessage ? 'message' : 'answer'}`;
    return { key: story, keys: 'group', payload: 'one', more: [] };
  }
  if (plan.act?.act === 'tear-down' && step !== 0) {
    return { key: `tearDown.${step}`, keys, payload, more: [] };
  }
  const more: string[] = [];
  if (notifies(step) && twice) more.push(event.procedure === 1 ? 'firstOfTwo' : 'secondOfTwo');
  if (notifies(step) && second !== undefined) more.push(isPublished ? 'oneDocument' : 'once');
  if (notifies(step) && plan.members.some(({ actor }) => !plan.takesFloor(actor))) {
    more.push('someWithoutFloor');
  }
  if (plan.group.temporary && !isOfTwo && notifies(step)) {
    more.push('regroupInside');
  }
  if (receives(step)) more.push(...ofOlder);
  const isServedApart = plan.kmss.some(({ kms }) => parseActorId(kms).ordinal > 0);
  if (isServedApart && step === 4) more.push('severalKmss');
  const place = step === 0 && isOfTwo && !hasPartnerKms(scenario) ? 'oneKms' : step;
  const isApart = isServedApart && step === 0;
  return { key: `${figure}.${isApart ? 'severalKmss' : place}`, keys, payload, more };
}

/** What follows from what went wrong in a step: keys of the catalogue under `step.after`. */
export function aftermath(
  source: RunSource,
  event: TraceEvent,
  facts: StepFacts,
): readonly string[] {
  const step = event.kind === 'outcome' ? 'use' : event.step;
  const after: string[] = [];
  const refusedBy = (kind: 'ue' | 'gms') =>
    facts.checks.some((check) => check.kind === kind && check.refused > 0);
  if (step === 0) return refusedBy('ue') || refusedBy('gms') ? ['provisioning'] : [];
  if (step === 'use') {
    const failed = facts.checks.flatMap((check) => check.failed);
    const refused = failed.filter((check) => check !== 'key-separation');
    return [
      ...(refused.length > 0 ? ['refusedPacket'] : []),
      ...(refused.length < failed.length ? ['sameKey'] : []),
    ];
  }
  if (facts.fates.has('dropped')) {
    after.push(countOf(facts, 'notification') > 0 ? 'lost' : 'answerLost');
  }
  if (refusedBy('gms')) after.push('gms');
  if (refusedBy('ue')) after.push('ue');
  const isTwoKeys = source.kind === 'scenario' && bringsTwoAtOnce(source.scenario);
  if (facts.discarded > 0 && isTwoKeys) after.push(settingsOf(source.scenario).dualAcceptance);
  if (step === 6 && countOf(facts, 'error') > 0) after.push('report');
  return after;
}
