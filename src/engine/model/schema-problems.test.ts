import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fact } from './fact.ts';
import { problemOf, says, schemaProblems } from './schema-problems.ts';

function problem(schema: v.GenericSchema, value: unknown) {
  const result = v.safeParse(schema, value);
  if (result.success) throw new TypeError('the schema takes the value');
  return problemOf(result.issues[0]);
}
const text = fact('input.kind.text');
const number = fact('input.kind.number');
const list = fact('input.kind.list');

describe('what a schema complains of', () => {
  it.each([
    ['a kind', v.string(), 3, fact('input.type', { expected: text, found: '3' })],
    ['null', v.string(), null, fact('input.type', { expected: text, found: 'null' })],
    [
      'no number',
      v.number(),
      Number.NaN,
      fact('input.type', { expected: number, found: fact('input.kind.other') }),
    ],
    [
      'one value',
      v.literal('a (b | c)'),
      'd',
      fact('input.type', { expected: '"a (b | c)"', found: '"d"' }),
    ],
    [
      'values',
      v.picklist(['a', 'b']),
      'c',
      fact('input.typeOneOf', { expected: ['"a"', '"b"'], found: '"c"' }),
    ],
    [
      'kinds',
      v.union([v.array(v.string()), v.nullable(v.number())]),
      true,
      fact('input.typeOneOf', {
        expected: [list, number, 'null'],
        found: 'true',
      }),
    ],
    ['a custom rule', v.custom(() => false), 'x', fact('input.notAllowed', { found: '"x"' })],
    [
      'a check',
      v.pipe(
        v.string(),
        v.check(() => false),
      ),
      'x',
      fact('input.notAllowed', { found: '"x"' }),
    ],
    [
      'a pattern',
      v.pipe(v.string(), v.regex(/a/)),
      'x',
      fact('input.notAllowed', { found: '"x"' }),
    ],
    ['a whole number', v.pipe(v.number(), v.integer()), 1.5, fact('input.notWhole')],
    ['a least value', v.pipe(v.number(), v.minValue(3)), 1, fact('input.tooSmall', { limit: 3 })],
    ['a long text', v.pipe(v.string(), v.maxLength(1)), 'ab', fact('input.tooLong', { limit: 1 })],
    [
      'a long list',
      v.pipe(v.array(v.number()), v.maxLength(1)),
      [1, 2],
      fact('input.tooManyEntries', { limit: 1 }),
    ],
    ['words of its own', v.picklist(['a'], says(fact('input.seed'))), 'b', fact('input.seed')],
    ['a field too many', v.strictObject({}), { a: 1 }, fact('input.unknownField')],
    ['a field too few', v.strictObject({ a: v.string() }), {}, fact('input.missing')],
  ] as const)('%s', (_, schema, value, expected) => {
    expect(problem(schema, value)).toEqual(expected);
  });

  it('is told of a field once', () => {
    const schema = v.strictObject({ a: v.pipe(v.string(), v.minLength(1), v.regex(/x/)) });
    const result = v.safeParse(schema, { a: '' });
    expect(schemaProblems(result.issues ?? [])).toEqual([
      { path: 'a', problem: fact('input.empty') },
    ]);
  });
});
