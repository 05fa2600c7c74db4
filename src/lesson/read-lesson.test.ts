import { describe, expect, it } from 'vitest';
import { type InputProblem, scenarioVersion } from '../engine/index.ts';
import { maxLessonLength, maxMoments } from './lesson.ts';
import { migrated } from './migrate.ts';
import { readLesson } from './read-lesson.ts';
import { lessonFixture } from './testing/lesson-fixture.ts';
import { writeLesson } from './write-lesson.ts';

const written = writeLesson(lessonFixture());
type Json = { [name: string]: Json } & Json[];

/** The problems of the lesson with one thing changed. */
function problemsOf(change: (lesson: Json) => void): readonly InputProblem[] {
  const json = JSON.parse(written) as Json;
  change(json);
  return problemsOfText(JSON.stringify(json, null, 2));
}

function problemsOfText(text: string): readonly InputProblem[] {
  const result = readLesson(text);
  return result.ok ? [] : result.problems;
}

const codesOf = (problems: readonly InputProblem[]) =>
  problems.map(({ path, problem }) => `${path}: ${problem.code}`);

const set = (path: string, value: unknown) => (lesson: Json) => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce<Json>((json, key) => json[key] as Json, lesson);
  if (value === undefined) delete at[last];
  else at[last] = value as Json;
};

