/** Axes of the plots: value to position, and where the lines of the grid stand. */

export type Axis = Readonly<{
  from: number;
  to: number;
  /** Position of a value in pixels. */
  at: (value: number) => number;
  ticks: readonly number[];
}>;

/** An axis over whole decades around `values`, all above 0, from `start` to `end` in pixels. */
export function logAxis(values: readonly number[], start: number, end: number): Axis {
  const positive = values.filter((value) => value > 0);
  const least = Math.floor(Math.log10(Math.min(...positive, 1e9)));
  const most = Math.ceil(Math.log10(Math.max(...positive, 10 ** least)));
  const top = Math.max(most, least + 1);
  const scale = (end - start) / (top - least);
  return {
    from: 10 ** least,
    to: 10 ** top,
    at: (value) => start + (Math.log10(value) - least) * scale,
    ticks: Array.from({ length: top - least + 1 }, (_, index) => 10 ** (least + index)),
  };
}

/** An axis of even steps from 0 over `values`, from `start` to `end` in pixels. */
export function evenAxis(values: readonly number[], start: number, end: number): Axis {
  const largest = Math.max(...values, 0) || 1;
  const rough = largest / mostSteps;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = decade * ([1, 2, 5].find((one) => one * decade >= rough) ?? 10);
  const count = Math.ceil(largest / step - 1e-9);
  const to = count * step;
  return {
    ...{ from: 0, to },
    at: (value) => start + (value / to) * (end - start),
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  };
}

const mostSteps = 6;

/** Sizes that are run for the plot: once it is looked at, and on demand. */
export const runSizes = {
  first: [1, 3, 10, 30, 100],
  large: [300, 1_000],
  largest: [10_000],
} as const;

/** Sizes the line of the formula goes through: four to a decade, those that are run among them, from
 *  `least` to `most`. */
export function formulaSizes(least: number, most: number): readonly number[] {
  const sizes = new Set<number>([least]);
  for (let decade = 1; decade <= most; decade *= 10) {
    for (const step of [1, 2, 3, 5]) {
      const size = decade * step;
      if (size > least && size <= most) sizes.add(size);
    }
  }
  return [...sizes.add(most)];
}
