/** An MCPTT system: the one that starts the procedure, and in a regroup the one that joins it. */
export const systemNames = ['primary', 'partner'] as const;
export type SystemName = (typeof systemNames)[number];

type InSystem<Id extends string> = Id | `partner-${Id}`;
/** A system may have a second and a third KMS, for some of its users. */
export type KmsId = InSystem<'kms' | 'kms2' | 'kms3'>;
export type GmsId = InSystem<'gms'>;
export type UeId = InSystem<`ue${number}`>;
/** An MCPTT server: a message made elsewhere has one, and a run of a design in which it has a part. */
export type ServerId = InSystem<`server${number}`>;
/** `outsider`: somebody of no system, who is there only where a fault lets keys out. */
export type ActorId = KmsId | GmsId | UeId | ServerId | 'outsider';

export const actorKinds = ['kms', 'gms', 'ue', 'server', 'outsider'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Who an actor is. `ordinal` counts the UEs and the servers of a system from 1, further KMSs from 2; it is 0 for all others. An outsider
 *  has the system whose GMS it got its keys from. */
export type ActorParts<K extends ActorKind = ActorKind> = Readonly<{
  system: SystemName;
  kind: K;
  ordinal: number;
}>;
export type Actor = ActorParts & Readonly<{ id: ActorId; uri: string }>;

type IdOf = { kms: KmsId; gms: GmsId; ue: UeId; server: ServerId; outsider: 'outsider' };

/** The id of an actor, as events, links and scenarios write it: `ue2`, `partner-gms`, `outsider`. */
export function actorId<K extends ActorKind>({ system, kind, ordinal }: ActorParts<K>): IdOf[K] {
  const isCounted = kind === 'ue' || kind === 'server' || (kind === 'kms' && ordinal > 0);
  const own = isCounted ? `${kind}${ordinal}` : kind;
  return (kind === 'outsider' || system === 'primary' ? own : `partner-${own}`) as IdOf[K];
}

export const kmsIn = (system: SystemName, ordinal = 0) => actorId({ system, kind: 'kms', ordinal });
export const gmsIn = (system: SystemName) => actorId({ system, kind: 'gms', ordinal: 0 });
/** The MCPTT server of a system. */
export const serverIn = (system: SystemName) => actorId({ system, kind: 'server', ordinal: 1 });
export const ueIn = (system: SystemName, ordinal: number) =>
  actorId({ system, kind: 'ue', ordinal });
export const outsider = actorId({ system: 'partner', kind: 'outsider', ordinal: 0 });

/** Ordinals stay whole numbers that a double holds. */
const pattern = /^(partner-)?(?:(kms|gms)|(ue|server)([1-9]\d{0,14})|(kms)([23]))$/;

/** What an id says; null where it is none. */
export function readActorId(id: string): ActorParts | null {
  if (id === outsider) return { system: 'partner', kind: 'outsider', ordinal: 0 };
  const [, partner, single, counted, ordinal, more, which] = pattern.exec(id) ?? [];
  const system = partner === undefined ? 'primary' : 'partner';
  if (counted === 'ue' || counted === 'server') {
    return { system, kind: counted, ordinal: Number(ordinal) };
  }
  if (more === 'kms') return { system, kind: more, ordinal: Number(which) };
  return single === 'kms' || single === 'gms' ? { system, kind: single, ordinal: 0 } : null;
}

/** What an id says. Throws RangeError for a text that is none. */
export function parseActorId(id: string): ActorParts {
  const parts = readActorId(id);
  if (!parts) throw new RangeError(`${id} is no actor`);
  return parts;
}

/** Whether a text is the id of an actor of one of these kinds. */
export function isActorId(id: string, kinds: readonly ActorKind[] = actorKinds): id is ActorId {
  const parts = readActorId(id);
  return parts !== null && kinds.includes(parts.kind);
}

export const isKms = (id: string): id is KmsId => readActorId(id)?.kind === 'kms';
export const isGms = (id: string): id is GmsId => readActorId(id)?.kind === 'gms';
export const isServer = (id: string): id is ServerId => readActorId(id)?.kind === 'server';
export const isUe = (id: string): id is UeId => readActorId(id)?.kind === 'ue';

/** The system an actor belongs to. Throws RangeError as `parseActorId`. */
export const systemOf = (id: string): SystemName => parseActorId(id).system;

/** KMS and GMS of each system. */
export const serverIds: readonly ActorId[] = systemNames.flatMap((system) => [
  kmsIn(system),
  gmsIn(system),
]);

/** The GMS that makes the keys, and the one that takes them over. Source: pCR 33.179 §7.4.4.3. */
export const primaryGms = gmsIn('primary');
export const partnerGms = gmsIn('partner');
export const isPartnerUe = (id: string): boolean => isUe(id) && systemOf(id) === 'partner';

/** Whether two actors belong to different systems; an outsider belongs to none. */
export function isAcross(one: ActorId, other: ActorId): boolean {
  if (one === outsider || other === outsider) return false;
  return systemOf(one) !== systemOf(other);
}
