import * as v from 'valibot';
import { defaultScenario, type Scenario } from '../engine/index.ts';
import { levelFor } from './depth.ts';
import { differences } from './differences.ts';
import type { AppState } from './state.ts';
import { type Field, viewFields } from './view-fields.ts';

/** The view that a link shows: between the state of the page, and the letters of the link. */

type Table = typeof viewFields;
type Key = keyof Table;
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The values of the table. */
export type ViewFields = Readonly<{ [K in Key]: ValueOf<Table[K]> }>;

/** What a link shows. */
export type View = ViewFields & Readonly<{ scenario: Scenario }>;

const table: { readonly [K in Key]: Field<ViewFields[K]> } = viewFields;
const keys = Object.keys(table) as readonly Key[];

function each(take: <T>(field: Field<T>) => T) {
  return Object.fromEntries(keys.map((key) => [key, take<unknown>(table[key])])) as ViewFields;
}

const standard = each((one) => one.default);

/** The view of the default scenario, as a first visit shows it. */
export function defaultView(): View {
  return { ...standard, scenario: defaultScenario() };
}

/** What a link to the present state shows. Of an opened message: the scenario only. */
export function viewOf(state: AppState): View {
  const hasRun = state.trace.source.kind === 'scenario';
  const picked = each((one) => (one.ofRun && !hasRun ? one.default : one.pick(state)));
  return { ...picked, scenario: state.scenario };
}

/** Whether two views show the very same. */
export function sameView(a: View, b: View): boolean {
  return a.scenario === b.scenario && keys.every((key) => Object.is(a[key], b[key]));
}

/** What a view puts into the state at once: all but the scenario and the moment in its run. */
export function stateOf(view: View): Partial<AppState> {
  const put = <K extends Key>(key: K) => table[key].putBack?.(view[key]);
  const state: Partial<AppState> = Object.assign({}, ...keys.map(put));
  return { ...state, level: levelFor(view.predicting, view.level) };
}

function written<K extends Key>(key: K, values: ViewFields): unknown {
  const { write = (value: ViewFields[K]): unknown => value } = table[key];
  return write(values[key]);
}

/** The fields of a view as a link has them, by letter, without those that are the default. */
export function writtenFields(view: View): Record<string, unknown> {
  return differences(byLetter(view), byLetter(standard));
}

const byLetter = (values: ViewFields): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [table[key].letter, written(key, values)]));

/** Reads each letter; one that is left out is the default. */
export const letterSchemas: Readonly<Record<string, v.GenericSchema<unknown, unknown>>> =
  Object.fromEntries(
    keys.map((key) => [table[key].letter, v.optional(table[key].schema, written(key, standard))]),
  );

/** The fields of a view from what `letterSchemas` read. */
export function fieldsOf(read: Readonly<Record<string, unknown>>): ViewFields {
  return Object.fromEntries(keys.map((key) => [key, read[table[key].letter]])) as ViewFields;
}

/** The fields that a lesson states by their names, as far as the page can read them. */
export function fieldsByName(stated: Readonly<Record<string, unknown>>): Partial<ViewFields> {
  const read = keys.flatMap((key) => {
    if (!Object.hasOwn(stated, key)) return [];
    const parsed = v.safeParse(table[key].schema, stated[key]);
    return parsed.success ? [[key, parsed.output] as const] : [];
  });
  return Object.fromEntries(read);
}

/** The fields of a view by their names, each with its value: what a lesson keeps. */
export const statedFields = (view: ViewFields): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, written(key, view)]));
