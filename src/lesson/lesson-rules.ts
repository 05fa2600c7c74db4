import { fact, type InputProblem } from '../engine/index.ts';
import type { Lesson, LessonMoment } from './lesson.ts';
import type { LessonQuestion } from './question.ts';

/** What holds between the parts of a lesson, beyond the form of each. */

type Problems = readonly InputProblem[];

/** What is wrong with a lesson whose parts are in form; nothing where it is in order. */
export function lessonProblems({ moments }: Lesson): Problems {
  const ids = moments.map(({ id }) => id);
  const questions = moments.flatMap(({ question }, index) =>
    question ? [{ question, at: `moments.${index}.question` }] : [],
  );
  return [
    ...twice(ids, (index) => `moments.${index}.id`),
    ...twice(
      questions.map(({ question }) => question.id),
      (index) => `${questions[index]?.at}.id`,
    ),
    ...moments.flatMap((moment, index) => seedProblems(moment, `moments.${index}`)),
    ...questions.flatMap(({ question, at }) => questionProblems(question, at, ids)),
  ];
}

function twice(ids: readonly string[], pathOf: (index: number) => string): Problems {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: pathOf(index), problem: fact('lesson.idTwice', { id }) }],
  );
}

/** A seed that is drawn anew each time gives another run each time. */
function seedProblems({ scenario }: LessonMoment, at: string): Problems {
  if (scenario.seed !== 'fresh') return [];
  return [{ path: `${at}.scenario.seed`, problem: fact('lesson.freshSeed') }];
}

/** What is wrong with a question among the moments of these ids. */
export function questionProblems(
  { kind, about, options, right }: LessonQuestion,
  at: string,
  moments: readonly string[],
): Problems {
  const ids = options.map(({ id }) => id);
  const { against } = about;
  const found: InputProblem[] = [...twice(ids, (index) => `${at}.options.${index}.id`)];
  const say = (path: string, problem: InputProblem['problem']) =>
    found.push({ path: `${at}.${path}`, problem });
  if (against !== undefined && !moments.includes(against)) {
    say('about.against', fact('lesson.noMoment', { id: against }));
  }
  if (kind !== 'choice') {
    if (right.length > 0) say('right', fact('lesson.rightOfRun'));
    return found;
  }
  if (right.length === 0) say('right', fact('lesson.noRight'));
  right.forEach((id, index) => {
    if (!ids.includes(id)) say(`right.${index}`, fact('lesson.noOption', { id }));
  });
  options.forEach(({ text }, index) => {
    if (text === '') say(`options.${index}.text`, fact('lesson.noText'));
  });
  return found;
}
