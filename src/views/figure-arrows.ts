import {
  type ActorKind,
  type FigureStepKey,
  lastRound,
  type Plan,
  type ProcedureNumber,
  type Purpose,
  provisioningStep,
  type StepNumber,
  type SystemName,
  serverSteps,
} from '../engine/index.ts';

/** What the figures draw: their arrows, in the order of their numbers, once for each run of the
 *  procedure. Source: pCR 33.179 Figure 7.4.2-1, Figure 7.4.3.3-1. */

export type ArrowEnd = Readonly<{ system: SystemName; kind: ActorKind }>;

export type FigureArrow = Readonly<{
  key: FigureStepKey;
  procedure: ProcedureNumber;
  step: StepNumber;
  /** Whether it brings keys, or answers. */
  name: 'notification' | 'ok';
  /** What stands over it: a notification may say that the group ends. */
  label: 'notification' | 'ok' | 'ends' | 'key-upload' | 'key-download';
  from: ArrowEnd;
  to: ArrowEnd;
}>;

/** The run of the procedure an arrow belongs to, and what its keys are for. */
export type FigureRound = Readonly<{
  procedure: ProcedureNumber;
  purposes: readonly Purpose[];
  arrows: readonly FigureArrow[];
  /** Of no figure: behind it, with the MCPTT servers. */
  isBehind?: true;
}>;

/** The step of the boxes over the arrows. */
export const boxesKey: FigureStepKey = `1.${provisioningStep}`;
/** The step of the band under them. */
export const useKey: FigureStepKey = '1.use';

/** The arrows of a run, by the rounds of its plan, and those behind the figure. */
export function figureRounds(plan: Plan): readonly FigureRound[] {
  const { legs, rounds } = plan;
  const inFigure = rounds.map(({ procedure, purposes }) => {
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
  return [...inFigure, ...serverRounds(plan)];
}

/** The arrows between the UEs of each system and its MCPTT server; none where no key is shared with it. */
function serverRounds(plan: Plan): readonly FigureRound[] {
  const { serverKey, sharingSystems } = plan;
  if (serverKey === null || sharingSystems.length === 0) return [];
  const { procedure } = lastRound(plan);
  const arrows = sharingSystems.flatMap((system): FigureArrow[] => {
    const [ues, server] = (['ue', 'server'] as const).map((kind) => ({ system, kind }));
    const isUpload = serverKey === 'client';
    const [from, to] = isUpload ? [ues, server] : [server, ues];
    if (!from || !to) return [];
    const { message, answer } = serverSteps[system];
    const label = isUpload ? 'key-upload' : 'key-download';
    const key = (step: StepNumber) => `${procedure}.${step}` as FigureStepKey;
    return [
      { ...{ key: key(message), procedure, step: message, name: 'notification', label }, from, to },
      {
        ...{ key: key(answer), procedure, step: answer, name: 'ok', label: 'ok' },
        from: to,
        to: from,
      },
    ];
  });
  return [{ procedure, purposes: [serverKey], arrows, isBehind: true }];
}
