import type { JsonSchema } from './json-schema-of.ts';

/** What a value lacks of a schema, of the keywords that are used: paths. */
export function faultsOf(value: unknown, at: JsonSchema, path = ''): string[] {
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
