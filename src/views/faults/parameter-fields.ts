import type { Fault } from '../../engine/index.ts';

/** The parameters of a fault as controls, read from the schema that checks them. */

export type ParameterField = Readonly<{ name: string; default: unknown }> &
  Readonly<
    | { kind: 'number'; min: number; max: number }
    | { kind: 'choice'; options: readonly string[] }
    | { kind: 'flag' }
    /** Set elsewhere: octets, in the editor of the octets. */
    | { kind: 'other' }
  >;

/** What of a schema is looked at. */
type Schema = Readonly<{
  type: string;
  wrapped?: Schema;
  default?: unknown;
  options?: readonly string[];
  pipe?: readonly Readonly<{ type: string; requirement?: unknown }>[];
}>;

function numbersOf({ pipe = [] }: Schema) {
  const limit = (type: string, otherwise: number) =>
    Number(pipe.find((one) => one.type === type)?.requirement ?? otherwise);
  return { min: limit('min_value', 0), max: limit('max_value', Number.MAX_SAFE_INTEGER) };
}

function fieldOf(name: string, schema: Schema): ParameterField {
  const inner = schema.wrapped ?? schema;
  const named = { name, default: schema.default };
  if (inner.type === 'number') return { ...named, kind: 'number', ...numbersOf(inner) };
  if (inner.type === 'picklist') return { ...named, kind: 'choice', options: inner.options ?? [] };
  if (inner.type === 'boolean') return { ...named, kind: 'flag' };
  return { ...named, kind: 'other' };
}

/** The fields of a fault's parameters, in the order of its schema. */
export function parameterFields({ parameters }: Fault): readonly ParameterField[] {
  const { entries = {} } = parameters as Readonly<{ entries?: Readonly<Record<string, Schema>> }>;
  return Object.entries(entries).map(([name, schema]) => fieldOf(name, schema));
}
