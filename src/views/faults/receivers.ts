import {
  type ActorId,
  type FaultEntry,
  type FaultStep,
  type Scenario,
  systemsInUse,
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

/** The receivers of a step. In step 0 a KMS serves everybody. Source: Figure 7.4.3.3-1. */
export function receiversOf(scenario: Scenario, step: FaultStep): Receivers {
  const [primary, partner] = systemsInUse(scenario).map(({ members }) => members.length);
  const both = { primary: primary ?? 0, partner: partner ?? 0 };
  switch (step) {
    case 0:
      return { ...both, servers: partner === undefined ? ['gms'] : ['gms', 'partner-gms'] };
    case 1:
      return { ...both, servers: [], partner: 0 };
    case 3:
      return { servers: ['partner-gms'], primary: 0, partner: 0 };
    case 4:
      return { ...both, servers: [], primary: 0 };
  }
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
  const ordinals = (start: string) =>
    ids
      .filter((id) => id.startsWith(start))
      .map((id) => Number(id.slice(start.length)))
      .sort((a, b) => a - b);
  return {
    servers: ids.filter((id) => id.endsWith('gms')) as ActorId[],
    primary: ordinals('ue'),
    partner: ordinals('partner-ue'),
  };
}

/** The ids of named actors. */
export function idsOf({ servers, primary, partner }: Named): readonly string[] {
  return [
    ...servers,
    ...primary.map((ordinal) => `ue${ordinal}`),
    ...partner.map((ordinal) => `partner-ue${ordinal}`),
  ];
}
