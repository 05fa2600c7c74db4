import {
  type Fact,
  type Fault,
  type FaultEntry,
  procedureNumbers,
  reasonAgainst,
  type Scenario,
} from '../engine/index.ts';

/** Every place a fault can be tried at, put to all. */
export function placesOfFault(fault: Fault): readonly FaultEntry[] {
  return fault.steps.flatMap((step) =>
    procedureNumbers.map(
      (procedure): FaultEntry => ({
        ...{ fault: fault.id, at: { procedure, step }, to: 'all', parameters: {} },
      }),
    ),
  );
}

/** The first place of a run that fits a fault, or else why the first of all does not. */
export function findPlace(
  scenario: Scenario,
  fault: Fault,
): Readonly<{ entry: FaultEntry; reason: Fact | null }> {
  const places = placesOfFault(fault);
  const [first] = places;
  if (first === undefined) throw new TypeError(`${fault.id} has no step`);
  const fitting = places.find((entry) => reasonAgainst(scenario, entry) === null);
  if (fitting) return { entry: fitting, reason: null };
  return { entry: first, reason: reasonAgainst(scenario, first) };
}
