import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lessonSchema } from './lesson.ts';
import { type JsonSchema, jsonSchemaOf } from './testing/json-schema-of.ts';

/** `docs/lesson.schema.json` is made of the schema that reads lessons: `KEYLADDER_RECORD=1 npx vitest run
 *  json-schema` writes it anew. */

const file = new URL('../../docs/lesson.schema.json', import.meta.url);
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Keyladder lesson',
  ...jsonSchemaOf(lessonSchema),
};

/** What a value lacks of a schema, of the keywords that are used: paths. */
function faultsOf(value: unknown, at: JsonSchema, path = ''): string[] {
  const wrong = [path];
  if (at.anyOf) {
    const any = at.anyOf as JsonSchema[];
    return any.some((one) => faultsOf(value, one).length === 0) ? [] : wrong;
  }
  if ('const' in at) return value === at.const ? [] : wrong;
  if (at.enum) return (at.enum as unknown[]).includes(value) ? [] : wrong;
  if (at.type === 'null') return value === null ? [] : wrong;
  if (at.type === 'boolean') return typeof value === 'boolean' ? [] : wrong;
  if (at.type === 'integer' || at.type === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = at as Record<string, number>;
    const isIn = typeof value === 'number' && value >= minimum && value <= maximum;
    return isIn && (at.type === 'number' || Number.isInteger(value)) ? [] : wrong;
  }
  if (at.type === 'string') {
    const { minLength = 0, maxLength = Infinity } = at as Record<string, number>;
    const pattern = new RegExp((at.pattern as string | undefined) ?? '', 'u');
    const isIn =
      typeof value === 'string' && value.length >= minLength && value.length <= maxLength;
    return isIn && pattern.test(value) ? [] : wrong;
  }
  if (at.type === 'array') {
    const { minItems = 0, maxItems = Infinity } = at as Record<string, number>;
    if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return wrong;
    return value.flatMap((one, index) => faultsOf(one, at.items as JsonSchema, `${path}/${index}`));
  }
  return at.type === 'object' ? faultsOfObject(value, at, path) : [];
}

function faultsOfObject(value: unknown, at: JsonSchema, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  const properties = (at.properties ?? {}) as Record<string, JsonSchema>;
  const missing = ((at.required ?? []) as string[]).filter((name) => !(name in value));
  return [
    ...missing.map((name) => `${path}/${name}`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const inner = properties[name] ?? at.additionalProperties;
      return inner === false
        ? [`${path}/${name}`]
        : faultsOf(one, inner as JsonSchema, `${path}/${name}`);
    }),
  ];
}

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
