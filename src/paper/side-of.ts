import {
  type Actor,
  airTime,
  expectedRun,
  foldLedger,
  harmsOf,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import { type Design, designOf } from '../store/designs.ts';
import type { Assumed, PaperSide, PaperWords } from './subject.ts';

/** A whole run of a scenario. */
export type MadeRun = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
}>;

/** What a design is called. */
export const designNames = (design: Design, t: PaperWords['t']) => ({
  name: t(`compare.design.${design}`),
  short: t(`compare.designShort.${design}`),
});

/** A side of a paper from a whole run, counted here. */
export function sideOf(run: MadeRun, assumed: Assumed, { t }: PaperWords): PaperSide {
  const { scenario, actors, events } = run;
  const ledger = foldLedger(scenario, actors, events);
  return {
    ...run,
    ...designNames(designOf(scenario), t),
    ledger,
    time: airTime(ledger.carrier, assumed.keyDocument, assumed),
    expected: expectedRun(scenario),
    harms: harmsOf(events),
  };
}
