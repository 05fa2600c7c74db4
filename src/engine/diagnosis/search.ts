import type { CheckName } from '../checks/index.ts';
import type { Aspect, Examination, Worth } from './aspects.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { Reading } from './reading.ts';

/** Looks for the deviation, or the two, that settle what fails. */

/** Deviations that settle some of what fails, with the reading they lead to. */
export type Finding = Readonly<{
  deviations: readonly Hypothesis[];
  reading: Reading;
  settles: readonly Aspect[];
  worth: Worth;
  /** Other deviations that settle the same; `same` where they come to the very same octets. */
  others: readonly Readonly<{ deviations: readonly Hypothesis[]; same: boolean }>[];
}>;

/** How far a search is. */
export type SearchStep = Readonly<{ level: 1 | 2; done: number; total: number }>;

export type Search<T> = Generator<SearchStep, T, void>;

type Task = Readonly<{
  examination: Examination;
  from: Reading;
  failing: readonly Aspect[];
  hypotheses: readonly Hypothesis[];
}>;

/** The best finding of the first level that has any; a proof at level two goes before what only fits at
 *  level one only in a search of its own. */
export function* searchFinding(task: Task): Search<Finding | null> {
  return (yield* searchSingles(task)) ?? (yield* searchPairs(task));
}

type Candidate = Omit<Finding, 'others'> & Readonly<{ inputs: string }>;

function* searchSingles(task: Task): Search<Finding | null> {
  const { hypotheses } = task;
  const collect = collector(task);
  for (const [index, hypothesis] of hypotheses.entries()) {
    if (hypothesis.settles.some((aspect) => task.failing.includes(aspect)))
      collect.add([hypothesis]);
    yield { level: 1, done: index + 1, total: hypotheses.length };
  }
  return collect.best();
}

/** Pairs of deviations of other parts that a failing check has in common. */
function* searchPairs(task: Task): Search<Finding | null> {
  const { failing } = task;
  const hypotheses = task.hypotheses.filter(({ alone }) => !alone);
  const provable = (hypothesis: Hypothesis) =>
    hypothesis.settles.filter((aspect) => failing.includes(aspect) && isProvable(aspect));
  const pairs = hypotheses.flatMap((one, index) =>
    hypotheses.slice(index + 1).flatMap((other) => {
      const common = provable(one).some((aspect) => provable(other).includes(aspect));
      return one.part !== other.part && common ? [[one, other] as const] : [];
    }),
  );
  const collect = collector(task);
  for (const [index, pair] of pairs.entries()) {
    collect.add(pair);
    yield { level: 2, done: index + 1, total: pairs.length };
  }
  return collect.best();
}

const isProvable = (aspect: Aspect) =>
  aspect === 'signature' || aspect === 'decapsulation' || aspect === 'key-parameters';

/** Keeps what settles something, once for the same octets. */
function collector({ examination, from, failing }: Task) {
  const { worth, inputsOf } = examination;
  const candidates: Candidate[] = [];
  const same: { inputs: string; deviations: readonly Hypothesis[] }[] = [];
  const seen = new Set([inputsOf(from)]);
  function add(deviations: readonly Hypothesis[]): void {
    const reading = deviations.reduce((made, { apply }) => apply(made), from);
    const inputs = inputsOf(reading);
    if (seen.has(inputs)) {
      same.push({ inputs, deviations });
      return;
    }
    seen.add(inputs);
    const touched = [...new Set(deviations.flatMap(({ settles }) => settles))];
    const settled = touched.flatMap((aspect) => {
      const found = failing.includes(aspect) ? worth(reading, aspect) : null;
      return found ? [{ aspect, found }] : [];
    });
    if (
      settled.length === 0 ||
      isConsequence(
        failing,
        settled.map(({ aspect }) => aspect),
      )
    )
      return;
    const broken = touched.some(
      (aspect) => !failing.includes(aspect) && worth(from, aspect) && !worth(reading, aspect),
    );
    if (broken) return;
    const isProved = settled.some(({ found }) => found === 'proved');
    if (
      !isProved &&
      !isEnough(
        deviations,
        settled.map(({ aspect }) => aspect),
      )
    )
      return;
    const settles = settled.map(({ aspect }) => aspect);
    candidates.push({ deviations, reading, settles, worth: isProved ? 'proved' : 'fits', inputs });
  }
  function best(): Finding | null {
    const [first, ...rest] = candidates.toSorted(byWeight);
    if (!first) return null;
    const alike = rest.filter((other) => byWeight(first, other) === 0);
    const equal = same.filter(({ inputs }) => inputs === first.inputs);
    const others = [
      ...equal.map(({ deviations }) => ({ deviations, same: true })),
      ...alike.map(({ deviations }) => ({ deviations, same: false })),
    ];
    const { inputs: _inputs, ...finding } = first;
    return { ...finding, others };
  }
  return { add, best };
}

/** Proofs first, then what settles more; for the rest their order holds. */
function byWeight(a: Candidate, b: Candidate): number {
  const proved = (candidate: Candidate) => (candidate.worth === 'proved' ? 1 : 0);
  return proved(b) - proved(a) || b.settles.length - a.settles.length;
}

/** A message for somebody else does not open: that says nothing of its sender. */
function isConsequence(failing: readonly Aspect[], settled: readonly Aspect[]): boolean {
  return failing.includes('receiver') && settled.every((aspect) => aspect === 'decapsulation');
}

const needsCompany: readonly CheckName[] = ['period', 'kms'];

/** Values that agree are enough by themselves only where little else can make them agree. */
function isEnough(deviations: readonly Hypothesis[], settled: readonly Aspect[]): boolean {
  const byItself: readonly Hypothesis['part'][] = [
    'time',
    'form',
    'identifier',
    'content',
    'names',
  ];
  if (!deviations.every(({ part }) => byItself.includes(part))) return false;
  const named = deviations.some(({ part }) => part === 'names');
  return settled.some((aspect) => named || !needsCompany.includes(aspect));
}
