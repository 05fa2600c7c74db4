import { type CheckName, checkOf } from '../engine/index.ts';
import { type Answer, answerOfRun } from './answers.ts';
import type { LessonQuestion } from './question.ts';
import {
  checksOfRun,
  heldStates,
  messageAt,
  noCheck,
  payloadsOf,
  type QuestionRun,
  stepsOfRun,
} from './question-run.ts';

/** Options for a question: the right answer among its neighbours, each of which somebody might believe.
 *  Nothing is drawn: the same run gives the same options. */

export type Proposal = Readonly<
  | { ok: true; options: readonly string[]; right: readonly string[] }
  | Extract<Answer, { ok: false }>
>;

/** Wrong options beside the right one. */
const others = 3;
const mostOptions = 8;
/** What a class expects to fire first where nothing does. */
const believed: readonly CheckName[] = ['signature', 'decapsulation', 'lifetime'];

/** The ids around some of a list, nearest first. */
function around(list: readonly string[], ids: readonly string[]): readonly string[] {
  const places = ids.map((id) => list.indexOf(id)).filter((at) => at >= 0);
  const distance = (at: number) => Math.min(...places.map((place) => Math.abs(place - at)));
  return list
    .map((id, at) => ({ id, at }))
    .filter(({ id }) => !ids.includes(id))
    .toSorted((a, b) => distance(a.at) - distance(b.at) || a.at - b.at)
    .map(({ id }) => id);
}

const inOrderOf = (list: readonly string[], ids: readonly string[]) =>
  list.filter((id) => ids.includes(id));

const payloadsRead = (check: CheckName) =>
  new Set(checkOf(check).reads.map((path) => path.split(/[.[]/)[0]));

/** The checks that are mistaken for one: those next to it in its phase, first the ones that read the same
 *  payload. */
function mistakenFor(check: CheckName, made: readonly CheckName[]): readonly string[] {
  const { phase } = checkOf(check);
  const own = payloadsRead(check);
  const near = around(made, [check]) as readonly CheckName[];
  const ofPhase = near.filter((one) => checkOf(one).phase === phase);
  const reader = near.find((one) => [...payloadsRead(one)].some((root) => own.has(root)));
  return [...new Set([...(reader ? [reader] : []), ...ofPhase, ...near])].slice(0, others - 1);
}

function forCheck(run: QuestionRun, [right = noCheck]: readonly string[]): readonly string[] {
  const made = checksOfRun(run);
  const failed = made.find((check) => check === right);
  if (failed === undefined) {
    const known = made.filter((check) => believed.includes(check));
    return [...(known.length > 0 ? known : made.slice(0, others)), noCheck];
  }
  // The checks behind one that fails are not made any more, but a class believes in them all the same.
  const all = [...new Set([...made, ...believed])];
  return [...inOrderOf(all, [failed, ...mistakenFor(failed, all)]), noCheck];
}

function forHolds(right: readonly string[]): readonly string[] {
  const wrong = around(heldStates, right).slice(0, others);
  return inOrderOf(heldStates, [...right, ...wrong]);
}

function forOctets(run: QuestionRun, changed: readonly string[]): readonly string[] {
  const message = messageAt(run);
  if (message === null) return [];
  const sent = payloadsOf(message, 'sent').map(({ id }) => id);
  const names = [...new Set([...sent, ...changed])];
  const right = changed.slice(0, mostOptions - others);
  const wrong = around(names, changed).slice(0, others);
  return inOrderOf(names, [...right, ...wrong]);
}

/** The steps of the run, so that no two neighbours stand as they come. */
function forOrder(run: QuestionRun): readonly string[] {
  const steps = stepsOfRun(run).slice(0, mostOptions);
  const late = steps.filter((_, at) => at % 2 === 1);
  return [...late, ...steps.filter((_, at) => at % 2 === 0)];
}

/** Proposes options for a kind of question at a moment; none for a `choice`, whose options nobody but its
 *  author knows. */
export function proposeOptions(
  asked: Pick<LessonQuestion, 'kind' | 'about'>,
  run: QuestionRun,
  against: QuestionRun | null = null,
): Proposal {
  const steps = asked.kind === 'order' ? forOrder(run) : [];
  const answer = answerOfRun(asked, run, steps, against);
  if (!answer.ok) return answer;
  const options = optionsFor(asked.kind, run, answer.right, steps);
  const right =
    asked.kind === 'order' ? answer.right : options.filter((id) => answer.right.includes(id));
  return { ok: true, options, right };
}

function optionsFor(
  kind: LessonQuestion['kind'],
  run: QuestionRun,
  right: readonly string[],
  steps: readonly string[],
): readonly string[] {
  switch (kind) {
    case 'check':
      return forCheck(run, right);
    case 'holds':
      return forHolds(right);
    case 'octets':
      return forOctets(run, right);
    case 'order':
      return steps;
    case 'choice':
      return [];
  }
}
