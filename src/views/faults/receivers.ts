import {
  type ActorId,
  type FaultEntry,
  type FaultStep,
  isGms,
  parseActorId,
  planOf,
  provisioningStep,
  type Scenario,
  type SystemName,
  systemNames,
  ueIn,
} from '../../engine/index.ts';

/** Whom a fault can be put to: servers one by one, members of each system by number. */

/** Largest number of actors a fault names one by one. */
export const mostNamed = 1000;

export type Receivers = Readonly<{
  servers: readonly ActorId[];
  /** Members of each system that are among them; 0 where the step is not for them. */
  primary: number;
  partner: number;
}>;

/** The receivers of a step. In step 0 a KMS serves everybody. */
export function receiversOf(scenario: Scenario, step: FaultStep): Receivers {
  const { systems, legs } = planOf(scenario);
  const isFor = (kind: 'gms' | 'ue', system: SystemName) =>
    step === provisioningStep ||
    legs.some((leg) => leg.step === step && leg.to.kind === kind && leg.to.system === system);
  const ues = (system: SystemName) =>
    isFor('ue', system) ? (systems.find(({ name }) => name === system)?.members.length ?? 0) : 0;
  return {
    servers: systems.flatMap(({ name, gms }) => (isFor('gms', name) ? [gms] : [])),
    primary: ues('primary'),
    partner: ues('partner'),
  };
}

/** How many there are. */
export const countReceivers = ({ servers, primary, partner }: Receivers) =>
  servers.length + primary + partner;

export type Named = Readonly<{
  servers: readonly ActorId[];
  primary: readonly number[];
  partner: readonly number[];
}>;

/** The named actors of a fault, apart by kind; nobody where it is put to all. */
export function namedIn(to: FaultEntry['to']): Named {
  const ids = to === 'all' ? [] : to;
  const ordinals = (system: SystemName) =>
    ids
      .map(parseActorId)
      .flatMap((actor) => (actor.kind === 'ue' && actor.system === system ? [actor.ordinal] : []))
      .sort((a, b) => a - b);
  return { servers: ids.filter(isGms), primary: ordinals('primary'), partner: ordinals('partner') };
}

/** The ids of named actors. */
export function idsOf({ servers, ...ordinals }: Named): readonly string[] {
  const ues = systemNames.flatMap((name) => ordinals[name].map((ordinal) => ueIn(name, ordinal)));
  return [...servers, ...ues];
}
