import type { CheckFailure, CheckName } from '../checks/index.ts';
import { editedBundle, type OpenedBundle } from '../exchange/octet-edits.ts';
import { bundleReceiver } from '../exchange/opened-message.ts';
import { bundleMessage } from '../mcptt/bundle-parts.ts';
import type { MessageBundle } from '../mcptt/message-bundle.ts';
import { type Fact, type FactValue, fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import { type Aspect, type Examination, examine, isAspect, knownGmkId } from './aspects.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { type Patch, patches } from './field-values.ts';
import { hypothesesOf } from './hypotheses.ts';
import type { Hypothesis } from './hypothesis.ts';
import { type Passage, passageOf } from './passage.ts';
import { type Reading, usualReading } from './reading.ts';
import { type Finding, type Search, searchFinding } from './search.ts';

/** What a sender did otherwise, found by trying it out. Nothing here changes a verdict or a key. */

export type Grade = 'proved' | 'fits' | 'cannot be tested';

/** A deviation by its id and in words. */
export type Deviation = Readonly<{
  id: string;
  text: Fact;
  clause: Clause;
  facts: Readonly<Record<string, FactValue>>;
}>;

export type Diagnosis = Readonly<{
  /** Its id; of two together both, joined by ` + `. */
  deviation: string;
  grade: Grade;
  text: Fact;
  clause: Clause;
  facts: Readonly<Record<string, FactValue>>;
  deviations: readonly Deviation[];
  /** The octets taken in place of the usual ones. */
  octets: Uint8Array | null;
  /** The checks it settles. */
  settles: readonly CheckName[];
  /** What else would settle the same; `same` where no octet tells the two apart. */
  others: readonly Readonly<{ deviation: string; text: Fact; same: boolean }>[];
  /** The checks that then pass, and the first that fails all the same. */
  thenPasses: Readonly<{ passes: readonly CheckName[]; stopsAt: CheckFailure | null }>;
  /** What is found next, as if this one were settled. */
  further: Diagnosis | null;
}>;

/** What was tried without success at the first level, and how many pairs. */
export type Tried = Readonly<{ singles: readonly Deviation[]; pairs: number }>;

export type Diagnosed = Readonly<{ diagnosis: Diagnosis | null; tried: Tried }>;

const nothingTried: Tried = { singles: [], pairs: 0 };
const mostFindings = 3;

/** Why the message of a bundle fails for one of its users; yields how far the search is. A message that
 *  passes every check, and agrees with what was stated, has no diagnosis, unless a form of its key
 *  parameters was read that the documents left behind. */
export function* diagnose(
  bundle: MessageBundle,
  receiver: string,
  ntpSeconds?: number,
): Search<Diagnosed> {
  const evidence = evidenceOf(bundle, receiver, ntpSeconds);
  if (evidence.decoded.message) return yield* diagnoseReadable(evidence);
  for (const patch of patches) {
    const patched = patchedEvidence(bundle, patch, receiver, ntpSeconds);
    if (patched) return yield* diagnosePatched(patched, patch);
  }
  return { diagnosis: null, tried: nothingTried };
}

/** Why an opened message fails, as its octets are now. Throws TypeError where the bundle has no usable
 *  receiver: ask `bundleReceiver` first. */
export function diagnoseOpened({ bundle, as, ntpSeconds, edits }: OpenedBundle): Search<Diagnosed> {
  const receiver = bundleReceiver(bundle, as);
  if (receiver === null) throw new TypeError('the bundle names no receiver with keys');
  return diagnose(editedBundle(bundle, edits), receiver, ntpSeconds);
}

/** The same without steps. */
export function diagnoseAtOnce(
  bundle: MessageBundle,
  receiver: string,
  ntpSeconds?: number,
): Diagnosed {
  const search = diagnose(bundle, receiver, ntpSeconds);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

/** The evidence as if the message were read with leniency; its signature covers what arrived. */
function patchedEvidence(
  bundle: MessageBundle,
  { apply }: Patch,
  receiver: string,
  ntpSeconds?: number,
): Evidence | null {
  const arrived = bundleMessage(bundle);
  const octets = apply(arrived);
  if (!octets) return null;
  const evidence = evidenceOf({ ...bundle, i_message_hex: octets.slice() }, receiver, ntpSeconds);
  const { message } = evidence.decoded;
  if (!message) return null;
  const signedOctets = arrived.slice(0, arrived.length - message.sign.signature.length);
  return { ...evidence, decoded: { ...evidence.decoded, message: { ...message, signedOctets } } };
}

/** The deviation of the form, with what is found behind it. */
function* diagnosePatched(evidence: Evidence, patch: Patch): Search<Diagnosed> {
  const { diagnosis: further, tried } = yield* diagnoseReadable(evidence);
  const { passed, failures } = passageOf(evidence, null, false);
  const isProved = passed.includes('signature') || further?.settles.includes('signature');
  const { id, text, clause } = patch;
  const deviation = { id, text, clause, facts: {} };
  const diagnosis: Diagnosis = {
    ...{ deviation: id, grade: isProved ? 'proved' : 'fits', text, clause, facts: {} },
    deviations: [deviation],
    octets: null,
    settles: ['format'],
    others: [],
    thenPasses: { passes: passed, stopsAt: failures[0] ?? null },
    further,
  };
  return { diagnosis, tried };
}

function* diagnoseReadable(evidence: Evidence): Search<Diagnosed> {
  const usual = usualReading(evidence);
  const passage = passageOf(evidence, null, true);
  if (!usual || failingOf(evidence, usual, passage).length === 0) {
    return { diagnosis: null, tried: nothingTried };
  }
  const examination = examine(evidence);
  const hypotheses = hypothesesOf(evidence, usual);
  const findings: Finding[] = [];
  const behind: Passage[] = [];
  const settled = new Set<CheckName>();
  const tried = { pairs: 0 };
  let [reading, now] = [usual, passage];
  while (findings.length < mostFindings) {
    const failing = failingOf(evidence, reading, now).filter(
      (aspect) => !settled.has(aspect) && !examination.worth(reading, aspect),
    );
    if (failing.length === 0) break;
    const finding = yield* counting(
      searchFinding({ examination, from: reading, failing, hypotheses }),
      tried,
    );
    if (!finding) break;
    findings.push(finding);
    for (const aspect of finding.settles) for (const name of checksOf(aspect)) settled.add(name);
    reading = finding.reading;
    const asIf = { reading, examination, settled: new Set(settled) };
    behind.push(passageOf(evidence, asIf, false));
    now = passageOf(evidence, asIf, true);
  }
  const diagnosis = findings.reduceRight<Diagnosis | null>(
    (further, finding, index) => diagnosisOf(finding, behind[index] as Passage, further),
    null,
  );
  const named = new Set(findings.flatMap(({ deviations }) => deviations.map(({ id }) => id)));
  const singles = hypotheses.filter(({ id }) => !named.has(id)).map(deviationOf);
  const rest = diagnosis ?? untestable(examination, usual, passage);
  return { diagnosis: rest, tried: { singles, pairs: tried.pairs } };
}

/** Hands the steps on and counts the pairs. */
function* counting<T>(search: Search<T>, tried: { pairs: number }): Search<T> {
  let step = search.next();
  while (!step.done) {
    if (step.value.level === 2) tried.pairs += 1;
    yield step.value;
    step = search.next();
  }
  return step.value;
}

/** A GUK-ID made otherwise shows in an SPI, or against a GMK-ID that was stated. */
function failingOf(evidence: Evidence, reading: Reading, passage: Passage): readonly Aspect[] {
  const { failed, failures, gmkId } = passage;
  const bySpi = failures.some(({ code, path }) => code === 'cs-map' && path.endsWith('.spi'));
  const known = knownGmkId(evidence, reading);
  const contradicted = gmkId !== null && known !== null && gmkId !== known;
  const aspects = failed.filter(isAspect);
  const all = bySpi || contradicted ? [...aspects, 'guk-id' as const] : aspects;
  return [...new Set(all)];
}

/** The GMK-ID is worked out in the check of the CS ID map. */
const checksOf = (aspect: Aspect): readonly CheckName[] =>
  aspect === 'guk-id' ? ['guk-id', 'cs-map'] : [aspect];

const deviationOf = ({ id, text, clause, facts = {} }: Hypothesis): Deviation => ({
  ...{ id, text, clause, facts },
});

const idsOf = (deviations: readonly Hypothesis[]) => deviations.map(({ id }) => id).join(' + ');

function textOf([one, other]: readonly Hypothesis[]): Fact {
  if (!one) return fact('none');
  return other ? fact('diagnosis.two', { one: one.text, other: other.text }) : one.text;
}

function diagnosisOf(finding: Finding, behind: Passage, further: Diagnosis | null): Diagnosis {
  const { deviations, reading, settles, worth, others } = finding;
  const [first] = deviations;
  return {
    deviation: idsOf(deviations),
    grade: worth,
    text: textOf(deviations),
    clause: first?.clause ?? 'TS 33.179 §E.2',
    facts: Object.assign({}, ...deviations.map(({ facts }) => facts)),
    deviations: deviations.map(deviationOf),
    octets: deviations.map(({ octets }) => octets?.(reading) ?? null).find(Boolean) ?? null,
    settles: settles.flatMap(checksOf),
    others: others.map((other) => ({
      deviation: idsOf(other.deviations),
      text: textOf(other.deviations),
      same: other.same,
    })),
    thenPasses: { passes: behind.passed, stopsAt: behind.failures[0] ?? null },
    further,
  };
}

/** A key that opens for nobody though all in front of it is right: only the GMK would tell for whom it
 *  was encapsulated. */
function untestable(
  examination: Examination,
  usual: Reading,
  { passed, failed, failures }: Passage,
): Diagnosis | null {
  const [first] = failed;
  if (first !== 'decapsulation' || !passed.includes('signature')) return null;
  if (examination.gmkUnder({ ...usual, trustsStatedGmk: true })) return null;
  const [text, clause] = [fact('diagnosis.sakke.unknown'), 'RFC 6508 §6.2.2'] as const;
  const deviation = { id: 'sakke.unknown', text, clause, facts: {} };
  return {
    ...{ deviation: deviation.id, grade: 'cannot be tested', text, clause, facts: {} },
    deviations: [deviation],
    octets: null,
    settles: [],
    others: [],
    thenPasses: { passes: passed, stopsAt: failures[0] ?? null },
    further: null,
  };
}
