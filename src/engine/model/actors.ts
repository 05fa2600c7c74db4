/** An MCPTT system: the one that starts the procedure, and in a regroup the one that joins it. */
export type SystemName = 'primary' | 'partner';

export type ActorId =
  | 'kms'
  | 'gms'
  | `ue${number}`
  | 'partner-kms'
  | 'partner-gms'
  | `partner-ue${number}`
  | 'outsider';
/** `outsider`: somebody of no system, who is there only where a fault lets keys out. */
export type ActorKind = 'kms' | 'gms' | 'ue' | 'outsider';
/** `ordinal` counts the UEs of a system from 1; it is 0 for its servers. An outsider has the system
 *  whose GMS it got its keys from. */
export type Actor = Readonly<{
  id: ActorId;
  kind: ActorKind;
  system: SystemName;
  ordinal: number;
  uri: string;
}>;
