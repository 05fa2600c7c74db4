import type { CheckFailure, CheckName } from '../checks/index.ts';
import { keyRecordOf } from '../checks/learnt-key.ts';
import { known, type Reception } from '../checks/reception.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';

/** Stores a key that passed every check, with the event that says so. */
export function* store(scope: Scope, r: Reception): Steps<void> {
  const record = keyRecordOf(r);
  storeKey(r.ue.keys, record);
  const dropped = r.ue.dropsOldKeys ? dropOthers(r.ue.keys, record) : [];
  yield Object.freeze({
    ...eventBase(scope, 'store'),
    kind: 'store' as const,
    clause: 'pCR 33.179 §7.4.2' as const,
    record,
    update: known(r.update, 'update'),
    ...(dropped.length > 0 ? { dropped } : {}),
  });
}

/** Deletes the keys of the same group for the same that came before; gives their GMK-IDs. */
function dropOthers(keys: KeyRecord[], made: KeyRecord): readonly number[] {
  const { purpose, gmkId, parameters } = made;
  const isForSame = ({ parameters: { groupIds } }: KeyRecord) =>
    groupIds.some((group) => parameters.groupIds.includes(group));
  const old = keys.filter(
    (key) => key.purpose === purpose && key.gmkId !== gmkId && isForSame(key),
  );
  for (const key of old) keys.splice(keys.indexOf(key), 1);
  return old.map((key) => key.gmkId);
}

/** The event of a key that is not stored, and why; of a receiver that went on past the failure also the
 *  checks it could not make. */
export function* discard(
  scope: Scope,
  r: Reception,
  reason: CheckFailure,
  unmade: readonly CheckName[] = [],
): Steps<void> {
  yield Object.freeze({
    ...eventBase(scope, 'discard'),
    kind: 'discard' as const,
    clause: 'pCR 33.179 §7.4.2' as const,
    reason,
    subject: r.ref,
    ...(unmade.length > 0 ? { unmade } : {}),
  });
}

/** Puts a record in the store; one with the same GMK-ID is replaced. */
function storeKey(keys: KeyRecord[], record: KeyRecord): void {
  const at = keys.findIndex((key) => key.gmkId === record.gmkId);
  if (at < 0) keys.push(record);
  else keys[at] = record;
}
