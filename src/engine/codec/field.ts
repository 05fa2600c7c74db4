import type { Fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';

/** What a field of a payload is. A payload is a record of fields in wire order; its TypeScript
 *  types, encoder, decoder, spans and documentation rows all come from that record. */

/** The name of a value: that of its registry, or a fact where words say what it means. */
export type ValueName = string | Fact;

/** Value numbers and their names. */
export type Names = Readonly<Record<number, ValueName>>;

export type FieldOptions = Readonly<{
  /** The document's own label, verbatim. */
  label: string;
  clause: Clause;
  names?: Names;
  /** Where a value is defined elsewhere than the field: by value. */
  valueClauses?: Readonly<Record<number, Clause>>;
  /** Shown in hexadecimal: identifiers. */
  hex?: boolean;
  /** The layout is marked unverified in our sources. */
  unverified?: boolean;
  /** Values a receiver goes on with; any other is a failure with `code`. `stop` where the layout
   *  of what follows depends on the value. */
  only?: Readonly<{ values: readonly number[]; code: string; stop?: boolean }>;
}>;

/** Values read or to be written, by key. */
export type Values = Readonly<Record<string, unknown>>;

/** How many octets: a number, the key of the field that says it, all that are left but some, or as
 *  many as are missing to a multiple of a number from the start of the buffer. */
export type Measure =
  | number
  | string
  | Readonly<{ allBut: number }>
  | Readonly<{ upToMultipleOf: number }>;

/** All octets left. */
export const rest: Measure = { allBut: 0 };

/** Fields inside an octet string, shown below it. `flat`: their paths start at the payload. */
export type Parts = Readonly<{ fields: Fields; flat?: boolean }>;

/** What a payload cannot know of itself when it is encoded. */
export type EncodeContext = Readonly<{ nextPayload: number }>;

export type Derivation =
  | Readonly<{ kind: 'length'; of: readonly string[]; unitBytes: number }>
  | Readonly<{ kind: 'count'; of: string }>
  | Readonly<{ kind: 'context'; from: (context: EncodeContext) => number }>;

export type Layout =
  | Readonly<{ kind: 'number'; bits: number; derive?: Derivation }>
  | Readonly<{
      kind: 'bytes';
      measure: Measure;
      parts?: (value: Uint8Array, values: Values) => Parts | null;
      describe?: (value: Uint8Array, values: Values) => Description;
    }>
  | Readonly<{ kind: 'text'; measure: Measure }>
  | Readonly<{ kind: 'group'; measure: Measure; fields: Fields }>
  | Readonly<{ kind: 'list'; count: string; item: Fields; itemLabel: string }>
  | Readonly<{ kind: 'sequence'; measure: Measure; item: Fields; itemLabel: string }>
  | Readonly<{ kind: 'choice'; on: string; cases: Readonly<Record<number, Field | null>> }>;

/** How an octet string is shown when hex is not the best: its text, the name of its value. */
export type Description = Readonly<{ text?: string; valueName?: ValueName }>;

/** When a field is there: another field has one of `values`, octets are left, or `key` is there. */
export type Presence =
  | Readonly<{ kind: 'value'; on: string; values: readonly number[] }>
  | Readonly<{ kind: 'octets-left' }>
  | Readonly<{ kind: 'with'; key: string }>;

/** A field with the type it decodes to and the type a caller gives; `never` for a derived field. `types`
 *  is told to the compiler only: no field has it. */
export type Field<Value = unknown, Input = unknown> = FieldOptions &
  Readonly<{ layout: Layout; presence?: Presence; types?: { value: Value; input: Input } }>;

export type Fields = Readonly<Record<string, Field>>;

type ValueType<F> = F extends { types?: { value: infer V; input: unknown } } ? V : never;
type InputType<F> = F extends { types?: { value: unknown; input: infer I } } ? I : never;
type Absent<T> = [T] extends [never] ? never : T | undefined;
type RequiredKeys<F extends Fields> = {
  [K in keyof F]: [InputType<F[K]>] extends [never]
    ? never
    : undefined extends InputType<F[K]>
      ? never
      : K;
}[keyof F];
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: [InputType<F[K]>] extends [never]
    ? never
    : undefined extends InputType<F[K]>
      ? K
      : never;
}[keyof F];

/** What a record of fields decodes to. */
export type ValueOf<F extends Fields> = { readonly [K in keyof F]: ValueType<F[K]> };

/** What a caller gives to encode a record of fields: all but the derived ones. */
export type InputOf<F extends Fields> = { readonly [K in RequiredKeys<F>]: InputType<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: InputType<F[K]>;
};

/** An unsigned integer of `bits` bits (up to 48), big-endian. Bit fields are narrow integers. */
export function uint(bits: number, options: FieldOptions): Field<number, number> {
  return { ...options, layout: { kind: 'number', bits } };
}

/** The length of the field (or run of fields) with these keys, in units of `unitBytes` octets.
 *  Derived. */
