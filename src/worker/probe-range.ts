import { alterationAt, type Probe, type ProbePlan, type Verdict } from '../engine/index.ts';

/** The verdicts on the alterations `from` to before `to` of a plan. */
export function probeRange(
  probe: Probe,
  plan: ProbePlan,
  from: number,
  to: number,
): readonly Verdict[] {
  return Array.from({ length: to - from }, (_, n) =>
    probe.probe(alterationAt(plan, from + n), plan.time),
  );
}
