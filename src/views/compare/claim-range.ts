import type { Ledger } from '../../engine/index.ts';
import { differenceOf } from './ledger-rows.ts';
import {
  type Assumed,
  everyAssumption,
  octetsUnder,
  optionsOf,
  type SwitchName,
  switchNames,
} from './switches.ts';

/** How much the octets of two designs differ, whatever is assumed. */

/** Per cent of the first design that the other has more, less below 0: at least, at most, and under what is
 *  chosen. `carriedBy`: the switch that alone changes most of it, null where none does. */
export type ClaimRange = Readonly<{
  least: number;
  most: number;
  now: number;
  carriedBy: SwitchName | null;
}>;

/** Null where the first design has no octets at all. */
export function claimRangeOf(first: Ledger, other: Ledger, assumed: Assumed): ClaimRange | null {
  const percentUnder = (one: Assumed) =>
    differenceOf(octetsUnder(first, one), octetsUnder(other, one))?.percent ?? null;
  const now = percentUnder(assumed);
  if (now === null) return null;
  const percents = (all: readonly Assumed[]) =>
    all.map(percentUnder).filter((percent) => percent !== null);
  const every = percents(everyAssumption(assumed));
  const spreads = switchNames.map((name) => {
    const alone = percents(optionsOf(name, assumed).map(({ under }) => under));
    return { name, spread: Math.max(...alone) - Math.min(...alone) };
  });
  const widest = spreads.reduce((a, b) => (b.spread > a.spread ? b : a));
  return {
    ...{ least: Math.min(...every), most: Math.max(...every), now },
    carriedBy: widest.spread < noticed ? null : widest.name,
  };
}

/** What is rounded away on the screen is no difference. */
const noticed = 0.05;
