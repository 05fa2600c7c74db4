import {
  type Actor,
  type ActorId,
  foldKeyStores,
  type KeyRecord,
  type NamedValue,
  type ProcedureNumber,
  type ProvisionEvent,
  type Purpose,
  type TraceEvent,
} from '../../engine/index.ts';
import { eventsAbout } from '../../store/trace-index.ts';

/** What an actor holds at the cursor. */

type Events = readonly TraceEvent[];

/** Values an actor made itself: the KMS its keys, the GMS its group keys. */
export type OwnKey = Readonly<{
  id: string;
  operation: 'eccsi-kms-setup' | 'sakke-kms-setup' | 'gmk';
  purpose: Purpose | null;
  procedure: ProcedureNumber;
  values: readonly NamedValue[];
}>;

export type Holdings = Readonly<{
  provisions: readonly ProvisionEvent[];
  own: readonly OwnKey[];
  groupKeys: readonly KeyRecord[];
}>;

function ownKeys(events: Events, actor: ActorId): readonly OwnKey[] {
  return events.flatMap((event) => {
    if (event.kind !== 'compute' || event.actor !== actor) return [];
    const { operation, id, procedure } = event;
    const makes =
      operation === 'eccsi-kms-setup' || operation === 'sakke-kms-setup' || operation === 'gmk';
    if (!makes) return [];
    const { intermediates, outputs } = event.working;
    const values = operation === 'gmk' ? outputs : [...intermediates, ...outputs];
    return [{ id, operation, purpose: event.purpose ?? null, procedure, values }];
  });
}

/** Identity keys handed over, keys made, and group keys stored by `actor` up to the cursor. */
export function holdingsOf(
  events: Events,
  actors: readonly Actor[],
  cursor: number,
  actor: ActorId,
): Holdings {
  const past = eventsAbout(events, actor)
    .filter(({ index }) => index <= cursor)
    .map(({ event }) => event);
  const provisions = past.filter(
    (event): event is ProvisionEvent => event.kind === 'provision' && event.actor === actor,
  );
  const groupKeys = foldKeyStores(actors, past).get(actor) ?? [];
  return { provisions, own: ownKeys(past, actor), groupKeys };
}
