/** Timing that survives a busy machine: every run stands between two calibrations, and what counts is
 *  the median of the quotients. */

/** Something to time. `before` runs untimed ahead of every run. */
export type Operation = Readonly<{
  name: string;
  before?: () => void;
  run: () => unknown;
  /** Runs after the warm-up, `defaultRuns` where missing. */
  runs?: number;
}>;

/** Medians of one operation: milliseconds, and multiples of one 1024-bit `a*b%p`; where it was measured in
 *  turn with others, the least it took, in multiples of the least a product took, and as a part of the least the
 *  first took. */
export type Row = Readonly<{
  name: string;
  runs: number;
  ms: number;
  multiples: number;
  least?: Readonly<{ multiples: number; ofFirst: number }>;
}>;

export type Calibration = Readonly<{
  /** Milliseconds of one product, measured now. */
  measure: () => number;
  /** Everything measured so far. */
  samples: readonly number[];
}>;

const defaultRuns = 30;
const warmUpRuns = 3;
const productsPerCalibration = 1000;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** A calibration by products modulo `p`, of 1024 bits. */
export function calibrateBy(p: bigint): Calibration {
  let a = p - 12345678901234567890n;
  for (let i = 0; i < 8; i++) a = (a * a) % p;
  const b = (a * a) % p;
  const samples: number[] = [];
  return {
    samples,
    measure() {
      const start = performance.now();
      for (let i = 0; i < productsPerCalibration; i++) a = (a * b) % p;
      const ms = (performance.now() - start) / productsPerCalibration;
      samples.push(ms);
      return ms;
    },
  };
}

type Samples = Readonly<{ times: number[]; multiples: number[] }>;

async function runOnce(
  { before, run }: Operation,
  calibration: Calibration,
  { times, multiples }: Samples,
): Promise<void> {
  before?.();
  const unitBefore = calibration.measure();
  const start = performance.now();
  await run();
  const ms = performance.now() - start;
  times.push(ms);
  multiples.push(ms / ((unitBefore + calibration.measure()) / 2));
}

const rowOf = ({ name }: Operation, { times, multiples }: Samples): Row => ({
  name,
  runs: times.length,
  ms: median(times),
  multiples: median(multiples),
});

/** Times one operation. */
export async function measure(operation: Operation, calibration: Calibration): Promise<Row> {
  const { runs = defaultRuns } = operation;
  const samples: Samples = { times: [], multiples: [] };
  const untimed: Samples = { times: [], multiples: [] };
  for (let i = runs === 1 ? 0 : -warmUpRuns; i < runs; i++) {
    await runOnce(operation, calibration, i < 0 ? untimed : samples);
  }
  return rowOf(operation, samples);
}

/** Times operations that do the same, a run of one behind a run of the other: what else the machine does
 *  meets them all. */
export async function measureInTurn(
  operations: readonly Operation[],
  calibration: Calibration,
): Promise<Row[]> {
  const samples = operations.map((): Samples => ({ times: [], multiples: [] }));
  const runs = operations[0]?.runs ?? defaultRuns;
  for (let i = 0; i < runs; i++) {
    for (const [at, operation] of operations.entries()) {
      await runOnce(operation, calibration, samples[at] as Samples);
    }
  }
  const least = samples.map(({ times }) => Math.min(...times));
  const product = Math.min(...calibration.samples);
  return operations.map((operation, at) => {
    const own = least[at] as number;
    const ratios = { multiples: own / product, ofFirst: own / (least[0] as number) };
    return { ...rowOf(operation, samples[at] as Samples), least: ratios };
  });
}

/** Times all operations in their order, the calibration first in the result. */
export async function measureAll(
  operations: readonly Operation[],
  calibration: Calibration,
  onRow: (row: Row) => void = () => {},
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const operation of operations) {
    const row = await measure(operation, calibration);
    rows.push(row);
    onRow(row);
  }
  const { samples } = calibration;
  const unit = { name: 'calibration.modmul1024', runs: samples.length, ms: median(samples) };
  return [{ ...unit, multiples: 1 }, ...rows];
}
