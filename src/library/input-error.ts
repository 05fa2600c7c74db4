import type { InputProblem } from '../engine/model/schema-problems.ts';

/** Something given that cannot be used: `problems` says where (path, line, column as far as known), and
 *  what is wrong there. */
export class InputError extends TypeError {
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(problems.map(lineOf).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }
}

function lineOf({ path, problem: { code, facts } }: InputProblem): string {
  return `${path === '' ? 'input' : path}: ${code} ${JSON.stringify(facts, hexInPlace)}`;
}

const hexInPlace = (_key: string, value: unknown) =>
  typeof value === 'bigint' || value instanceof Uint8Array ? String(value) : value;
