import type { Instead, Outcome, Verdict } from '../checks/check.ts';
import type { CheckFailure, CheckName, FailureCode } from '../checks/index.ts';
import type { Run } from '../checks/operation.ts';
import { type FieldNode, findNode } from '../codec/field-node.ts';
import type { PayloadRef } from '../mcptt/key-record.ts';
import type { Context } from '../model/context.ts';
import { failure } from '../model/failures.ts';
import type { Clause } from '../model/sources.ts';
import { compute, eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { EventBase, SkipEvent } from '../trace/trace.ts';

/** What a check is about: the payload or packet and its fields, which are none for key material and for
 *  a pair of keys. */
export type About = Readonly<{
  ref?: PayloadRef;
  tree?: readonly FieldNode[];
  unverified?: boolean;
  faults?: EventBase['faults'];
}>;

type Runnable<Subject> = Readonly<{
  name: CheckName;
  clauses: readonly [Clause, ...Clause[]];
  reads: readonly string[];
  run: (subject: Subject) => Outcome<FailureCode>;
  instead?: (subject: Subject) => Instead;
}>;

/** Makes one check: records the calculations it asks for and then, unless there was nothing to check,
 *  what it comes to. Gives its failure, or null. Whoever leaves the check out goes on, where it can. */
export function* runCheck<Subject>(
  context: Context,
  scope: Scope,
  check: Runnable<Subject>,
  subject: Subject,
  about: About,
): Steps<CheckFailure | null> {
  if (context.skips?.(scope.actor, check.name)) {
    return yield* passOver(context, scope, check, subject, about);
  }
  const outcome = check.run(subject);
  const verdict =
    outcome && 'next' in outcome ? yield* calculate(context, scope, outcome) : outcome;
  return verdict && (yield* conclude(scope, check, verdict, about));
}

/** The place of a check its party does not make. What it would have come to is worked out beside the
 *  run, for those who watch; the party makes only what it needs to go on. Where it cannot go on, it
 *  fails as the check would have. */
function* passOver<Subject>(
  context: Context,
  scope: Scope,
  check: Runnable<Subject>,
  subject: Subject,
  about: About,
): Steps<CheckFailure | null> {
  const outcome = check.run(subject);
  const verdict = outcome && 'next' in outcome ? workOut(outcome) : outcome;
  if (verdict === null) return null;
  const instead = check.instead?.(subject) ?? true;
  const goesOn = typeof instead === 'boolean' ? instead : yield* calculate(context, scope, instead);
  if (!goesOn && verdict.problem) return yield* conclude(scope, check, verdict, about);
  yield skipped(scope, check, verdict, about);
  return null;
}

/** A calculation that nobody in the run makes: it leaves no event. */
function workOut<T>(run: Run<T>): T {
  let step = run.next();
  while (!step.done) step = run.next(step.value.run());
  return step.value;
}

function skipped(
  scope: Scope,
  check: Named,
  verdict: Verdict<FailureCode>,
  about: About,
): SkipEvent {
  const { failure: wouldFail, shared } = placed(scope, check, verdict, about);
  return Object.freeze({ ...shared, kind: 'skip' as const, ...(wouldFail ? { wouldFail } : {}) });
}

function* calculate<T>(context: Context, scope: Scope, run: Run<T>): Steps<T> {
  let step = run.next();
  while (!step.done) {
    const { operation, run: make, extra, name } = step.value;
    step = run.next(yield* compute(context, scope, operation, make, extra, name));
  }
  return step.value;
}

/** The failure of the first of several checks that fails, or null. */
export function* firstFailure<Subject>(
  context: Context,
  scope: Scope,
  checks: readonly Runnable<Subject>[],
  subject: Subject,
  about: About,
): Steps<CheckFailure | null> {
  for (const check of checks) {
    const failed = yield* runCheck(context, scope, check, subject, about);
    if (failed) return failed;
  }
  return null;
}

function* conclude(
  scope: Scope,
  check: Named,
  verdict: Verdict<FailureCode>,
  about: About,
): Steps<CheckFailure | null> {
  const { failure: failed, shared } = placed(scope, check, verdict, about);
  yield Object.freeze({
    ...shared,
    kind: 'check' as const,
    passed: failed === null,
    ...(failed ? { failure: failed } : {}),
    values: verdict.values ?? [],
  });
  return failed;
}

type Named = Pick<Runnable<never>, 'name' | 'clauses' | 'reads'>;

/** What a check that is made and one that is left out tell alike, and the failure with its place. */
function placed(
  scope: Scope,
  { name: check, clauses, reads }: Named,
  { problem, clause = clauses[0], path = reads[0] ?? '', ...verdict }: Verdict<FailureCode>,
  { ref, tree, unverified, faults }: About,
) {
  const failure = failureOf(problem, clause, path, tree);
  const shared = {
    ...eventBase(scope, 'check', check),
    ...(faults ? { faults } : {}),
    check,
    clause: failure?.clause ?? clause,
    ...(ref ? { subject: ref } : {}),
    ...(tree ? { path: failure?.path ?? path } : {}),
    ...(verdict.unverified || unverified ? { unverified: true } : {}),
  };
  return { failure, shared };
}

function failureOf(
  problem: Verdict<FailureCode>['problem'],
  clause: Clause,
  path: string,
  tree: readonly FieldNode[] = [],
): CheckFailure | null {
  if (!problem) return null;
  const { code, expected, found } = problem;
  const at = problem.path ?? path;
  const offset = problem.offset === undefined ? offsetOf(tree, at) : problem.offset;
  return failure({ code, path: at, offset, clause: problem.clause ?? clause, expected, found });
}

/** First octet of the field, or of the nearest field around it that the tree shows. */
function offsetOf(tree: readonly FieldNode[], path: string): number | null {
  const node = findNode(tree, path);
  if (node) return node.start;
  const end = path.lastIndexOf('.');
  return end < 0 ? null : offsetOf(tree, path.slice(0, end));
}
