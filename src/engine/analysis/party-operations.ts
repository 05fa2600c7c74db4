import { type ActorId, isGms, isKms, isUe, primaryGms, ueIn } from '../model/actors.ts';
import { type Operation, operations } from '../trace/trace-folds.ts';

/** Who computes how much: the operations of a run by the parties that make them. */

/** `firstUe` is one of `ues`, which are those of both systems; `servers`: those that are no GMS. */
export const workingParties = ['kms', 'gms', 'partnerGms', 'servers', 'firstUe', 'ues'] as const;
export type WorkingParty = (typeof workingParties)[number];

export type Operations = Readonly<Record<Operation, number>>;
export type OperationsByParty = Readonly<Record<WorkingParty, Operations>>;

/** A sum that takes operations as they come. */
export type OperationsFold = Readonly<{
  /** Adds `each` operations of `count` parties that are alike; `actor` is the one that stands for them. */
  add: (actor: ActorId, operation: Operation, each?: number, count?: number) => void;
  byParty: () => OperationsByParty;
}>;

const firstUe: ActorId = ueIn('primary', 1);

/** Nothing computed yet. */
export function createPartyOperations(): OperationsFold {
  const sums = noOperations();
  return {
    add(actor, operation, each = 1, count = 1) {
      sums[partyOf(actor)][operation] += each * count;
      if (actor === firstUe) sums.firstUe[operation] += each;
    },
    byParty: () => {
      const made = noOperations();
      for (const party of workingParties) made[party] = { ...sums[party] };
      return made;
    },
  };
}

function partyOf(actor: ActorId): Exclude<WorkingParty, 'firstUe'> {
  if (isUe(actor)) return 'ues';
  if (isKms(actor)) return 'kms';
  if (!isGms(actor)) return 'servers';
  return actor === primaryGms ? 'gms' : 'partnerGms';
}

type Sums = Record<WorkingParty, Record<Operation, number>>;

const noOperations = () =>
  Object.fromEntries(
    workingParties.map((party) => [
      party,
      Object.fromEntries(operations.map((operation) => [operation, 0])),
    ]),
  ) as Sums;
