import {
  type ActorId,
  type CheckFacts,
  isServerKey,
  type OperationName,
  type Purpose,
} from '../engine/index.ts';
import type { Formats } from '../i18n/formats.ts';
import type { ActorNames, Words } from './actor-names.ts';
import type { FactsOfStep } from './step-facts.ts';

/** What a step of the figure came to, in lines of words. */

/** The words lines are made of. */
export type LineWords = Readonly<{
  words: Words;
  list: Formats['list'];
  names: Pick<ActorNames, 'short'>;
}>;

/** One line; `first` is the id of the event that shows it first. */
export type StepLine = Readonly<{
  kind: 'message' | 'calculations' | 'checks' | 'stored';
  name: string;
  text: string;
  first: string | undefined;
  failed?: boolean;
}>;

/** The calculations worth a word of their own; the others are counted. */
const named: readonly OperationName[] = [
  ...(['gmk', 'sakke-encapsulate', 'eccsi-sign', 'eccsi-verify', 'sakke-decapsulate'] as const),
  ...(['eccsi-issue', 'sakke-issue', 'srtp-protect', 'srtcp-protect'] as const),
  ...(['srtp-unprotect', 'srtcp-unprotect'] as const),
];

function messageLine({ messages, octets, fates }: FactsOfStep, told: LineWords): StepLine[] {
  const { words, list } = told;
  if (messages.length === 0) return [];
  const parts = messages.map(({ name, count }) => words(`step.messages.${name}`, { count }));
  const lost = fates.get('dropped') ?? 0;
  if (lost > 0) parts.push(words('step.messages.lost', { count: lost }));
  const caught = fates.get('intercepted') ?? 0;
  if (caught > 0) parts.push(words('step.messages.intercepted', { count: caught }));
  const { total } = octets;
  const size = total > 0 ? ` · ${words('step.messages.octets', { count: total })}` : '';
  const text = `${list(parts)}${size}`;
  return [{ kind: 'message', name: words('step.row.message'), text, first: messages[0]?.first }];
}

function calculationsLine(
  { calculations, made }: FactsOfStep,
  { words, list }: LineWords,
): StepLine[] {
  if (calculations.length === 0) return [];
  const isNamed = ({ name }: (typeof calculations)[number]) => named.includes(name);
  const told = calculations.filter(isNamed);
  const others = calculations.reduce((sum, one) => sum + (isNamed(one) ? 0 : one.count), 0);
  const kinds = made.map((purpose) => (isServerKey(purpose) ? purpose : 'group'));
  const keys = list([...new Set(kinds)].map((kind) => words(`trace.keyShort.${kind}`)));
  const parts = told.map(({ name, count }) =>
    words('step.calculation.times', { count, name: words(`step.calculation.${name}`, { keys }) }),
  );
  if (others > 0) parts.push(words('step.calculation.others', { count: others }));
  const [first] = told.length > 0 ? told : calculations;
  const name = words('step.row.calculations');
  return [{ kind: 'calculations', name, text: list(parts), first: first?.first }];
}

function checksLine(checks: CheckFacts, { words, list, names }: LineWords): StepLine {
  const { kind, actor, actors, count, refused, failed, first } = checks;
  const name = actor
    ? words('step.row.checksOf', { actor: names.short(actor) })
    : words('step.row.checks', { who: words(`step.who.${kind}`) });
  const failing = list(failed.map((check) => words(`checks.short.${check}`)));
  const text =
    refused === 0
      ? words('step.checked.passed', { count })
      : words(`step.checked.${actor ? 'refusedOne' : 'refused'}`, {
          ...{ refused, actors, checks: failing },
        });
  return { kind: 'checks', name, text, first, failed: refused > 0 };
}

/** A purpose with its mark. */
export const markedPurpose = (words: Words, purpose: Purpose): string =>
  `${words(`trace.purposeMark.${purpose}`)} ${words(`trace.purpose.${purpose}`)}`;

function storedLine(facts: FactsOfStep, { words, list }: LineWords): StepLine[] {
  const { stored, discarded, receivers } = facts;
  if (stored.length === 0) return [];
  const parts = stored.map(({ name, count }) => {
    const key = markedPurpose(words, name);
    const of = Math.max(receivers, count);
    return of > 1 ? words('step.storedBy', { key, count, receivers: of }) : key;
  });
  if (discarded > 0) parts.push(words('step.discarded', { count: discarded }));
  const name = words('step.row.stored');
  return [{ kind: 'stored', name, text: list(parts), first: stored[0]?.first }];
}

/** What has happened in a step: messages, calculations, checks, keys. */
export const stepLines = (facts: FactsOfStep, told: LineWords): readonly StepLine[] => [
  ...messageLine(facts, told),
  ...calculationsLine(facts, told),
  ...facts.checks.map((checks) => checksLine(checks, told)),
  ...storedLine(facts, told),
];

/** So many members are named; of the others their number is told. */
const mostNamed = 12;

/** Members by name as far as there are few. */
export function namedMembers(
  members: readonly ActorId[],
  nameOf: (member: ActorId) => string,
  { words, list }: Pick<LineWords, 'words' | 'list'>,
): string {
  const told = members.slice(0, mostNamed).map(nameOf);
  const more = members.length - told.length;
  return list(more > 0 ? [...told, words('figureText.more', { count: more })] : told);
}
