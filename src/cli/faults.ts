import {
  faults as catalogue,
  type Design,
  defaultPartnerSystem,
  defaultScenario,
  designNamed,
  designNames,
  dualAcceptances,
  type Fault,
  type FaultEntry,
  isUe,
  type Prediction,
  predictionOf,
  procedureNumbers,
  procedures,
  profiles,
  purposeMarkings,
  reasonAgainst,
  receiversAt,
  type Scenario,
  type Settings,
  type Trial,
  withoutCheck,
} from '../engine/index.ts';
import { type CommandResult, defineCommand } from './command.ts';
import type { Words } from './words.ts';

/** Everything a prediction may depend on. */
type Conditions = Readonly<{
  figure: string;
  mode: string;
  acceptance: string;
  marking: string;
  profile: string;
  procedure: number;
  step: number;
  to: 'all' | 'one';
}>;
type Row = Readonly<{ conditions: Conditions; predicted: Prediction }>;

const figureOf = { 'group-key-provisioning': '7.4.2-1', 'group-regroup': '7.4.3.3-1' } as const;

/** The profiles, with hidden identities and with the MKI as SPI told apart. */
const forms = [
  { name: profiles[0], profile: profiles[0] },
  { name: `${profiles[1]}, hidden identities`, profile: profiles[1], hideIdentities: true },
  { name: profiles[1], profile: profiles[1], hideIdentities: false },
  {
    name: `${profiles[1]}, MKI in SPI`,
    profile: profiles[1],
    hideIdentities: false,
    mkiInSpi: true,
  },
] as const;

type Setting = Readonly<{
  scenario: Scenario;
  common: Pick<Conditions, 'figure' | 'mode' | 'acceptance' | 'marking' | 'profile'>;
}>;

/** What may be chosen in a design: what it settles, or any of the values. */
function settled<K extends keyof Settings>(
  { settles = {} }: Design,
  name: K,
  values: readonly Settings[K][],
): readonly Settings[K][] {
  const own = settles[name];
  return own === undefined ? values : values.filter((value) => value === own);
}

function settings(): readonly Setting[] {
  const base = defaultScenario();
  return procedures.flatMap((procedure) =>
    designNames.map(designNamed).flatMap((design) =>
      settled(design, 'dualAcceptance', dualAcceptances).flatMap((dualAcceptance) =>
        settled(design, 'purposeMarking', purposeMarkings).flatMap((purposeMarking) =>
          forms.map(({ name, ...form }): Setting => {
            const partner = procedure === 'group-regroup' ? [defaultPartnerSystem()] : [];
            const systems = [...base.systems, ...partner];
            const dual = { ...design.says, dualAcceptance, purposeMarking };
            const mode = Object.values(design.says).join(', ');
            const scenario = { ...base, procedure, systems, ...dual, ...form };
            const chosen = { acceptance: dualAcceptance, marking: purposeMarking, profile: name };
            return { scenario, common: { figure: figureOf[procedure], mode, ...chosen } };
          }),
        ),
      ),
    ),
  );
}

/** One receiver of a step: a UE where it is for any. */
function oneReceiver(scenario: Scenario, step: Fault['steps'][number]): FaultEntry['to'] {
  const all = receiversAt(scenario, step);
  const one = all.find(isUe) ?? all[0];
  return one ? [one] : [];
}

/** A row for every place of the settings the fault has there. */
function rowsOf(fault: Fault, all: readonly Setting[]): readonly Row[] {
  return all.flatMap(({ scenario, common }) =>
    fault.steps.flatMap((step) =>
      procedureNumbers.flatMap((procedure) =>
        (['all', 'one'] as const).flatMap((to): Row[] => {
          const receivers: FaultEntry['to'] = to === 'all' ? 'all' : oneReceiver(scenario, step);
          const at = { procedure, step };
          const entry: FaultEntry = { fault: fault.id, at, to: receivers, parameters: {} };
          if (reasonAgainst(scenario, entry) !== null) return [];
          const conditions = { ...common, procedure, step, to };
          return [{ conditions, predicted: predictionOf(scenario, entry) }];
        }),
      ),
    ),
  );
}

