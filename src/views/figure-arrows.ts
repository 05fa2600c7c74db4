import {
  type ActorKind,
  type FigureStepKey,
  type Plan,
  type ProcedureNumber,
  type Purpose,
  provisioningStep,
  type StepNumber,
  type SystemName,
} from '../engine/index.ts';

/** What the figures draw: their arrows, in the order of their numbers, once for each run of the
 *  procedure. Source: pCR 33.179 Figure 7.4.2-1, Figure 7.4.3.3-1. */

export type ArrowEnd = Readonly<{ system: SystemName; kind: ActorKind }>;

export type FigureArrow = Readonly<{
  key: FigureStepKey;
  procedure: ProcedureNumber;
  step: StepNumber;
  name: 'notification' | 'ok';
  /** What stands over it: a notification may say that the group ends. */
  label: 'notification' | 'ok' | 'ends';
  from: ArrowEnd;
  to: ArrowEnd;
}>;

/** The run of the procedure an arrow belongs to, and what its keys are for. */
export type FigureRound = Readonly<{
  procedure: ProcedureNumber;
  purposes: readonly Purpose[];
  arrows: readonly FigureArrow[];
}>;

/** The step of the boxes over the arrows. */
export const boxesKey: FigureStepKey = `1.${provisioningStep}`;
/** The step of the band under them. */
export const useKey: FigureStepKey = '1.use';

/** The arrows of a run, by the rounds of its plan. */
export function figureRounds({ legs, rounds }: Plan): readonly FigureRound[] {
  return rounds.map(({ procedure, purposes }) => {
    const arrows = legs.flatMap((leg): FigureArrow[] => {
      const gms: ArrowEnd = { system: leg.from === 'gms' ? 'primary' : 'partner', kind: 'gms' };
      const key = (step: StepNumber) => `${procedure}.${step}` as FigureStepKey;
      const there = {
        procedure,
        step: leg.step,
        name: 'notification',
        label: purposes.length === 0 ? 'ends' : 'notification',
        from: gms,
        to: leg.to,
      } as const;
      const answer = { name: 'ok', label: 'ok' } as const;
      const back = { procedure, step: leg.answer, ...answer, from: leg.to, to: gms };
      return [
        { key: key(leg.step), ...there },
        { key: key(leg.answer), ...back },
      ];
    });
    return { procedure, purposes, arrows: arrows.sort((a, b) => a.step - b.step) };
  });
}
