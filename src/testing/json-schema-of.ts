import type * as v from 'valibot';

/** A schema of Valibot as a JSON Schema (draft 2020-12): its form, without what holds between fields. */

export type JsonSchema = { [key: string]: unknown };
type Part = Readonly<{
  kind: string;
  type: string;
  requirement?: unknown;
  pipe?: readonly Part[];
}> &
  Readonly<Record<string, unknown>>;

/** Throws TypeError for a kind of schema it does not know. */
export function jsonSchemaOf(schema: v.GenericSchema<unknown, unknown>): JsonSchema {
  return ofPart(schema as unknown as Part);
}

function ofPart(part: Part): JsonSchema {
  if (part.pipe === undefined) return ofSchema(part);
  const made: JsonSchema = {};
  for (const one of part.pipe) {
    Object.assign(made, one.kind === 'schema' ? ofPart(one) : ofAction(one, made.type === 'array'));
  }
  return made;
}

function ofSchema(part: Part): JsonSchema {
  const inner = () => ofPart(part.wrapped as Part);
  switch (part.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: part.type };
    case 'unknown':
      return {};
    case 'literal':
      return { const: part.literal };
    case 'picklist':
      return { enum: part.options };
    case 'array':
      return { type: 'array', items: ofPart(part.item as Part) };
    case 'record':
      return { type: 'object', additionalProperties: ofPart(part.value as Part) };
    case 'union':
    case 'variant':
      return { anyOf: (part.options as readonly Part[]).map(ofPart) };
    case 'nullable':
      return { anyOf: [inner(), { type: 'null' }] };
    case 'optional':
      return part.default === undefined ? inner() : { ...inner(), default: part.default };
    case 'strict_object':
      return ofObject(part.entries as Readonly<Record<string, Part>>, false);
    case 'loose_object':
      return ofObject(part.entries as Readonly<Record<string, Part>>, {});
    default:
      throw new TypeError(`no JSON Schema for ${part.type}`);
  }
}

/** `others`: what fields of other names may be. */
function ofObject(entries: Readonly<Record<string, Part>>, others: false | JsonSchema): JsonSchema {
  const names = Object.keys(entries);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, ofPart(entries[name] as Part)])),
    required: names.filter((name) => entries[name]?.type !== 'optional'),
    additionalProperties: others,
  };
}

function ofAction({ type, requirement }: Part, isList: boolean): JsonSchema {
  switch (type) {
    case 'integer':
      return { type: 'integer' };
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'min_length':
      return { [isList ? 'minItems' : 'minLength']: requirement };
    case 'max_length':
      return { [isList ? 'maxItems' : 'maxLength']: requirement };
    case 'regex': {
      const { source, flags } = requirement as RegExp;
      return flags.includes('i') ? {} : { pattern: source };
    }
    default:
      // What is checked between values, or changed, has no form.
      return {};
  }
}
