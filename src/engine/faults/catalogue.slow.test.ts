import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { failureCodes } from '../checks/index.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { bundlesOfRun } from '../exchange/run-bundles.ts';
import { contextFor as openContext, runSource } from '../exchange/run-source.ts';
import { messageBundleSchema } from '../mcptt/message-bundle.ts';
import { fact } from '../model/fact.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { cases } from '../testing/cases.ts';
import {
  firstFailed,
  placesFor,
  runWith,
  scenarioOf,
  settings,
} from '../testing/catalogue-fixture.ts';
import {
  asPredicted,
  everyFailureReported,
  everyIdOnce,
  marked,
  nothingBadStored,
  othersUntouched,
  type Rule,
  type Run,
} from '../testing/catalogue-rules.ts';
import { faultProblems, predictionOf, reasonAgainst } from './disturbance.ts';
import { faults } from './index.ts';

vi.setConfig({ testTimeout: 300_000 });

const rules: readonly Rule[] = [
  everyIdOnce,
  asPredicted,
  nothingBadStored,
  everyFailureReported,
  marked,
  othersUntouched,
];
const figures = ['group-key-provisioning', 'group-regroup'] as const;
const made = new Map<Scenario, Map<string, Scenario>>();

/** Of two keys, what a member of a group has otherwise than the rest; the scenario itself in turn too. */
const unlike: readonly Partial<Scenario>[] = [
  {},
  { floorKey: { to: ['ue2'], others: 'media-key' } },
  { knows: { ue1: 'draft' } },
  {},
  { floorKey: { to: ['ue1'], others: 'none' } },
  { knows: { ue2: 'v13-4-0' } },
];

const modeOf = ({ gmkMode, dualEncoding }: Scenario) => `${gmkMode}, ${dualEncoding}`;
const chosen = figures.map((figure) => chosenRuns(figure));

type Chosen = Readonly<{ scenario: Scenario; entry: FaultEntry }>;

/** The scenario with as few members as an entry needs in the regroup, where two talk anyhow: one a system,
 *  and beside the one it is put to another. The same one for all entries that need the same. */
function smallest({ scenario, entry }: Chosen): Chosen {
  if (scenario.procedure !== 'group-regroup') return { scenario, entry };
  const isPartly = entry.to !== 'all';
  const isPartner = isPartly && entry.to.some((actor) => actor.startsWith('partner-'));
  const counts = isPartly ? (isPartner ? [1, 2] : [2, 1]) : [1, 1];
  const known = made.get(scenario) ?? new Map<string, Scenario>();
  made.set(scenario, known);
  const small = known.get(`${counts}`) ?? {
    ...scenario,
    systems: scenario.systems.map((system, at) => ({
      ...system,
      members: system.members.slice(0, counts[at]),
    })),
  };
  known.set(`${counts}`, small);
  const fits = reasonAgainst(small, entry) === null;
  return { scenario: fits ? small : scenario, entry };
}

/** Every fault in every mode of a figure and at every step. Acceptance, marking and profile go round, so
 *  that the catalogue as a whole meets all of them; faults of two keys meet every one of them. A fault is
 *  put to all receivers or to one of them in turn, and in the regroup to one run of two; there it meets half
 *  of its steps in each mode, in turn, unless more cases are asked for. */
function chosenRuns(figure: Scenario['procedure']): readonly Chosen[] {
  const all = settings(figure);
  const isRegroup = figure === 'group-regroup';
  const modes = [...new Set(all.map(modeOf))];
  return faults.flatMap((fault, turn) =>
    modes.flatMap((mode, index) => {
      const fitting = all.filter(
        (scenario) => modeOf(scenario) === mode && placesFor(fault, scenario).length > 0,
      );
      const one = fitting[(turn + index) % Math.max(1, fitting.length)];
      const met = fault.kind === 'dual' && !isRegroup ? fitting : [one];
      return met.flatMap((scenario, own) => {
        if (!scenario) return [];
        const places = isRegroup
          ? halfOfSteps(placesFor(fault, scenario), turn + index)
          : placesFor(fault, scenario);
        const isFirst = (turn + index + own) % 2 === 0;
        const byReceiver = inTurn(places, ({ to }) => (to === 'all') === isFirst);
        const taken = isRegroup
          ? inTurn(byReceiver, ({ at }) => (at.procedure === 1) === turn % 4 < 2)
          : byReceiver;
        return taken.map((entry, place) =>
          isRegroup
            ? smallest({ scenario, entry })
            : inUnlikeGroup({ scenario, entry }, turn + index + own + place),
        );
      });
    }),
  );
}

