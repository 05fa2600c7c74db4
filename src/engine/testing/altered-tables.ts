/** Wrong entries in the tables of any form of arithmetic. */
import { arithmeticInUse } from '../crypto/sakke-tables.ts';
import type { AffinePoint } from '../math/curve.ts';
import type { PointComb } from '../math/point-comb.ts';
import type { TorusComb } from '../math/torus-comb.ts';
import type { LaneArithmetic } from '../wasm/lane-arithmetic.ts';
import type { LaneComb } from '../wasm/lane-combs.ts';
import type { LaneTorus } from '../wasm/lane-torus.ts';

/** Every comb has as many. */
export const everySubTable = [0, 1, 2, 3];

/** Runs `body` while every entry of one sub-table is off. */
export function withAltered(comb: object | null, j: number, body: () => void): void {
  const form = arithmeticInUse();
  if (comb === null) throw new Error('there is no comb');
  if ('kernel' in form)
    alterInMemory(form as LaneArithmetic, comb as LaneComb | LaneTorus, j, body);
  else alterInList(comb as PointComb | TorusComb, j, body);
}

function alterInList(comb: PointComb | TorusComb, j: number, body: () => void): void {
  const tables = 'ratios' in comb ? comb.ratios : comb.subTables;
  const entries = tables[j] as (AffinePoint | bigint)[];
  const right = [...entries];
  for (const [at, entry] of right.entries()) {
    entries[at] = typeof entry === 'bigint' ? entry + 1n : { x: entry.x + 1n, y: entry.y };
  }
  body();
  for (const [at, entry] of right.entries()) entries[at] = entry;
}

/** Behind the sub-tables lies the base. */
function alterInMemory(
  { kernel }: LaneArithmetic,
  { address, octets }: LaneComb | LaneTorus,
  j: number,
  body: () => void,
): void {
  const entries = (octets / kernel.pair - 1) / everySubTable.length;
  const shift = (by: number) => {
    for (let at = j * entries; at < (j + 1) * entries; at++) {
      const lanes = kernel.digitsAt(address + at * kernel.pair);
      lanes[0] = (lanes[0] as number) + by;
    }
  };
  shift(1);
  body();
  shift(-1);
}
