import { describe, expect, it, vi } from 'vitest';
import { contextFor, runSource } from '../exchange/run-source.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { cases } from '../testing/cases.ts';
import { scenarioOf } from '../testing/catalogue-fixture.ts';
import type { MessageEvent, ProvisionEvent, TraceEvent } from '../trace/trace.ts';
import { type CarriedFault, carryFaults, type FaultedKey } from './carry.ts';
import { reasonAgainst } from './disturbance.ts';
import { faultById, faults } from './index.ts';

vi.setConfig({ testTimeout: 600_000 });

const modes = {
  single: { gmkMode: 'single' },
  twice: { gmkMode: 'dual-two-procedures' },
  'two payloads': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  'one payload': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
} as const satisfies Record<string, Partial<Scenario>>;
type Design = keyof typeof modes;
const designs = Object.keys(modes) as Design[];
const figures = ['group-key-provisioning', 'group-regroup'] as const;
const both = ['media', 'floor'] as const;

/** Each key is accepted on its own, so that a receiver shows which of them the fault has hit; it is
 *  put to all, so one member a system is enough. */
function scenarioIn(procedure: Scenario['procedure'], design: Design): Scenario {
  const scenario = scenarioOf({ procedure, dualAcceptance: 'each-on-its-own', ...modes[design] });
  const systems = scenario.systems.map((it) => ({ ...it, members: it.members.slice(0, 1) }));
  return { ...scenario, systems };
}

/** Attacks are put to a notification whatever key is in it, all in the same way: one that keeps the
 *  notification back stands for the others, beside the one that comes behind it. */
const standIns: readonly string[] = ['impostor-signs-as-gms', 'gmk-id-taken-over'];
const sampled = faults.filter(({ id, kind }) => kind !== 'attack' || standIns.includes(id));

/** Every place a fault fits at in a scenario, put to all: procedures, and the choice of a key. Of the
 *  steps of a regroup one, in turn. */
function placesIn(scenario: Scenario, fault: (typeof faults)[number]): readonly FaultEntry[] {
  const turn = faults.indexOf(fault) % fault.steps.length;
  const steps =
    scenario.procedure === 'group-regroup' ? fault.steps.slice(turn).slice(0, 1) : fault.steps;
  return steps.flatMap((step) =>
    ([1, 2] as const).flatMap((procedure) =>
      ([undefined, ...both] as const).flatMap((key): FaultEntry[] => {
        const chosen = scenario.gmkMode === 'dual-one-procedure' && step !== 0;
        if (key !== undefined && !chosen) return [];
        const at = { procedure, step, ...(key && { key }) };
        const entry: FaultEntry = { fault: fault.id, at, to: 'all', parameters: {} };
        return reasonAgainst(scenario, entry) === null ? [entry] : [];
      }),
    ),
  );
}

/** The keys an event is about. In two procedures each has its own, whatever it is marked for. */
function keysOf(scenario: Scenario, event: TraceEvent): readonly FaultedKey[] {
  const { purpose, procedure } = event;
  if (scenario.gmkMode === 'dual-two-procedures' && event.step !== 0)
    return [procedure === 1 ? 'media' : 'floor'];
  return purpose === 'media' || purpose === 'floor' ? [purpose] : both;
}

/** What became of each key up to its use, which ends a run, told from the events alone: message by
 *  message its fate and the octets with that key, what each receiver checked and what it stored. */
function factsOf(scenario: Scenario): Record<FaultedKey, string[]> {
  const facts: Record<FaultedKey, string[]> = { media: [], floor: [] };
  const source = { kind: 'scenario', scenario } as const;
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  )) {
    if (event.step === 'use') break;
    for (const [key, fact] of factsIn(scenario, event)) facts[key].push(fact);
  }
  return facts;
}

function factsIn(
  scenario: Scenario,
  event: TraceEvent,
): readonly (readonly [FaultedKey, string])[] {
  const about = keysOf(scenario, event);
  if (event.kind === 'store') {
    const { gmk, gmkId, gukId, rand, parameters } = event.record;
    const record = [gmkId, gukId, bytesToHex(gmk), bytesToHex(rand), JSON.stringify(parameters)];
    return about.map((key) => [key, `${event.actor} stores ${record} ${event.update}`]);
  }
  // The pair as a whole is checked because of its keys: that is no fact about one of them.
  if (event.kind === 'check' && event.check !== 'dual-complete') {
    return about.map((key) => [key, `${event.id} ${event.passed} ${event.failure?.code}`]);
  }
  if (event.kind === 'provision') return both.map((key) => [key, `${event.id} ${valuesIn(event)}`]);
  if (event.kind !== 'message' || event.name === 'error') return [];
  return messageFacts(scenario, event, about);
}

const valuesIn = ({ values }: ProvisionEvent) =>
  values.map(({ value }) => (value instanceof Uint8Array ? bytesToHex(value) : value));

function messageFacts(scenario: Scenario, message: MessageEvent, about: readonly FaultedKey[]) {
  const { id, fate, payloads } = message;
  const facts: (readonly [FaultedKey, string])[] = [];
  // Altered octets tell by themselves which key they hit.
  if (fate !== 'altered' && fate !== 'delivered')
    facts.push(...about.map((key) => [key, `${id} ${fate}`] as const));
  for (const { purpose, second, sent, received } of payloads) {
    if (second !== undefined) continue;
    const octets = `${bytesToHex(sent)} ${bytesToHex(received)}`;
    const keys = keysOf(scenario, { ...message, purpose });
    facts.push(...keys.map((key) => [key, octets] as const));
  }
  return facts;
}