/** Conditions, those first that are left out first where one of them would do. */
const names = [
  'procedure',
  'step',
  'profile',
  'marking',
  'acceptance',
  'mode',
  'figure',
  'to',
] as const;
type Name = (typeof names)[number];

const keyOf = ({ conditions }: Row, of: readonly Name[]) =>
  of.map((name) => conditions[name]).join('|');

/** Whether the rows with the same values of some conditions all predict the same. */
function decide(rows: readonly Row[], by: readonly Name[]): boolean {
  const seen = new Map<string, Prediction>();
  return rows.every((row) => {
    const key = keyOf(row, by);
    const known = seen.get(key);
    if (known === undefined && !seen.has(key)) seen.set(key, row.predicted);
    return !seen.has(key) || seen.get(key) === row.predicted;
  });
}

/** One value where it is the same everywhere; otherwise a list with the conditions that decide. */
function predictedOf(rows: readonly Row[]): unknown {
  const deciding = names.reduce<readonly Name[]>((left, name) => {
    const fewer = left.filter((other) => other !== name);
    return decide(rows, fewer) ? fewer : left;
  }, names);
  if (deciding.length === 0) return rows[0]?.predicted ?? null;
  const first = new Map(rows.map((row) => [keyOf(row, deciding), row]));
  return [...first.values()].map(({ conditions, predicted }) => ({
    ...Object.fromEntries(deciding.map((name) => [name, conditions[name]])),
    predicted,
  }));
}

const distinct = <T>(list: readonly T[]) => [...new Set(list)];

/** `faults --without-check`: what each check alone stops, found by leaving it out. */
function withoutChecks(words: Words): CommandResult {
  const titleOf = ({ entry }: Trial) => words.text(`faults.${entry.fault}.title`);
  const runOf = ({ scenario, entry, party }: Trial) => ({
    ...{ procedure: scenario.procedure, mode: scenario.gmkMode, profile: scenario.profile },
    ...{ at: entry.at, to: entry.to, skippedBy: party },
  });
  const rows = withoutCheck().map(({ check, unstopped, behind }) => ({
    check,
    name: words.text(`checks.name.${check}`),
    faults: unstopped.map((trial) => ({
      fault: trial.entry.fault,
      title: titleOf(trial),
      comesOf: trial.harms,
      inWords: comesOfIt(trial, words),
      run: runOf(trial),
    })),
    stoppedBehind: behind.map((trial) => ({
      fault: trial.entry.fault,
      title: titleOf(trial),
      by: trial.by,
      inWords: words.text(`cli.without.${trial.by === check ? 'cannot' : 'behind'}`, {
        check: words.text(`checks.name.${trial.by}`),
      }),
    })),
    ...(unstopped.length > 0 ? {} : { note: words.text(noteOf(behind.length)) }),
  }));
  return { output: [rows], remarks: [], exitCode: 0 };
}

const noteOf = (behind: number) => `cli.without.${behind > 0 ? 'nothingPast' : 'nothingRuns'}`;

function comesOfIt({ harms }: Trial, words: Words): readonly string[] {
  if (harms.length === 0) return [words.text('faults.ui.page.harmless')];
  return harms.map((harm) => words.text(`faults.ui.harms.${harm}`));
}

/** `faults`: the catalogue, with where each fault applies and what is predicted. */
export const faults = defineCommand(
  { name: 'faults', takes: [], options: { 'without-check': { type: 'boolean' } } },
  ({ values, words }) => (values['without-check'] ? withoutChecks(words) : everyFault(words)),
);

function everyFault(words: Words): CommandResult {
  const all = settings();
  const entries = catalogue.map((fault) => {
    const { id, clause, kind, steps, unnoticed } = fault;
    const text = (what: 'title' | 'breaks' | 'unnoticed') => words.text(`faults.${id}.${what}`);
    const rows = rowsOf(fault, all);
    return {
      ...{ id, title: text('title'), breaks: text('breaks'), clause, kind, steps },
      figures: distinct(rows.map(({ conditions }) => conditions.figure)),
      modes: distinct(rows.map(({ conditions }) => conditions.mode)),
      predicted: predictedOf(rows),
      ...(unnoticed ? { unnoticed: text('unnoticed') } : {}),
    };
  });
  return { output: [entries], remarks: [], exitCode: 0 };
}