/** The scenario with members that are not alike, where the entry has a place in it. */
function inUnlikeGroup({ scenario, entry }: Chosen, turn: number): Chosen {
  const change = unlike[turn % unlike.length] ?? {};
  if (scenario.gmkMode === 'single' || Object.keys(change).length === 0) return { scenario, entry };
  const known = made.get(scenario) ?? new Map<string, Scenario>();
  made.set(scenario, known);
  const name = JSON.stringify(change);
  const changed = known.get(name) ?? { ...scenario, ...change };
  known.set(name, changed);
  const fits = reasonAgainst(changed, entry) === null;
  return fits ? { scenario: changed, entry } : { scenario, entry };
}

/** The places at every second step, from the first or the second on; all of a fault with one step. */
function halfOfSteps(places: readonly FaultEntry[], turn: number) {
  const steps = [...new Set(places.map(({ at }) => at.step))];
  if (steps.length === 1 || cases(1) > 1) return places;
  return places.filter(({ at }) => (steps.indexOf(at.step) + turn) % 2 === 0);
}

/** The places whose turn it is, at each step that has one; else all of the step. */
function inTurn(places: readonly FaultEntry[], isTurn: (entry: FaultEntry) => boolean) {
  return places.filter(
    (entry) =>
      isTurn(entry) || !places.some((other) => other.at.step === entry.at.step && isTurn(other)),
  );
}

const nameOf = ({ scenario, entry }: Chosen) => {
  const { profile, hideIdentities, purposeMarking, dualAcceptance } = scenario;
  const place = `procedure ${entry.at.procedure} step ${entry.at.step} to ${entry.to}`;
  const own = JSON.stringify([scenario.floorKey.to, scenario.knows]);
  const setup = [profile, hideIdentities, purposeMarking, dualAcceptance, own].join(', ');
  return `${entry.fault}, ${place}, ${modeOf(scenario)}, ${setup}`;
};

function problemsOf(run: Run): readonly string[] {
  return rules.flatMap((rule) => {
    const problem = rule(run);
    return problem === null ? [] : [`${nameOf(run)}: ${problem}`];
  });
}

describe.each(figures.map((figure, index) => [figure, chosen[index] ?? []] as const))(
  'the catalogue in %s',
  (figure, runs) => {
    const met = [...new Set(runs.map(({ entry }) => entry.fault))];

    it.each(met)(
      '[Keyladder §faults] %s does what is predicted, stores nothing refused, hides nothing',
      (fault) => {
        const problems = runs
          .filter(({ entry }) => entry.fault === fault)
          .flatMap(({ scenario, entry }) =>
            problemsOf({ scenario, entry, events: runWith(scenario, entry) }),
          );
        expect(problems).toEqual([]);
      },
    );

    it('[Keyladder §faults] meets every fault in every mode it has a place in', () => {
      const modes = new Set(
        runs.map(({ scenario, entry }) => `${entry.fault} ${modeOf(scenario)}`),
      );
      const wanted = faults.flatMap((fault) =>
        settings(figure)
          .filter((scenario) => placesFor(fault, scenario).length > 0)
          .map((scenario) => `${fault.id} ${modeOf(scenario)}`),
      );
      expect([...modes].sort()).toEqual([...new Set(wanted)].sort());
    });
  },
);

