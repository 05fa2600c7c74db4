import {
  actorsOf,
  type CustodyKey,
  custodyAt,
  custodyKeyNames,
  eventIndex,
  type MessageEvent,
} from '../engine/index.ts';
import type { LessonQuestion } from './question.ts';
import {
  custodyOf,
  differing,
  eventsInAct,
  failureFrom,
  type HeldState,
  messageAt,
  noCheck,
  nothing,
  payloadsOf,
  placeInRun,
  type QuestionRun,
} from './question-run.ts';

/** Which options of a question are right, from the run of its moment. */

/** Why the right answer cannot be told; words in `question.problem`. */
export const answerProblems = [
  'noMoment',
  'noFailure',
  'noParty',
  'noKey',
  'noMessage',
  'nothingDiffers',
  'notInRun',
  'together',
  'notOffered',
  'noneRight',
] as const;
export type AnswerProblem = Readonly<{
  code: (typeof answerProblems)[number];
  /** Ids the words speak of. */
  values: Readonly<Record<string, string>>;
}>;

/** `right`: ids of the options; of an `order` all of them, in the right order. */
export type Answer = Readonly<
  { ok: true; right: readonly string[] } | { ok: false; problem: AnswerProblem }
>;

const right = (ids: readonly string[]): Answer => ({ ok: true, right: ids });
const problem = (code: AnswerProblem['code'], values: AnswerProblem['values'] = {}): Answer => ({
  ok: false,
  problem: { code, values },
});

type Asked = Pick<LessonQuestion, 'kind' | 'about'>;

/** What the run itself answers, whatever options are offered; of an `order` the options that are given,
 *  of a `choice` nothing. */
export function answerOfRun(
  { kind, about }: Asked,
  run: QuestionRun,
  options: readonly string[],
  against: QuestionRun | null,
): Answer {
  if (eventIndex(run.events, run.eventId) < 0) return problem('noMoment', { event: run.eventId });
  switch (kind) {
    case 'check':
      return checkOf(run);
    case 'holds':
      return heldBy(run, about);
    case 'octets':
      return octetsOf(run, against);
    case 'order':
      return orderOf(run, options);
    case 'choice':
      return right([]);
  }
}

function checkOf(run: QuestionRun): Answer {
  return right([failureFrom(run)?.check ?? noCheck]);
}

const isKey = (key: string): key is CustodyKey => custodyKeyNames.some((name) => name === key);

function heldBy(run: QuestionRun, { party = '', key = '' }: LessonQuestion['about']): Answer {
  const { eventId, scenario } = run;
  const actor = actorsOf({ kind: 'scenario', scenario }).find(({ id }) => id === party);
  if (actor === undefined) return problem('noParty', { party });
  const custody = custodyOf(run);
  const isHeld = [...custody.values()].flat().some((change) => change.key === key);
  if (!isKey(key) || !isHeld) return problem('noKey', { key });
  const held = custodyAt(custody.get(actor.id) ?? [], eventIndex(eventsInAct(run), eventId));
  const state: HeldState = held.get(key)?.state ?? nothing;
  return right([state]);
}

function octetsOf(run: QuestionRun, against: QuestionRun | null): Answer {
  const message = messageAt(run);
  if (message === null) return problem('noMessage');
  if (against === null) {
    const changed = differing(payloadsOf(message, 'sent'), payloadsOf(message, 'received'));
    return changed.length > 0 ? right(changed) : problem('nothingDiffers');
  }
  const other = counterpart(message, run, against);
  if (other === null) return problem('noMessage');
  const changed = differing(payloadsOf(message, 'received'), payloadsOf(other, 'received'));
  return changed.length > 0 ? right(changed) : problem('nothingDiffers');
}

/** What a message is compared with: in another run the message of its name, in its own run the one the
 *  other moment is about. */
function counterpart(
  message: MessageEvent,
  run: QuestionRun,
  against: QuestionRun,
): MessageEvent | null {
  const isSameRun = JSON.stringify(run.scenario) === JSON.stringify(against.scenario);
  const same = isSameRun ? undefined : against.events.find(({ id }) => id === message.id);
  return same?.kind === 'message' ? same : messageAt(against);
}

function orderOf(run: QuestionRun, options: readonly string[]): Answer {
  const placed = options.map((id) => ({ id, at: placeInRun(run, id) }));
  const missing = placed.find(({ at }) => at < 0);
  if (missing !== undefined) return problem('notInRun', { option: missing.id });
  const ordered = placed.toSorted((a, b) => a.at - b.at);
  const second = ordered.find(({ at }, index) => ordered[index - 1]?.at === at);
  if (second !== undefined) return problem('together', { option: second.id });
  return right(ordered.map(({ id }) => id));
}

/** The right answer of a question at a moment of a run. `against`: the run of the moment that
 *  `about.against` names. */
export function rightAnswer(
  question: LessonQuestion,
  run: QuestionRun,
  against: QuestionRun | null = null,
): Answer {
  const options = question.options.map(({ id }) => id);
  if (question.kind === 'choice') {
    const stated = options.filter((id) => question.right.includes(id));
    return stated.length > 0 ? right(stated) : problem('noneRight');
  }
  if (question.kind === 'octets' && question.about.against !== undefined && against === null) {
    return problem('noMoment', { event: question.about.against });
  }
  const answer = answerOfRun(question, run, options, against);
  if (!answer.ok || question.kind === 'order') return answer;
  const offered = options.filter((id) => answer.right.includes(id));
  const [known = ''] = answer.right;
  if (offered.length > 0) return right(offered);
  if (known === noCheck) return problem('noFailure');
  return problem('notOffered', { answer: answer.right.join(', ') || known });
}
