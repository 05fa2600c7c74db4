import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLessonFile } from '../../store/lesson-file.ts';
import type { Lesson } from '../lesson.ts';
import { composeLesson } from '../testing/compose-lesson.ts';
import { driftsOf } from '../testing/drifts-of.ts';
import { writeLesson } from '../write-lesson.ts';
import { shippedLanguages, shippedLessons } from './index.ts';
import { lessonSources } from './sources/index.ts';

/** The files of the lessons that ship are made of `sources`. A change of these, or one that is meant to alter
 *  octets, writes them anew: `KEYLADDER_RECORD=1 npx vitest run lesson/shipped`. */

const records = process.env.KEYLADDER_RECORD !== undefined;
const fileOf = (name: string) => new URL(`./${name}`, import.meta.url);

function heldTo(name: string, text: string): void {
  if (records) writeFileSync(fileOf(name), text);
  else expect(readFileSync(fileOf(name), 'utf8')).toBe(text);
}

function read(language: string, id: string): Lesson {
  const result = readLessonFile(readFileSync(fileOf(`${language}/${id}.json`), 'utf8'));
  if (!result.ok) throw new TypeError(`${language}/${id}: ${JSON.stringify(result.problems)}`);
  return result.value;
}

const list = lessonSources.map(({ id, title, minutes, moments }) => ({
  ...{ id, title, minutes, moments: moments.length },
}));

describe('the lessons that ship', () => {
  for (const source of lessonSources) {
    it.each(shippedLanguages)(`${source.id} is what its source says, in %s`, (language) => {
      heldTo(`${language}/${source.id}.json`, writeLesson(composeLesson(source, language)));
    });
  }

  it('are all listed, and there is no other file', () => {
    heldTo('list.json', `${JSON.stringify(list, null, 2)}\n`);
    for (const language of shippedLanguages) {
      const names = readdirSync(fileOf(`${language}/`)).sort();
      expect(names).toEqual(lessonSources.map(({ id }) => `${id}.json`).sort());
    }
  });

  it('are the same in every language but for the words', () => {
    const bones = (lesson: Lesson) =>
      lesson.moments.map(({ id, scenario, at, view, highlight, expect, question }) => ({
        ...{ id, scenario, at, view, highlight, expect },
        question: question && [question.id, question.kind, question.about, question.right],
        options: question?.options.map((option) => option.id),
      }));
    for (const { id } of lessonSources) {
      const [first, ...others] = shippedLanguages.map((language) => bones(read(language, id)));
      for (const other of others) expect(other).toEqual(first);
    }
  });

  it('come to what they say: nothing drifts', () => {
    for (const { id } of lessonSources) {
      expect(driftsOf(read('en', id)), id).toEqual([]);
    }
  });

  it.each(shippedLanguages)('are loaded one by one, in %s', async (language) => {
    for (const { id, title, minutes, moments, load } of shippedLessons) {
      const lesson = await load(language);
      expect(lesson).toMatchObject({ id, title: title[language], minutes, language });
      expect(lesson.moments).toHaveLength(moments);
    }
  });
});
