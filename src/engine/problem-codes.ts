import type * as v from 'valibot';

/** Codes of what can be wrong with a value: for a screen that says it in the words of its fields, where
 *  a file or the command line names the field and the reason. */

export const problemCodes = [
  'empty',
  'too-long',
  'blank',
  'half-character',
  'no-uri',
  'not-whole',
  'too-small',
  'too-large',
  'no-member',
  'member-twice',
  'gms-in-own-group',
  'offset-beyond-period',
  'clock-form',
  'clock-day',
  'clock-era',
  'skew-era',
  'before-first-period',
  'seed',
  'same-kms',
  'same-gms',
  'gms-in-other-group',
  'member-in-both',
  'too-many-members',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What the checks of a scenario say that are no matter of one value alone. */
export const reasons = {
  'member-twice': 'every member must be listed once: two have the same URI',
  'gms-in-own-group': 'the GMS cannot be a member of its own group',
  'offset-beyond-period':
    'keyPeriodOffsetSeconds must be smaller than keyPeriodSeconds (TS 33.179 §F.2.1)',
  'clock-day': 'clock is not a day or time that exists',
  'clock-era': 'clock must lie from 1970-01-01 to 2036-02-07T06:28:15Z, the end of the NTP era',
  'skew-era': 'with its skew every clock must lie from 1970-01-01 to 2036-02-07T06:28:15Z',
  'before-first-period':
    'clock lies before the first key period: keyPeriodOffsetSeconds counts from 1900-01-01',
  'same-kms': 'the two systems must differ in kmsUri',
  'same-gms': 'the two systems must differ in gmsUri',
  'gms-in-other-group': 'the GMS of a system cannot be a member of the other one',
  'member-in-both': 'the two systems must differ in every member',
  'too-many-members': 'this version runs groups of at most 10000 members in all',
} as const satisfies Partial<Record<ProblemCode, string>>;

const codeOfReason: Readonly<Record<string, ProblemCode>> = Object.fromEntries(
  Object.entries(reasons).map(([code, reason]) => [reason, code as ProblemCode]),
);

const codeOfPattern = new WeakMap<RegExp, ProblemCode>();

/** A pattern of a schema, known by a code to who asks what a complaint is about. */
export function coded(code: ProblemCode, pattern: RegExp): RegExp {
  codeOfPattern.set(pattern, code);
  return pattern;
}

const codeOfType: Readonly<Record<string, ProblemCode>> = {
  integer: 'not-whole',
  number: 'not-whole',
  min_value: 'too-small',
  max_value: 'too-large',
  max_length: 'too-long',
};

/** What a complaint of a schema is about, as far as it has a code, with the limit it names. */
export function problemCodeOf({
  type,
  requirement,
  input,
  path,
  message,
}: v.BaseIssue<unknown>): Readonly<{ code?: ProblemCode; limit?: number }> {
  const known =
    requirement instanceof RegExp ? codeOfPattern.get(requirement) : codeOfReason[message];
  if (known !== undefined) return { code: known };
  const limit = typeof requirement === 'number' ? { limit: requirement } : {};
  const field = path?.at(-1)?.key;
  if (type === 'union' && field === 'seed') return { code: 'seed' };
  if (Array.isArray(input)) {
    const codes: Readonly<Record<string, ProblemCode>> = {
      min_length: 'no-member',
      max_length: 'too-many-members',
    };
    const code = field === 'members' ? codes[type] : undefined;
    return code === undefined ? {} : { code, ...limit };
  }
  if (type === 'min_length') return { code: 'empty' };
  const code = codeOfType[type];
  return code === undefined ? {} : { code, ...limit };
}
