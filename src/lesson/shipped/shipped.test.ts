import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeLesson } from '../testing/compose-lesson.ts';
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

  it.each(shippedLanguages)('are loaded one by one, in %s', async (language) => {
    for (const { id, title, minutes, moments, load } of shippedLessons) {
      const lesson = await load(language);
      expect(lesson).toMatchObject({ id, title: title[language], minutes, language });
      expect(lesson.moments).toHaveLength(moments);
    }
  });
});
