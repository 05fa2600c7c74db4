import {
  type Actor,
  type ActorId,
  type ActorKind,
  parseActorId,
  type SystemName,
} from '../engine/index.ts';

/** The words of a catalogue. */
export type Words = (key: string, values?: Record<string, unknown>) => string;

/** Names of actors: alone in their system, or in a regroup with the system before them. */
export type ActorNames = Readonly<{
  regroup: boolean;
  /** For sentences: `UE 2`, `Partner UE 2`. */
  short(id: ActorId): string;
  /** As the figures write it; the only UE of a system has no number. */
  title(id: ActorId): string;
  /** The same without a number: who it is in the figure. */
  role(id: ActorId): string;
  /** The same over a lifeline of the figure, where an MCPTT server is none of its actors. */
  inFigure(id: ActorId): string;
  /** Of several UEs of one system: `UE 4 … 50` when their numbers run on, else their count. */
  several(actors: readonly Actor[]): string;
}>;

/** How many UEs a system has, as far as it decides whether they are numbered. */
export type UeCounts = Readonly<Record<SystemName, number>>;

/** Counts the UEs of each system. */
export function countUes(actors: readonly Actor[]): UeCounts {
  const counts = { primary: 0, partner: 0 };
  for (const { kind, system } of actors) if (kind === 'ue') counts[system] += 1;
  return counts;
}

/** Whether actors are of two systems; somebody outside is of none. */
export const hasTwoSystems = (actors: readonly Actor[]): boolean =>
  actors.some(({ system, kind }) => system === 'partner' && kind !== 'outsider');

/** Only the partner system has further KMSs: each is named with it, in acts of one system too. */
const isFurtherKms = (kind: ActorKind | undefined, ordinal: number) =>
  kind === 'kms' && ordinal > 1;

/** The second server is there only where one server sends to another, a further KMS for some users. */
function titleOf(kind: ActorKind, ordinal: number) {
  if (isFurtherKms(kind, ordinal)) return 'kmsNumbered';
  return kind === 'server' && ordinal > 1 ? 'serverOther' : kind;
}

/** Names in the words of the catalogue. Figure 7.4.2-1 has one system, Figure 7.4.3.3-1 two. */
export function createActorNames(words: Words, regroup: boolean, ues: UeCounts): ActorNames {
  const inSystem = (system: SystemName, kind?: ActorKind, ordinal = 0) =>
    (regroup || isFurtherKms(kind, ordinal)) && kind !== 'outsider' ? `${system}.` : '';
  const role = (id: ActorId) => {
    const { kind, system, ordinal } = parseActorId(id);
    return words(`trace.actor.${inSystem(system, kind, ordinal)}${titleOf(kind, ordinal)}`);
  };
  return {
    regroup,
    role,
    short(id) {
      const { kind, system, ordinal } = parseActorId(id);
      const isShort = kind === 'gms' || kind === 'ue' || (kind === 'server' && regroup);
      const name = isShort ? (`${kind}Short` as const) : titleOf(kind, ordinal);
      return words(`trace.actor.${inSystem(system, kind, ordinal)}${name}`, { n: ordinal });
    },
    title(id) {
      const { kind, system, ordinal } = parseActorId(id);
      const name = kind === 'ue' && ues[system] > 1 ? 'ueNumbered' : titleOf(kind, ordinal);
      return words(`trace.actor.${inSystem(system, kind, ordinal)}${name}`, { n: ordinal });
    },
    inFigure(id) {
      const name = role(id);
      return parseActorId(id).kind === 'server' ? words('trace.actor.notInFigure', { name }) : name;
    },
    several(actors) {
      const numbers = actors.map((actor) => actor.ordinal);
      const first = numbers.reduce((least, n) => Math.min(least, n), Number.POSITIVE_INFINITY);
      const last = numbers.reduce((most, n) => Math.max(most, n), 0);
      const place = `ladder.folded.${inSystem(actors[0]?.system ?? 'primary')}`;
      if (last - first + 1 === numbers.length) return words(`${place}range`, { first, last });
      return words(`${place}others`, { count: numbers.length });
    },
  };
}
