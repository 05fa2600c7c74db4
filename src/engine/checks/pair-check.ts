import { keyRecordOf } from '../entities/key-store.ts';
import { equalBytes } from '../model/bytes.ts';
import { type Failure, failure } from '../model/failures.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { PayloadRef } from '../trace/trace.ts';
import type { McpttUe, Reception } from './reception.ts';

/** Which notification, and how many keys it was to bring. `ref` is that of its first payload. */
export type PairPlace = Readonly<{ scope: Scope; ue: McpttUe; ref: PayloadRef; count: number }>;

/** The keys of the notification that passed every check, and how many did not. */
export type PairResult = Readonly<{ good: readonly Reception[]; refused: number }>;

/** Two GMKs in one procedure: both must have arrived, be good and differ; an update of a stored key may
 *  come alone. What happens when not is
 *  left open by the contribution and chosen by `dualAcceptance`. Gives the failure, or null. */
export function* concludePair(place: PairPlace, result: PairResult): Steps<Failure | null> {
  const { scope, ue, ref } = place;
  const found = pairProblem(place, result);
  const clause = 'Keyladder §dual acceptance';
  const failed = found
    ? failure({
        code: 'dual-incomplete',
        path: 'notification',
        offset: null,
        clause,
        expected: 'two different good GMKs, one for media and one for floor control',
        found,
      })
    : null;
  yield Object.freeze({
    ...eventBase(scope, 'check', 'dual-complete'),
    kind: 'check' as const,
    check: 'dual-complete' as const,
    clause,
    passed: failed === null,
    ...(failed ? { failure: failed } : {}),
    values: [{ name: 'dualAcceptance', value: ue.expects.acceptance }],
    subject: ref,
    unverified: true,
  });
  return failed;
}

function pairProblem({ count }: PairPlace, { good, refused }: PairResult): string | null {
  if (refused > 0) return `${refused} of ${count} refused`;
  const [first, second] = good;
  if (!first) return 'no second key';
  if (!second) return first.update ? null : 'no second key';
  const [a, b] = [keyRecordOf(first), keyRecordOf(second)];
  if (equalBytes(a.gmk, b.gmk)) return 'the same GMK twice';
  if (a.gmkId === b.gmkId) return 'the same GMK-ID twice';
  if (a.purpose === b.purpose) return `two keys for ${a.purpose}`;
  return null;
}
