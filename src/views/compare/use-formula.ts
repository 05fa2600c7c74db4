import { useEffect, useState } from 'react';
import { firstActOf, type Scenario } from '../../engine/index.ts';
import type { GrowthAxis } from '../../store/compare-view.ts';
import { type Design, scenarioOfDesign } from '../../store/designs.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import { type FormulaPoint, formulaOver } from './sensitivity.ts';

type Made = Readonly<Partial<Record<Design, readonly FormulaPoint[]>>>;
const nothing: Made = {};

/** The formula of designs at the places of an axis; computed between other tasks, nothing of a design until it
 *  is there. */
export function useFormula(scenario: Scenario, designs: readonly Design[], axis: GrowthAxis): Made {
  const [made, setMade] = useState(nothing);
  const wanted = [...new Set(designs)].join(' ');
  useEffect(() => {
    const stop = new AbortController();
    setMade(nothing);
    void (async () => {
      for (const design of wanted.split(' ') as Design[]) {
        const steps = formulaOver(axis, scenarioOfDesign(firstActOf(scenario), design));
        const points = await driveSteps(steps, stop.signal);
        if (points === null) return;
        setMade((before) => ({ ...before, [design]: points }));
      }
    })();
    return () => stop.abort();
  }, [scenario, wanted, axis]);
  return made;
}
