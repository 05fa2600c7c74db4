import { type GmsId, gmsIn, readActorId, type SystemName, type UeId } from './actors.ts';

/** What the figures number: their steps, and the notifications with their answers. */

/** The number in the figure: to 2 in Figure 7.4.2-1, to 6 in Figure 7.4.3.3-1; from 7 on of neither. */
export type StepNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Runs of the procedure a scenario may have, one after the other. */
export const procedureNumbers = [1, 2] as const;
export type ProcedureNumber = (typeof procedureNumbers)[number];

/** A notification of a figure, who sends and who gets it, and what comes of it: the step in which its
 *  receiver makes the checks, and that of the answer. */
export type Leg = Readonly<{
  step: 1 | 3 | 4;
  receipt: StepNumber;
  answer: StepNumber;
  from: GmsId;
  to: Readonly<{ system: SystemName; kind: 'gms' | 'ue' }>;
}>;

const legTo = (system: SystemName, kind: 'gms' | 'ue') => ({ system, kind }) as const;

/** In their order. Figure 7.4.2-1 has the first one only. The partner GMS makes its checks at the
 *  beginning of step 4 and answers once its UEs have. Source: pCR 33.179 §7.4.2, §7.4.4.3. */
export const legs = [
  { step: 1, receipt: 2, answer: 2, from: gmsIn('primary'), to: legTo('primary', 'ue') },
  { step: 3, receipt: 4, answer: 6, from: gmsIn('primary'), to: legTo('partner', 'gms') },
  { step: 4, receipt: 5, answer: 5, from: gmsIn('partner'), to: legTo('partner', 'ue') },
] as const satisfies readonly Leg[];

/** Steps behind both figures, in which a UE and the MCPTT server of its system come to share a key: the
 *  message, and what its receiver does with it and answers. Source: TS 33.180 §5.4, §5.8.1. */
export const serverSteps = {
  primary: { message: 7, answer: 8 },
  partner: { message: 9, answer: 10 },
} as const satisfies Readonly<Record<SystemName, unknown>>;

/** Whether a step is one of those. */
export const isServerStep = (step: number | 'use'): boolean =>
  step !== 'use' && step >= serverSteps.primary.message;

/** Step 0 gives out key material, before any notification. */
export const provisioningStep = 0;

/** Steps a fault can be applied at: provisioning, and the notifications. */
export const faultSteps = [provisioningStep, legs[0].step, legs[1].step, legs[2].step] as const;
export type FaultStep = (typeof faultSteps)[number];

/** Whether an actor gets the notification of a leg. */
export function isReceiver({ to }: Leg, id: string): boolean {
  const parts = readActorId(id);
  return parts?.kind === to.kind && parts.system === to.system;
}

/** Whether an actor gets notifications: a UE, and the partner GMS. */
export const receivesKeys = (id: string): id is GmsId | UeId =>
  legs.some((leg) => isReceiver(leg, id));

/** The leg that something belongs to which happens in a step for a receiver: the notification, what
 *  its receiver does with it, and the answer. Null in step 0 and in the use of the keys. */
export function legOf(step: number | 'use', member: string | undefined): Leg | null {
  const isOf = (leg: Leg) =>
    leg.step === step ||
    leg.answer === step ||
    (leg.receipt === step && member !== undefined && isReceiver(leg, member));
  return legs.find(isOf) ?? null;
}
