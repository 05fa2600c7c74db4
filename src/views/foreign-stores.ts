import { type ActorId, type ForeignOrigin, foreignKeys, type KeyRecord } from '../engine/index.ts';
import { perEvents } from '../store/per-events.ts';

/** Where the run stores GMKs that no GMS has made, in its order. */

export type ForeignStore = Readonly<{
  index: number;
  actor: ActorId;
  record: KeyRecord;
  origin: ForeignOrigin;
}>;

export const foreignStores = perEvents((events): readonly ForeignStore[] => {
  const found = foreignKeys(events);
  if (found.size === 0) return [];
  return events.flatMap((event, index) => {
    const origin = event.kind === 'store' ? found.get(event.record) : undefined;
    if (event.kind !== 'store' || origin === undefined) return [];
    return [{ index, actor: event.actor, record: event.record, origin }];
  });
});