describe('the catalogue as a whole', () => {
  it('[Keyladder §faults] has a run of every fault', () => {
    const met = new Set(chosen.flat().map(({ entry }) => entry.fault));
    expect(faults.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });

  it('[Keyladder §failures] produces every failure code a receiver of a run can give', () => {
    const predicted = new Set(
      chosen.flat().map(({ scenario, entry }) => predictionOf(scenario, entry)),
    );
    const never = failureCodes.filter((code) => !predicted.has(code));
    // A member records that a key is revoked and refuses nothing (TS 33.179 §7.3.1). The others are of
    // octets no fault makes: the tests of the checks do.
    expect(never).toEqual(['ts-type', 'second-key', 'revoked']);
  });

  it('[TS 33.179 §E.6.9] a revoked key is refused where its message is read from a file', () => {
    const scenario = scenarioOf();
    const entry: FaultEntry = {
      fault: 'key-revoked',
      at: { procedure: 1, step: 1 },
      to: 'all',
      parameters: {},
    };
    const disturbed = { ...scenario, faults: [entry] };
    const events = runWith(scenario, entry);
    const actors = actorsOf({ kind: 'scenario', scenario: disturbed });
    const [made] = bundlesOfRun(disturbed, actors, events);
    const bundle = v.parse(messageBundleSchema, made);
    const source = { kind: 'bundle', bundle } as const;
    const opened = [
      ...runSource(
        source,
        openContext(source, () => 0),
      ),
    ];
    expect(firstFailed(events)).toBeUndefined();
    expect(firstFailed(opened)?.failure?.code).toBe('revoked');
  });

  it('[Keyladder §faults] says why where nothing catches a fault', () => {
    const silent = chosen
      .flat()
      .filter(({ scenario, entry }) => predictionOf(scenario, entry) === null);
    const ids = [...new Set(silent.map(({ entry }) => entry.fault))];
    const explained = faults.flatMap(({ id, unnoticed }) => (unnoticed ? [id] : []));
    expect(ids.filter((id) => !explained.includes(id))).toEqual([]);
    // Caught in every run here: unnoticed by its parameter, or where nobody talks.
    expect(explained.filter((id) => !ids.includes(id)).sort()).toEqual([
      'partner-group-not-given',
      'same-gmk-twice',
      'signing-key-stolen',
      'user-salt-of-another',
    ]);
  });

  it('[Keyladder §faults] every file with a fault is in the registry, and none twice', () => {
    const folder = new URL('./', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
      if (!name.endsWith('.ts')) return false;
      const text = readFileSync(new URL(name, folder), 'utf8');
      return /^export const \w+ = define(Fault|Attack)\(/m.test(text);
    });
    expect(files.sort()).toEqual(faults.map(({ kind, id }) => `${kind}/${id}.ts`).sort());
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  });

  it('[Keyladder §faults] refuses a fault where it has no place, with a reason', () => {
    const at = { procedure: 1, step: 1 } as const;
    const plain = { fault: 'signature-bit-flip', at, to: 'all', parameters: {} } as const;
    const reasons = (entry: FaultEntry, change: Partial<Scenario> = {}) => {
      const scenario = scenarioOf(change);
      const alone = faultProblems({ ...scenario, faults: [entry] }).map(({ problem }) => problem);
      for (const faulty of [scenario, { ...scenario, faults: [plain] }]) {
        expect(reasonAgainst(faulty, entry)).toEqual(alone[0] ?? null);
      }
      return alone;
    };
    expect(reasons(plain)).toEqual([]);
    expect(reasons({ ...plain, fault: 'no-such' })).toEqual([
      fact('fault.unknown', { id: 'no-such' }),
    ]);
    expect(reasons({ ...plain, at: { procedure: 1, step: 0 } })).toEqual([
      fact('fault.steps', { id: 'signature-bit-flip', steps: ['1', '3', '4'] }),
    ]);
    expect(reasons({ ...plain, at: { procedure: 1, step: 3 } })).toEqual([
      fact('fault.noSuchStep', { step: 3 }),
    ]);
    expect(reasons({ ...plain, at: { procedure: 2, step: 1 } })).toEqual([
      fact('fault.procedureOnce'),
    ]);
    expect(reasons({ ...plain, at: { ...at, key: 'floor' } })).toEqual([
      fact('fault.keyNotInMessage', { key: 'floor' }),
    ]);
    expect(reasons({ ...plain, to: ['ue3'] })).toEqual([
      fact('fault.noSuchActor', { actor: 'ue3' }),
    ]);
    expect(reasons({ ...plain, to: ['gms'] })).toEqual([
      fact('fault.nothingSent', { actor: 'gms', step: 1 }),
    ]);
    expect(reasons({ ...plain, fault: 'second-gmk-missing' })).toEqual([fact('fault.oneKey')]);
    const edits = (list: unknown) => ({
      ...plain,
      fault: 'octets-edited',
      parameters: { edits: list },
    });
    expect(reasons(edits([[0, 1]]))).toEqual([]);
    expect(
      reasons(
        edits([
          [0, 1],
          [0, 2],
        ]),
      ),
    ).toEqual([fact('input.octetTwice')]);
    expect(reasons(edits(Array.from({ length: 65 }, (_, offset) => [offset, 1])))).toEqual([
      fact('input.tooManyEdits', { limit: 64 }),
    ]);
  });
});
