import type { Act } from './acts.ts';
import type { Scenario } from './scenario.ts';
import type { FaultEntry } from './scenario-fields.ts';

/** Acts that come and go: a fault stays with the act it was put in, whichever number that has then. */

type Acts = Pick<Scenario, 'acts' | 'faults'>;

/** The act of the one at a place of the list, counted from 1: the first one is not in the list. */
const numberAt = (place: number): number => place + 2;

const actOfFault = ({ at }: FaultEntry): number => at.act ?? 1;

const moved = (entry: FaultEntry, by: number): FaultEntry => ({
  ...entry,
  at: { ...entry.at, act: actOfFault(entry) + by },
});

/** With an act more, at a place of the list. */
export function withActInserted({ acts, faults }: Acts, place: number, act: Act): Acts {
  const number = numberAt(place);
  return {
    acts: acts.toSpliced(place, 0, act),
    faults: faults.map((entry) => (actOfFault(entry) < number ? entry : moved(entry, 1))),
  };
}

/** Without the act at a place of the list; `dropped`: the faults that were put in it. */
export function withActRemoved(
  { acts, faults }: Acts,
  place: number,
): Acts & Readonly<{ dropped: readonly FaultEntry[] }> {
  const number = numberAt(place);
  const isOfIt = (entry: FaultEntry) => actOfFault(entry) === number;
  return {
    acts: acts.toSpliced(place, 1),
    faults: faults
      .filter((entry) => !isOfIt(entry))
      .map((entry) => (actOfFault(entry) < number ? entry : moved(entry, -1))),
    dropped: faults.filter(isOfIt),
  };
}
