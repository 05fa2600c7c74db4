import * as v from 'valibot';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  maxMembers,
  type Scenario,
  type System,
  type SystemName,
} from '../engine/index.ts';
import { differences, sameJson } from './differences.ts';
import { followsDefaultPattern } from './members.ts';

/** The scenario in a link, by letter: `s` its fields, `y` those of its first system, `n` the members
 *  of that or a count of them that follow the default pattern, `z` and `m` the same of the partner
 *  system (`z` is there whenever there is one). Only what differs from the default is written. */

type Fields = Readonly<Record<string, unknown>>;

const members = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxMembers)),
  v.array(v.string()),
]);
const fields = v.record(v.string(), v.unknown());

export const scenarioSchemas = {
  s: v.optional(fields, {}),
  y: v.optional(fields, {}),
  n: v.optional(members),
  z: v.optional(fields),
  m: v.optional(members),
};

type ReadScenario = v.InferOutput<v.StrictObjectSchema<typeof scenarioSchemas, undefined>>;

const written = new WeakMap<Scenario, Fields>();

/** What a scenario adds to the default one, by letter. Worked out once: a link is written at each step, and
 *  a scenario may have thousands of members. */
export function writtenScenario(scenario: Scenario): Fields {
  const known = written.get(scenario) ?? fieldsOf(scenario);
  written.set(scenario, known);
  return known;
}

function fieldsOf({ systems, ...rest }: Scenario): Fields {
  const { systems: baseSystems, ...baseRest } = defaultScenario();
  const [y, n] = writtenSystem(systems[0], baseSystems[0], 'primary');
  const s = differences(rest, baseRest);
  const primary = { ...(hasAny(s) ? { s } : {}), ...(hasAny(y) ? { y } : {}), n };
  if (systems[1] === undefined) return primary;
  const [z, m] = writtenSystem(systems[1], defaultPartnerSystem(), 'partner');
  return { ...primary, z, m };
}

const hasAny = (made: Fields) => Object.keys(made).length > 0;

/** What a system adds to the base: its fields, and its members or their count; undefined where the
 *  members are those of the base. */
function writtenSystem(
  system: System | undefined,
  base: System | undefined,
  name: SystemName,
): readonly [Fields, number | readonly string[] | undefined] {
  const { members: list = [], ...rest } = system ?? {};
  const { members: baseList, ...baseRest } = base ?? {};
  const made = differences(rest, baseRest);
  if (sameJson(list, baseList)) return [made, undefined];
  return [made, followsDefaultPattern(list, name) ? list.length : list];
}

/** The scenario of a link, still to be checked. */
export function readScenario({ s, y, n, z, m }: ReadScenario): Fields {
  const base = defaultScenario();
  const systems = [readSystem(base.systems[0], y, n, 'primary')];
  if (z ?? m) systems.push(readSystem(defaultPartnerSystem(), z, m, 'partner'));
  return { ...base, ...s, systems };
}

function readSystem(
  base: System | undefined,
  made: Fields | undefined,
  list: number | string[] | undefined,
  name: SystemName,
): Fields {
  const all = typeof list === 'number' ? defaultMembers(list, name) : list;
  return { ...base, ...made, ...(all ? { members: all } : {}) };
}
