import { useEffect, useState } from 'react';
import { firstActOf, planOf, type Scenario } from '../../engine/index.ts';
import { type Design, scenarioOfDesign } from '../../store/designs.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import { type FormulaPoint, formulaInSteps } from './growth-values.ts';
import { formulaSizes } from './plot-scale.ts';

/** Largest group of the plot. */
export const mostOnPlot = 10_000;

const noPoints: readonly FormulaPoint[] = [];

/** The formula of a design at the sizes of the plot; computed between other tasks, empty until it
 *  is there. */
export function useFormula(scenario: Scenario, design: Design): readonly FormulaPoint[] {
  const [made, setMade] = useState<readonly FormulaPoint[]>(noPoints);
  useEffect(() => {
    const least = planOf(scenario).systems.length;
    const steps = formulaInSteps(
      scenarioOfDesign(firstActOf(scenario), design),
      formulaSizes(least, mostOnPlot),
    );
    const stop = new AbortController();
    void driveSteps(steps, stop.signal).then((points) => {
      if (points !== null) setMade(points);
    });
    return () => stop.abort();
  }, [scenario, design]);
  return made;
}