export function lengthOf(
  of: string | readonly string[],
  bits: number,
  options: FieldOptions,
  unitBytes = 1,
): Field<number, never> {
  const keys = typeof of === 'string' ? [of] : of;
  const derive = { kind: 'length', of: keys, unitBytes } as const;
  return { ...options, layout: { kind: 'number', bits, derive } };
}

/** The number of items of the list with that key. Derived. */
export function countOf(of: string, bits: number, options: FieldOptions): Field<number, never> {
  return { ...options, layout: { kind: 'number', bits, derive: { kind: 'count', of } } };
}

/** An integer that follows from the place of the payload in its message. Derived. */
export function derive(
  bits: number,
  from: (context: EncodeContext) => number,
  options: FieldOptions,
): Field<number, never> {
  return { ...options, layout: { kind: 'number', bits, derive: { kind: 'context', from } } };
}

type BytesOptions = FieldOptions &
  Readonly<{
    parts?: (value: Uint8Array, values: Values) => Parts | null;
    describe?: (value: Uint8Array, values: Values) => Description;
  }>;

/** An octet string. `parts` shows what is inside; the value stays the octets. */
export function bytes(measure: Measure, options: BytesOptions): Field<Uint8Array, Uint8Array> {
  const { parts, describe, ...common } = options;
  const inside = { ...(parts && { parts }), ...(describe && { describe }) };
  return { ...common, layout: { kind: 'bytes', measure, ...inside } };
}

/** Zero octets up to a multiple of `multiple`; no field at all where none are missing. Derived. */
export function padding(multiple: number, options: FieldOptions): Field<Uint8Array, never> {
  return { ...options, layout: { kind: 'bytes', measure: { upToMultipleOf: multiple } } };
}

/** UTF-8 text. Octets that are not UTF-8 are a failure `payload`. */
export function text(measure: Measure, options: FieldOptions): Field<string, string> {
  return { ...options, layout: { kind: 'text', measure } };
}

/** Fields of their own table in an area of that many octets. */
export function group<F extends Fields>(
  measure: Measure,
  fields: F,
  options: FieldOptions,
): Field<ValueOf<F>, InputOf<F>> {
  return { ...options, layout: { kind: 'group', measure, fields } };
}

type ListOptions = FieldOptions & Readonly<{ itemLabel: string }>;
type ListField<F extends Fields> = Field<readonly ValueOf<F>[], readonly InputOf<F>[]>;

/** As many items as the field `count` says. */
export function list<F extends Fields>(count: string, item: F, options: ListOptions): ListField<F> {
  const { itemLabel, ...common } = options;
  return { ...common, layout: { kind: 'list', count, item, itemLabel } };
}

/** Items until that many octets are used up: repeated TLV. */
export function sequence<F extends Fields>(
  measure: Measure,
  item: F,
  options: ListOptions,
): ListField<F> {
  const { itemLabel, ...common } = options;
  return { ...common, layout: { kind: 'sequence', measure, item, itemLabel } };
}

type Cases = Readonly<Record<number, Field | null>>;
type CaseValue<F> = F extends null ? readonly never[] : ValueType<F>;
type CaseInput<F> = F extends null ? readonly never[] : InputType<F>;

/** A field whose layout follows from the value of `on`; `null` is a case of no octets at all.
 *  `on` has to refuse (`only`, `stop`) every value that has no case. */
export function choice<C extends Cases>(
  on: string,
  cases: C,
  options: FieldOptions,
): Field<CaseValue<C[keyof C]>, CaseInput<C[keyof C]>> {
  return { ...options, layout: { kind: 'choice', on, cases } };
}

/** `field`, present only if the field `on` has one of `values`. */
export function when<V, I>(
  on: string,
  values: readonly number[],
  field: Field<V, I>,
): Field<V | undefined, Absent<I>> {
  return { ...untyped(field), presence: { kind: 'value', on, values } };
}

/** `field`, present only if octets are left. */
export function optional<V, I>(field: Field<V, I>): Field<V | undefined, Absent<I>> {
  return { ...untyped(field), presence: { kind: 'octets-left' } };
}

/** `field`, present exactly if the field with that key is. */
export function presentWith<V, I>(
  key: string,
  field: Field<V, I>,
): Field<V | undefined, Absent<I>> {
  return { ...untyped(field), presence: { kind: 'with', key } };
}

/** The field without its types, to be given others. */
function untyped(field: FieldOptions & Readonly<{ layout: Layout }>): Omit<Field, 'types'> {
  return field;
}

/** The multiple a field pads up to, or `null` where it is no padding. */
export function paddingMultiple(layout: Layout): number | null {
  if (layout.kind !== 'bytes' || typeof layout.measure !== 'object') return null;
  return 'upToMultipleOf' in layout.measure ? layout.measure.upToMultipleOf : null;
}

/** Whether the encoder works the field out itself. */
export function isDerived(field: Field): boolean {
  if (paddingMultiple(field.layout) !== null) return true;
  return field.layout.kind === 'number' && field.layout.derive !== undefined;
}
