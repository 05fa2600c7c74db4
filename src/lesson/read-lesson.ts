import * as v from 'valibot';
import {
  checkScenario,
  fact,
  type InputProblem,
  type ReadResult,
  readDocument,
  schemaProblems,
} from '../engine/index.ts';
import {
  type Lesson,
  type LessonMoment,
  lessonFormat,
  lessonSchema,
  maxLessonLength,
} from './lesson.ts';
import { lessonProblems } from './lesson-rules.ts';
import { type Fields, isFields, migrated, refused } from './migrate.ts';
import shownFirst from './shown-first.json' with { type: 'json' };

/** What is wrong with the view of a moment: the page knows the fields of its view, a lesson does not. */
export type CheckShown = (shown: LessonMoment['view']) => readonly InputProblem[];

type Options = Readonly<{ checkShown?: CheckShown }>;

/** Reads a lesson from the text of a file: parsed, brought to the version of today, and checked. Problems say
 *  line, column and path. */
export function readLesson(text: string, options: Options = {}): ReadResult<Lesson> {
  return readDocument(text, (value) => parseLesson(value, options), maxLessonLength);
}

/** Checks a value as a lesson of any version so far. */
export function parseLesson(
  value: unknown,
  { checkShown = () => [] }: Options = {},
): ReadResult<Lesson> {
  if (!isFields(value) || value.format !== lessonFormat) {
    return refused('', fact('lesson.notALesson'));
  }
  const today = migrated(value);
  if (!today.ok) return today;
  const { lesson, problems: ofScenarios } = withScenarios(today.value);
  const result = v.safeParse(lessonSchema, lesson);
  if (!result.success) {
    return { ok: false, problems: onePerPath([...ofScenarios, ...schemaProblems(result.issues)]) };
  }
  const moments = result.output.moments.map(complete);
  const problems = [
    ...ofScenarios,
    ...lessonProblems({ ...result.output, moments }),
    ...moments.flatMap(({ view }, index) => under(`moments.${index}.view`, checkShown(view))),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...result.output, moments } };
}

const momentsOf = ({ moments }: Fields): readonly unknown[] =>
  Array.isArray(moments) ? moments : [];

/** The lesson with the scenarios of its moments as they are today, and what is wrong with them. */
function withScenarios(lesson: Fields): { lesson: Fields; problems: readonly InputProblem[] } {
  const problems: InputProblem[] = [];
  const moments = momentsOf(lesson).map((moment, index) => {
    if (!isFields(moment) || !isFields(moment.scenario)) return moment;
    const scenario = checkScenario(moment.scenario);
    if (scenario.ok) return { ...moment, scenario: scenario.value };
    problems.push(...under(`moments.${index}.scenario`, scenario.problems));
    return moment;
  });
  return { lesson: Array.isArray(lesson.moments) ? { ...lesson, moments } : lesson, problems };
}

const under = (at: string, problems: readonly InputProblem[]) =>
  problems.map(({ path, ...rest }) => ({ ...rest, path: path === '' ? at : `${at}.${path}` }));

/** What a view leaves out is as a first visit of version 1 showed it, whatever it shows today. */
const complete = (moment: LessonMoment): LessonMoment => ({
  ...moment,
  view: { ...shownFirst, ...moment.view },
});

function onePerPath(problems: readonly InputProblem[]): readonly InputProblem[] {
  const paths = new Set<string>();
  return problems.filter(({ path }) => !paths.has(path) && paths.add(path));
}
