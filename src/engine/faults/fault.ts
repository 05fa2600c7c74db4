import * as v from 'valibot';
import type { FailureCode } from '../checks/index.ts';
import type { TapPoints } from '../entities/taps.ts';
import type { Where } from '../model/context.ts';
import type { Fact } from '../model/fact.ts';
import type { FaultStep } from '../model/figure.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import type { Clause } from '../model/sources.ts';

/** What a fault does at the taps of a run. A value it hands back unchanged was not altered. */
export type Alterations = {
  readonly [P in keyof TapPoints]?: (value: TapPoints[P], where: Where) => TapPoints[P];
};

/** What is expected to come of it: the failure code of the first check that fails, or null where
 *  none does; `unknown` where that depends on the octets and only the run can tell. */
export type Prediction = FailureCode | null | 'unknown';

/** Where a fault is put: the message, and to whom. */
export type FaultPlace = Readonly<{
  scenario: Scenario;
  at: FaultEntry['at'];
  to: FaultEntry['to'];
}>;

/** What a fault needs to know of the run it is applied to. */
export type FaultSetting<P = unknown> = FaultPlace & Readonly<{ parameters: P }>;

/** Something that may go wrong. What it is called, what it breaks and why nothing catches it stands in
 *  the catalogue (`faults.<id>`). `Parameters` are checked with `parameters`, which has defaults. */
export type Fault<P = unknown> = Readonly<{
  id: string;
  /** The clause that demands the check it runs into, or that leaves it open. */
  clause: Clause;
  /** Groups the catalogue. */
  kind: FaultKind;
  /** What it breaks where two keys travel together: all of their payload or of their notification.
   *  Where it does not say, the chosen key only. */
  reach?: FaultReach;
  /** Steps of the figures it can be applied at. */
  steps: readonly FaultStep[];
  parameters: v.GenericSchema<unknown, P>;
  /** Why it does not apply to a scenario; null where it does. */
  excludes: (place: FaultPlace) => Fact | null;
  predict: (setting: FaultSetting<P>) => Prediction;
  /** There is a place where nothing catches it. */
  unnoticed?: true;
  /** It can be put to a notification that carries no key. */
  keyless?: true;
  /** In a later act what comes of it depends on the keys of acts before: only the run can tell. */
  dependsOnHeld?: true;
  /** Brings somebody into the run who belongs to no system. */
  outsider?: true;
  /** The alterations of one run; called once, so it may remember what it has seen. */
  apply: (setting: FaultSetting<P>) => Alterations;
}>;

export type FaultReach = 'payload' | 'notification';

export const faultKinds = [
  'signature',
  'octets',
  'identity',
  'encryption',
  'period',
  'key',
  'dual',
  'deviation',
  'delivery',
  'partner',
  'attack',
] as const;
export type FaultKind = (typeof faultKinds)[number];

const noParameters = v.strictObject({});

/** What the faults of a kind break where they do not say otherwise. */
const reachOfKind: Partial<Record<FaultKind, FaultReach>> = {
  octets: 'payload',
  delivery: 'notification',
};

/** What most faults share need not be said: nothing to choose, at every notification, in every scenario. */
type FaultParts<S extends v.GenericSchema> = Readonly<{ parameters?: S }> &
  Partial<Pick<Fault, 'steps' | 'excludes'>> &
  Omit<Fault<v.InferOutput<S>>, 'parameters' | 'steps' | 'excludes'>;

/** Declares a fault. */
export function defineFault<S extends v.GenericSchema = typeof noParameters>(
  parts: FaultParts<S>,
): Fault<v.InferOutput<S>>;
export function defineFault(parts: FaultParts<v.GenericSchema>): Fault {
  const defaults = { parameters: noParameters, steps: [1, 3, 4], excludes: () => null } as const;
  const reach = reachOfKind[parts.kind];
  return { ...(reach && { reach }), ...defaults, ...parts };
}