describe('a lesson file', () => {
  it('is read as it was written, and written as it was read', () => {
    const read = readLesson(written);
    expect(read).toEqual({ ok: true, value: lessonFixture() });
    if (read.ok) expect(writeLesson(read.value)).toBe(written);
  });

  it('is written the same whatever the order of its fields', () => {
    const { moments, title, ...rest } = lessonFixture();
    expect(writeLesson({ title, moments, ...rest })).toBe(written);
  });

  it('is refused with line and column where it is no JSON', () => {
    const broken = written.replace('"language": "en",', '"language": "en"');
    const line = written.split('\n').findIndex((it) => it.includes('"language"')) + 2;
    expect(problemsOfText(broken)).toMatchObject([
      { line, column: 3, problem: { code: 'input.json.commaExpected' } },
    ]);
  });

  it('is refused where it is cut, wherever that is', () => {
    for (let length = 0; length < written.length - 1; length += 97) {
      expect(problemsOfText(written.slice(0, length)), `${length}`).not.toEqual([]);
    }
    const half = written.slice(0, written.length / 2);
    expect(problemsOfText(half)).toMatchObject([{ line: half.split('\n').length }]);
  });

  it('is refused from a newer version, with both versions', () => {
    expect(problemsOf(set('version', 2))).toMatchObject([
      {
        path: 'version',
        line: 3,
        problem: { code: 'lesson.newer', facts: { found: 2, newest: 1 } },
      },
    ]);
  });

  it.each([undefined, 0, -1, 1.5, '1', null])('is refused with the version %s', (version) => {
    expect(codesOf(problemsOf(set('version', version)))).toEqual(['version: lesson.noVersion']);
  });

  it.each(['{}', '[]', 'null', '7', '"text"', '{"format":"scenario"}'])(
    'is refused where it is something else: %s',
    (text) => {
      expect(codesOf(problemsOfText(text))).toEqual([': lesson.notALesson']);
    },
  );

  it('is refused with a field that objects keep for themselves', () => {
    const text = written.replace('"title":', '"__proto__": { "polluted": true },\n  "title":');
    expect(codesOf(problemsOfText(text))).toEqual(['__proto__: input.reservedName']);
    const inside = written.replace('"caption":', '"constructor": 1, "caption":');
    expect(codesOf(problemsOfText(inside))).toEqual(['moments.0.constructor: input.reservedName']);
    expect(({} as Json).polluted).toBeUndefined();
  });

  it('is refused with a NUL, as it is or escaped, and with half a character', () => {
    const raw = written.replace('"A lesson"', '"A\0lesson"');
    expect(codesOf(problemsOfText(raw))).toEqual([': input.json.invalidCharacter']);
    for (const character of ['\\u0000', '\\u001b', '\\u0085', '\\ud800']) {
      const escaped = written.replace('The key comes.', `The key ${character} comes.`);
      expect(codesOf(problemsOfText(escaped))).toEqual([
        'moments.0.caption: lesson.controlCharacter',
      ]);
    }
  });

  it('is refused where it is too long', () => {
    const long = `${written}${' '.repeat(maxLessonLength)}`;
    expect(codesOf(problemsOfText(long))).toEqual([': input.tooLargeAFile']);
  });

  it('is refused with a field twice, or one that it has not', () => {
    const twice = written.replace('"title":', '"title": "x", "title":');
    expect(codesOf(problemsOfText(twice))).toEqual(['title: input.fieldTwice']);
    expect(codesOf(problemsOf(set('moments.1.html', '<b>')))).toEqual([
      'moments.1.html: input.unknownField',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['title', '', 'title: input.empty'],
    ['title', undefined, 'title: input.missing'],
    ['language', 'English', 'language: lesson.language'],
    ['id', 'A Lesson', 'id: lesson.identity'],
    ['moments', [], 'moments: input.empty'],
    ['moments', {}, 'moments: input.type'],
    ['moments.0', null, 'moments.0: input.type'],
    ['moments.1.id', 'the-key-comes', 'moments.1.id: lesson.idTwice'],
    ['moments.0.caption', 'x'.repeat(241), 'moments.0.caption: input.tooLong'],
    ['moments.0.at', undefined, 'moments.0.at: input.missing'],
    ['moments.0.at.occurrence', 0, 'moments.0.at.occurrence: input.tooSmall'],
    ['moments.0.highlight.0.kind', 'selector', 'moments.0.highlight.0.kind: input.typeOneOf'],
    ['moments.0.scenario', undefined, 'moments.0.scenario: input.missing'],
    ['moments.0.scenario.seed', 'xyz', 'moments.0.scenario.seed: input.seed'],
    ['moments.0.scenario.seed', 'fresh', 'moments.0.scenario.seed: lesson.freshSeed'],
    ['moments.0.scenario.version', 99, 'moments.0.scenario.version: input.otherVersion'],
    [
      'moments.1.scenario.faults.0.fault',
      'gone',
      'moments.1.scenario.faults.0.fault: fault.unknown',
    ],
    ['moments.0.question.right', [], 'moments.0.question.right: lesson.noRight'],
    ['moments.0.question.right', ['nobody'], 'moments.0.question.right.0: lesson.noOption'],
    ['moments.0.question.options.2.id', 'kms', 'moments.0.question.options.2.id: lesson.idTwice'],
    ['moments.0.question.options.2.text', '', 'moments.0.question.options.2.text: lesson.noText'],
    ['moments.0.question.options', [], 'moments.0.question.options: input.empty'],
    ['moments.1.question.right', ['SIGN'], 'moments.1.question.right: lesson.rightOfRun'],
    ['moments.1.question.about.against', 'no', 'moments.1.question.about.against: lesson.noMoment'],
    ['moments.1.question.id', 'who-made-it', 'moments.1.question.id: lesson.idTwice'],
  ])('is refused with %s as %j', (path, value, problem) => {
    const problems = problemsOf(set(path, value));
    expect(codesOf(problems)).toEqual([problem]);
    expect(problems[0]?.line).toBeGreaterThanOrEqual(1);
  });

  it('is refused with more moments than a lesson has', () => {
    const problems = problemsOf((lesson) => {
      const [moment] = lesson.moments as unknown as Json[];
      lesson.moments = Array.from({ length: maxMoments + 1 }, (_, index) => ({
        ...moment,
        id: `moment-${index}`,
        question: undefined,
      })) as unknown as Json;
    });
    expect(codesOf(problems)).toEqual(['moments: input.tooManyEntries']);
  });

  it('tells what is wrong with a view, where that is', () => {
    const checkShown = () => [{ path: 'tab', problem: { code: 'input.unknownField', facts: {} } }];
    const read = readLesson(written, { checkShown });
    expect(read.ok ? [] : codesOf(read.problems)).toEqual([
      'moments.0.view.tab: input.unknownField',
      'moments.1.view.tab: input.unknownField',
    ]);
  });

  it('brings a scenario of an earlier version over', () => {
    const json = JSON.parse(written) as Json;
    set('moments.0.scenario.version', 1)(json);
    set('moments.0.scenario.hideIdentities', undefined)(json);
    const read = readLesson(JSON.stringify(json));
    expect(read.ok && read.value.moments[0]?.scenario).toMatchObject({
      version: scenarioVersion,
      hideIdentities: true,
    });
  });

  it('goes through every step from its version on', () => {
    const steps = ['one', 'two'].map((name) => (lesson: object) => ({ ...lesson, [name]: true }));
    const second = { format: 'keyladder-lesson', version: 2 };
    expect(migrated(second, steps)).toEqual({
      ok: true,
      value: { format: 'keyladder-lesson', version: 3, two: true },
    });
  });
});
