import { useMemo } from 'react';
import { type ExpectedRun, firstActOf, planOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { GrowthPoint } from '../../store/compare-state.ts';
import { type GrowthAxis, type GrowthQuantity, growthAxes } from '../../store/compare-view.ts';
import type { Design } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { PlotSeries } from './growth-plot.tsx';
import { type Assumptions, openingQuantity, quantitiesOver, quantityOf } from './growth-values.ts';
import { lineOf, type PlacedValue } from './sensitivity.ts';
import type { DesignRun } from './use-designs.ts';
import { useFormula } from './use-formula.ts';

/** What the plot shows: a quantity of the designs over an axis, and whether their lines meet all along it. */
export type Plot = Readonly<{
  axis: GrowthAxis;
  quantity: GrowthQuantity;
  series: readonly PlotSeries[];
  meet: boolean;
}>;

/** The plot as it is chosen, or as it opens: where the designs differ. */
export function usePlot(designs: readonly DesignRun[]): Plot {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const compare = useAppStore((state) => state.compare);
  const points = useAppStore((state) => state.growthPoints);
  const names = designs.map(({ design }) => design);
  const axis = compare.axis ?? openingAxis(compare.quantity);
  const formula = useFormula(scenario, names, axis);
  return useMemo(() => {
    const runs = designs.map(({ design, run }): readonly ExpectedRun[] => {
      return formula[design]?.map(({ expected }) => expected) ?? [run.expected];
    });
    const chosen = quantitiesOver[axis].find((one) => one === compare.quantity);
    const quantity = chosen ?? openingQuantity(axis, runs, compare);
    const series = designs.map((one): PlotSeries => {
      const line = lineOf(axis, quantity, formula[one.design] ?? [], compare);
      const marks =
        axis === 'members'
          ? ofSizes(points, one.design, quantity, compare)
          : markOf(axis, quantity, one, compare);
      return { name: t(`compare.designShort.${one.design}`), formula: line, runs: marks };
    });
    return { axis, quantity, series, meet: linesMeet(series) };
  }, [designs, formula, axis, points, compare, t]);
}

/** The first axis that does something to a quantity. */
const openingAxis = (quantity: GrowthQuantity | null): GrowthAxis =>
  growthAxes.find((axis) => quantity === null || quantitiesOver[axis].includes(quantity)) ??
  growthAxes[0];

/** The real runs of groups of other sizes. */
const ofSizes = (
  points: readonly GrowthPoint[],
  design: Design,
  quantity: GrowthQuantity,
  assumptions: Assumptions,
): readonly PlacedValue[] =>
  points
    .filter((point) => point.design === design)
    .sort((a, b) => a.size - b.size)
    .map(({ size, ledger }) => ({ at: size, value: quantityOf(quantity, ledger, assumptions) }));

/** Where the run of the design itself stands on an axis that is no property of the group. */
function markOf(
  axis: Exclude<GrowthAxis, 'members'>,
  quantity: GrowthQuantity,
  { run }: DesignRun,
  assumptions: Assumptions,
): readonly PlacedValue[] {
  if (axis === 'floorShare') return [];
  const at = {
    loss: 0,
    bitRate: assumptions.kilobitsPerSecond,
    roundTrip: assumptions.roundTripMilliseconds,
  }[axis];
  return [{ at, value: quantityOf(quantity, run.ledger, assumptions) }];
}

/** Whether the formula gives the same for all designs everywhere. */
function linesMeet([first, ...others]: readonly PlotSeries[]): boolean {
  if (!first || first.formula.length === 0) return false;
  return others.every(
    ({ formula }) =>
      formula.length > 0 &&
      formula.every(({ value }, place) => value === first.formula[place]?.value),
  );
}

/** Members of a group as it is in its first act. */
export const useMemberCount = (): number =>
  useAppStore(({ scenario }) => planOf(firstActOf(scenario)).members.length);
