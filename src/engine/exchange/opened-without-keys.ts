import { type CheckFailure, checksByPhase } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import { firstFailure } from '../entities/check-runner.ts';
import { discard } from '../entities/key-store.ts';
import type { Arrival } from '../entities/mcptt-ue.ts';
import type { Context } from '../model/context.ts';
import type { Scope, Steps } from '../trace/recording.ts';

/** Whether keys of the period are held is no matter where none are: the sender has no part in that. */
const checksWithoutKeys = checksByPhase.payload.filter(({ name }) => name !== 'period');

/** The checks of a message that need no key of its receiver: everything up to the signature, which the
 *  certificate of the signer's KMS verifies. Returns the failures. */
export function* receiveWithoutKeys(
  context: Context,
  scope: Scope,
  ue: McpttUe,
  { decoded, ref, purpose }: Arrival,
): Steps<readonly CheckFailure[]> {
  const inScope = { ...scope, purpose };
  const reception = { ue, ref, decoded, part: 'only', ordinal: 0 } as const;
  const about = { ref, tree: decoded.tree };
  const failed = yield* firstFailure(context, inScope, checksWithoutKeys, reception, about);
  if (failed === null) return [];
  yield* discard(inScope, reception, failed);
  return [failed];
}
