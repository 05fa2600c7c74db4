import { base64urlnopad } from '@scure/base';
import { deflateSync, Inflate } from 'fflate';
import * as v from 'valibot';
import {
  type ActorId,
  custodyKeyNames,
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  maxMembers,
  parseScenario,
  problemOf,
  type Scenario,
  type System,
  type SystemName,
} from '../engine/index.ts';
import { carriedLink, carriedName, linkVersion } from './carry-over.ts';
import { type CompareView, compareSchema, defaultCompare } from './compare-view.ts';
import { followsDefaultPattern } from './members.ts';
import { followingCursor } from './selection-slice.ts';
import {
  bufferViews,
  type CellPlace,
  type InspectorTab,
  inspectorTabs,
  type LineagePlace,
  type Notice,
  type Screen,
  type Selection,
  type Speed,
  type StepUnit,
  screens,
  speeds,
  stepUnits,
} from './state.ts';

/** What a link holds: `#v`, the version, a dot, and the base64url of deflated JSON. Only what differs from the default
 *  is written: `s` fields of the scenario, `y` fields of its first system, `n` its members or a count
 *  of them that follow the default pattern, `z` and `m` the same of the partner system (`z` is there
 *  whenever there is one), `e` the event at the cursor, `x` the selection as event, payload, buffer
 *  and path, `w` screen, `k` the chosen cell of the custody table, `l` the value whose lineage is shown, `c` what is compared, `t` tab, `u`
 *  step unit, `o` setup panel, `v` speed, `q` that the run asks which check fires. */
export type View = Readonly<{
  scenario: Scenario;
  /** The event at the cursor; null for the first notification. */
  eventId: string | null;
  selection: Selection;
  screen: Screen;
  custodyCell: CellPlace | null;
  /** The value whose lineage the custody screen shows. */
  lineage: LineagePlace | null;
  compare: CompareView;
  tab: InspectorTab;
  stepUnit: StepUnit;
  setupOpen: boolean;
  speed: Speed;
  predicting: boolean;
}>;

export type DecodedLink =
  | Readonly<{ ok: true; view: View }>
  | Readonly<{ ok: false; key: string; values: Notice['values'] }>;

/** Longest link that mail and chat programs carry without cutting it. */
export const longestLink = 2_000;
const maxHashLength = 40_000;
const maxInflated = 64 * 1024;

/** The view of the default scenario, as a first visit shows it. */
export function defaultView(): View {
  return {
    scenario: defaultScenario(),
    eventId: null,
    selection: followingCursor,
    screen: 'ladder',
    custodyCell: null,
    lineage: null,
    compare: defaultCompare,
    tab: 'message',
    stepUnit: 'step',
    setupOpen: true,
    speed: 1,
    predicting: false,
  };
}

type Fields = Record<string, unknown>;
const lineageFields = ({ eventId, name, member }: LineagePlace) => [eventId, name, member];
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function differences(value: Fields, base: Fields): Fields {
  return Object.fromEntries(Object.entries(value).filter(([key, item]) => !same(item, base[key])));
}

/** What a system adds to the base: its fields, and its members or their count; undefined where the
 *  members are those of the base. */
function systemDifferences(
  system: System | undefined,
  base: System | undefined,
  name: SystemName,
): Readonly<{ fields: Fields; members: number | readonly string[] | undefined }> {
  const { members = [], ...rest } = system ?? {};
  const { members: baseMembers, ...baseRest } = base ?? {};
  const fields = differences(rest, baseRest);
  if (same(members, baseMembers)) return { fields, members: undefined };
  return { fields, members: followsDefaultPattern(members, name) ? members.length : members };
}

/** The hash of a view, with its `#`. Nothing is left out: many long member names make it longer
 *  than `longestLink`, which the caller tells the user. */
export function encodeLink(view: View): string {
  const base = defaultView();
  const { systems, ...rest } = view.scenario;
  const { systems: baseSystems, ...baseRest } = base.scenario;
  const { eventId, payload, buffer, path } = view.selection;
  const json: Fields = {};
  const put = (key: string, value: unknown, standard: unknown) => {
    if (!same(value, standard)) json[key] = value;
  };
  put('s', differences(rest, baseRest), {});
  const primary = systemDifferences(systems[0], baseSystems[0], 'primary');
  put('y', primary.fields, {});
  put('n', primary.members, undefined);
  if (systems[1]) {
    const partner = systemDifferences(systems[1], defaultPartnerSystem(), 'partner');
    put('z', partner.fields, undefined);
    put('m', partner.members, undefined);
  }
  put('e', view.eventId, base.eventId);
  put('x', [eventId, payload, buffer, path], Object.values(base.selection));
  put('w', view.screen, base.screen);
  if (view.custodyCell) json.k = [view.custodyCell.actor, view.custodyCell.key];
  if (view.lineage) json.l = lineageFields(view.lineage);
  put('c', differences(view.compare, base.compare), {});
  put('t', view.tab, base.tab);
  put('u', view.stepUnit, base.stepUnit);
  put('o', view.setupOpen, base.setupOpen);
  put('v', view.speed, base.speed);
  put('q', view.predicting, base.predicting);
  const octets = deflateSync(new TextEncoder().encode(JSON.stringify(json)), { level: 9 });
  return `#v${linkVersion}.${base64urlnopad.encode(octets)}`;
}

