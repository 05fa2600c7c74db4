import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from '../testing/json-schema-of.ts';
import { faultsOf } from '../testing/schema-faults.ts';
import { lessonSchema } from './lesson.ts';

/** `docs/lesson.schema.json` is made of the schema that reads lessons: `KEYLADDER_RECORD=1 npx vitest run
 *  json-schema` writes it anew. */

const file = new URL('../../docs/lesson.schema.json', import.meta.url);
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Keyladder lesson',
  ...jsonSchemaOf(lessonSchema),
};

const folder = (name: string) => new URL(`./${name}/`, import.meta.url);
const lessons = ['kept', 'shipped/en', 'shipped/fr'].flatMap((name) =>
  readdirSync(folder(name)).map((one): readonly [string, string] => [
    `${name}/${one}`,
    readFileSync(new URL(one, folder(name)), 'utf8'),
  ]),
);

describe('the JSON Schema of lessons', () => {
  it('is that of the schema that reads them', () => {
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (process.env.KEYLADDER_RECORD !== undefined) writeFileSync(file, text);
    else expect(readFileSync(file, 'utf8')).toBe(text);
  });

  // One says its scenario in the words of an older version, which the schema of today does not have.
  it.each(lessons.filter(([name]) => !name.includes('old-scenario')))('fits %s', (_name, text) => {
    expect(faultsOf(JSON.parse(text), schema)).toEqual([]);
  });

  it.each<[string, (lesson: Record<string, unknown>) => void, string]>([
    ['a newer version', (lesson) => (lesson.version = 2), '/version'],
    ['no title', (lesson) => delete lesson.title, '/title'],
    ['an empty title', (lesson) => (lesson.title = ''), '/title'],
    ['too long a title', (lesson) => (lesson.title = 'x'.repeat(121)), '/title'],
    ['a field it has not', (lesson) => (lesson.html = ''), '/html'],
    ['no moment', (lesson) => (lesson.moments = []), '/moments'],
    ['an id that is no name', (lesson) => (lesson.id = 'A b'), '/id'],
    ['a moment without a place', (lesson) => (lesson.moments = [{ id: 'a' }]), '/moments/0/at'],
  ])('does not fit %s', (_name, spoil, path) => {
    const [, text = ''] = lessons[0] ?? [];
    const lesson = JSON.parse(text) as Record<string, unknown>;
    spoil(lesson);
    expect(faultsOf(lesson, schema)).toContain(path);
  });
});