const written = new Map<string, Record<FaultedKey, string>>();

/** The facts of a run as one text a key; each run is made once. */
function factsWith(scenario: Scenario, entries: readonly FaultEntry[]): Record<FaultedKey, string> {
  const { procedure, gmkMode, dualEncoding } = scenario;
  const name = JSON.stringify([procedure, gmkMode, dualEncoding, entries]);
  const known = written.get(name);
  if (known) return known;
  const { media, floor } = factsOf({ ...scenario, faults: [...entries] });
  const made = { media: JSON.stringify(media), floor: JSON.stringify(floor) };
  written.set(name, made);
  return made;
}

/** The keys a run differs in from the run without faults. */
function hitIn(scenario: Scenario, entries: readonly FaultEntry[]): readonly FaultedKey[] {
  const [plain, faulty] = [factsWith(scenario, []), factsWith(scenario, entries)];
  return both.filter((key) => plain[key] !== faulty[key]);
}

/** What is wrong with the keys hit on the two sides. A payload with two keys is refused as one, so a
 *  fault of one of its keys may hit the other. */
function mismatch(before: readonly FaultedKey[], after: readonly FaultedKey[], one: Found) {
  const { entry, carried } = one;
  const { shared, spared } = carried;
  const isOfKey = one.from === 'one payload' && faultById(entry.fault)?.reach === undefined;
  const chosen = entry.at.key ? [entry.at.key] : [...carried.hits, ...spared.map(({ key }) => key)];
  const from = isOfKey ? both.filter((key) => chosen.includes(key)) : before;
  const wanted = from.filter((key) => !spared.some((kept) => kept.key === key));
  const fits =
    shared === 'refusal'
      ? wanted.every((key) => after.includes(key))
      : `${shared === null ? wanted : both}` === `${after}`;
  const asChosen = from.every((key) => before.includes(key));
  if (fits && asChosen) return null;
  const places = JSON.stringify([entry.at, carried.entries.map(({ at }) => at)]);
  return `${entry.fault} ${places}: hits ${before}, ${after} (${shared})`;
}

const carriages = figures.flatMap((procedure) =>
  designs.flatMap((from) =>
    designs.filter((to) => to !== from).map((to) => ({ procedure, from, to })),
  ),
);

type Found = Readonly<{ entry: FaultEntry; carried: CarriedFault; from: Design }>;

/** Which faults meet a case, in turn: every other one, so that each meets half of the ways to carry it; in
 *  the regroup, whose runs are long, every sixth. All where more cases are asked for. */
const everyNth = (procedure: Scenario['procedure']) =>
  cases(1) > 1 ? 1 : procedure === 'group-regroup' ? 6 : 2;

function carriedIn(
  { procedure, from, to }: (typeof carriages)[number],
  turn: number,
): readonly Found[] {
  const [here, there] = [scenarioIn(procedure, from), scenarioIn(procedure, to)];
  const inTurn = sampled.filter((_fault, index) => (index + turn) % everyNth(procedure) === 0);
  return inTurn.flatMap((fault) =>
    placesIn(here, fault).map((entry) => {
      const [carried, ...others] = carryFaults({ ...here, faults: [entry] }, there);
      if (carried === undefined || others.length > 0) throw new RangeError(fault.id);
      return { entry, carried, from };
    }),
  );
}

const all = carriages.map((one, index) => ({ ...one, found: carriedIn(one, index) }));
const count = (list: readonly Found[], absent: boolean) =>
  list.filter(({ carried }) => (carried.absent !== null) === absent).length;
const rows = all.map((one) => {
  const [same, none] = [count(one.found, false), count(one.found, true)];
  const counts = `${same} places hit the same key in both runs, ${none} have no such fault`;
  return [
    `[Keyladder §compare] ${one.procedure}, ${one.from} to ${one.to}: ${counts}`,
    one,
  ] as const;
});

describe('a fault in another design', () => {
  it.each(rows)('%s', (_name, { procedure, from, to, found }) => {
    const [here, there] = [scenarioIn(procedure, from), scenarioIn(procedure, to)];
    const wrong = found.flatMap((one) => {
      if (one.carried.absent !== null) return [];
      const before = hitIn(here, [one.entry]);
      return mismatch(before, hitIn(there, one.carried.entries), one) ?? [];
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(['floor-under-csk', 'musik'] as const)('a fault carried to %s', (gmkMode) => {
  const here = scenarioIn('group-key-provisioning', 'two payloads');
  const carried = (fault: string, key?: FaultedKey) => {
    const at = { procedure: 1, step: 1, ...(key && { key }) } as const;
    const faulty = { ...here, faults: [{ fault, at, to: 'all' as const, parameters: {} }] };
    const [one] = carryFaults(faulty, { ...here, gmkMode });
    return [one?.absent?.code, one?.hits, one?.entries.length, one?.spared.map((it) => it.key)];
  };

  it('[Keyladder §compare] hits its GMK, that for media; that of the server is hit by none', () => {
    expect(carried('sakke-data-altered', 'media')).toEqual([undefined, ['media'], 1, []]);
    expect(carried('sakke-data-altered', 'floor')).toEqual(['server-key', ['floor'], 0, []]);
    expect(carried('notification-lost')).toEqual([undefined, ['media'], 1, ['floor']]);
  });
});