const shortText = v.pipe(v.string(), v.maxLength(200));
const members = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxMembers)),
  v.array(v.string()),
]);
const receiver = v.pipe(
  v.string(),
  v.regex(/^((partner-)?ue[1-9]\d{0,4}|partner-gms)$/),
  v.transform((id) => id as ActorId),
);
const cellActor = v.pipe(
  v.string(),
  v.regex(/^((partner-)?(ue[1-9]\d{0,4}|gms|kms)|outsider)$/),
  v.transform((id) => id as ActorId),
);
const linkSchema = v.strictObject({
  s: v.optional(v.record(v.string(), v.unknown()), {}),
  y: v.optional(v.record(v.string(), v.unknown()), {}),
  n: v.optional(members),
  z: v.optional(v.record(v.string(), v.unknown())),
  m: v.optional(members),
  e: v.optional(v.nullable(shortText)),
  x: v.optional(
    v.strictTuple([
      v.nullable(shortText),
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(15)),
      v.picklist(bufferViews),
      v.nullable(shortText),
    ]),
  ),
  w: v.optional(v.picklist(screens)),
  k: v.optional(v.strictTuple([cellActor, v.picklist(custodyKeyNames)])),
  l: v.optional(v.strictTuple([shortText, shortText, v.nullable(receiver)])),
  c: v.optional(compareSchema, {}),
  t: v.optional(v.picklist(inspectorTabs)),
  u: v.optional(v.picklist(stepUnits)),
  o: v.optional(v.boolean()),
  v: v.optional(v.picklist(speeds)),
  q: v.optional(v.boolean()),
});

const refuse = (reason: string, values: Notice['values'] = {}): DecodedLink => ({
  ok: false,
  key: `app.link.${reason}`,
  values,
});

/** Reads the hash of a link; one of an earlier version shows what it showed. Every value is checked; a failure gives the catalogue key of the
 *  reason and what to fill in (position, path, version). */
export function decodeLink(hash: string): DecodedLink {
  const head = /^#?v(\d{1,9})\./.exec(hash);
  if (head === null) return refuse('notALink', { start: hash.slice(0, 12) });
  const found = Number(head[1]);
  if (found > linkVersion) return refuse('newer', { found, known: linkVersion });
  if (found < 1) return refuse('unknownVersion', { found });
  if (hash.length > maxHashLength) {
    return refuse('tooLong', { length: hash.length, most: maxHashLength });
  }
  const body = hash.slice(head[0].length);
  const stray = body.search(/[^A-Za-z0-9_-]/);
  if (stray >= 0) {
    const position = head[0].length + stray + 1;
    return refuse('character', { character: body.charAt(stray), position });
  }
  const octets = decodeBase64(body);
  if (octets === null || octets.length === 0) return refuse('cut', { length: hash.length });
  const inflated = inflateBounded(octets);
  if (!inflated.ok) return inflated.refusal;
  return decodeJson(inflated.text, found);
}

function decodeBase64(body: string): Uint8Array | null {
  try {
    return base64urlnopad.decode(body);
  } catch {
    return null;
  }
}

type Inflated = Readonly<{ ok: true; text: string } | { ok: false; refusal: DecodedLink }>;

/** Inflates in small parts and stops as soon as the result grows too large. */
function inflateBounded(octets: Uint8Array): Inflated {
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    parts.push(part);
  });
  let offset = 0;
  try {
    for (; offset < octets.length; offset += 64) {
      inflate.push(octets.subarray(offset, offset + 64), offset + 64 >= octets.length);
      if (size > maxInflated) {
        return { ok: false, refusal: refuse('tooLarge', { most: maxInflated }) };
      }
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(whole) };
  } catch {
    return {
      ok: false,
      refusal: refuse('compressed', { position: Math.min(offset + 1, octets.length) }),
    };
  }
}

function systemFrom(
  base: System | undefined,
  fields: Fields | undefined,
  list: number | string[] | undefined,
  name: SystemName,
): Fields {
  const members = typeof list === 'number' ? defaultMembers(list, name) : list;
  return { ...base, ...fields, ...(members ? { members } : {}) };
}

function decodeJson(text: string, version: number): DecodedLink {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    return refuse('json', { position: at === undefined ? text.length : Number(at) + 1 });
  }
  const parsed = v.safeParse(linkSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return refuse('field', { path: v.getDotPath(issue) ?? '', reason: problemOf(issue) });
  }
  const {
    s,
    y,
    n,
    z,
    m,
    e,
    x,
    w,
    k,
    l,
    c,
    t,
    u,
    o,
    v: speed,
    q,
  } = carriedLink(parsed.output, version);
  const base = defaultView();
  const systems = [systemFrom(base.scenario.systems[0], y, n, 'primary')];
  if (z ?? m) systems.push(systemFrom(defaultPartnerSystem(), z, m, 'partner'));
  const scenario = parseScenario({ ...base.scenario, ...s, systems });
  if (!scenario.ok) {
    const { path = '', problem = '' } = scenario.problems[0] ?? {};
    return refuse('scenario', { path, reason: problem });
  }
  return {
    ok: true,
    view: {
      scenario: scenario.value,
      eventId: e ?? null,
      selection: x ? { eventId: x[0], payload: x[1], buffer: x[2], path: x[3] } : base.selection,
      screen: w ?? base.screen,
      custodyCell: k ? { actor: k[0], key: k[1] } : base.custodyCell,
      lineage: l ? { eventId: l[0], name: carriedName(l[1]), member: l[2] } : base.lineage,
      compare: c,
      tab: t ?? base.tab,
      stepUnit: u ?? base.stepUnit,
      setupOpen: o ?? base.setupOpen,
      speed: speed ?? base.speed,
      predicting: q ?? base.predicting,
    },
  };
}
