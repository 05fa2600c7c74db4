import { countOf, type Purpose, type StepFacts, sentIn } from '../../engine/index.ts';
import type { Colour } from '../../ui/light-colours.ts';
import type { Shape } from '../../ui/marks.tsx';
import type { Words } from '../actor-names.ts';
import type { FigureArrow } from '../figure-arrows.ts';
import { purposeLook } from '../purpose-look.ts';
import { purposeShapes } from './purpose-shapes.ts';

/** What stands under an arrow of the figure: what it carries, and once it is reached what it came to. */

export type FactPart =
  | Readonly<{ shape: Shape; colour: Colour }>
  | Readonly<{ text: string; colour?: Colour }>;
/** One line under an arrow; `failure` where it tells of a refusal or a loss. */
export type FactLine = Readonly<{ parts: readonly FactPart[]; failure?: true }>;

/** What is known of an arrow before anything has happened. */
export type ArrowPlan = Readonly<{
  arrow: FigureArrow;
  purposes: readonly Purpose[];
  /** How many receive the notification, or answer. */
  members: number;
  /** How many of them are sent the key for floor control too, where not all are. */
  withFloor?: number;
}>;

/** `foreign`: how many keep another GMK than the GMS made. */
export type ArrowFacts = StepFacts & Readonly<{ foreign?: number }>;

const shapesOf = (purposes: readonly Purpose[]): readonly FactPart[] =>
  purposes.map((purpose) => ({ shape: purposeShapes[purpose], colour: purposeLook(purpose) }));

function dotted(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ');
}

/** Octets of a message: of all alike, or from the smallest to the largest. */
function sizeOf(facts: StepFacts, words: Words): string {
  const { least, most } = facts.octets;
  if (most === 0) return '';
  if (least < most) return words('ladder.facts.range', { least, most });
  return words(`ladder.facts.${sentIn(facts) > 1 ? 'each' : 'octets'}`, { count: most });
}

/** The line of a notification: its keys, for whom, and how large. */
function carried(plan: ArrowPlan, facts: StepFacts | null, words: Words): FactLine {
  const { arrow, purposes, members, withFloor } = plan;
  if (members === 0) return { parts: [{ text: words('ladder.facts.nothingSent') }] };
  const to =
    arrow.to.kind === 'gms'
      ? words('ladder.facts.toServer')
      : words(`ladder.facts.${arrow.to.kind === 'ue' ? 'toUes' : 'fromUes'}`, { count: members });
  const size = facts === null ? '' : sizeOf(facts, words);
  const shared = facts?.inOnePayload ? words('ladder.facts.illustrative') : '';
  const [first, ...others] = shapesOf(purposes);
  if (withFloor !== undefined && first) {
    // Each key with how many it goes to.
    const few = dotted([words('ladder.facts.toUes', { count: withFloor }), size, shared]);
    return { parts: [first, { text: to }, ...others, { text: few }] };
  }
  const count = purposes.length;
  const keys =
    arrow.to.kind === 'server'
      ? words('ladder.facts.ownKey', { count: members })
      : words(count === 0 ? 'ladder.facts.noKey' : 'ladder.facts.keys', { count });
  const text = dotted([keys, to, size, shared]);
  return { parts: [...shapesOf(purposes), { text }] };
}

/** What became of messages on their way, where not all arrived as sent. */
function onTheWay(facts: StepFacts, words: Words): string {
  return dotted(
    (['dropped', 'intercepted', 'altered', 'delayed', 'duplicated'] as const).flatMap((fate) => {
      const count = facts.fates.get(fate) ?? 0;
      return count === 0 ? [] : [words(`ladder.facts.${fate}`, { n: count, of: sentIn(facts) })];
    }),
  );
}

const failureText = (text: string): FactPart => ({ text, colour: 'failure' });

/** The keys that were kept, and by how many. */
function kept({ stored, storedBy }: StepFacts, of: number, words: Words): readonly FactPart[] {
  if (stored.length === 0) return [];
  if (stored.some(({ count }) => count < storedBy)) return keptApart(stored, of, words);
  return [
    ...shapesOf(stored.map(({ name }) => name)),
    { text: words('ladder.facts.stored', { count: stored.length, n: storedBy, of }) },
  ];
}

/** The keys of several UEs that one MCPTT server has kept. */
function keptThere({ stored }: StepFacts, of: number, words: Words): readonly FactPart[] {
  const n = stored.reduce((sum, { count }) => sum + count, 0);
  const purposes = stored.map(({ name }) => name);
  return n === 0
    ? []
    : [...shapesOf(purposes), { text: words('ladder.facts.storedAtServer', { n, of }) }];
}

/** Each key by how many, where not all have kept the same. */
const keptApart = (stored: StepFacts['stored'], of: number, words: Words): readonly FactPart[] => [
  ...stored.flatMap(({ name, count }) => [...shapesOf([name]), { text: `${count}` }]),
  { text: words('ladder.facts.storedApart', { of }) },
];

/** Who refused, and because of which checks. */
function refusal(facts: StepFacts, of: number, words: Words): FactPart {
  const { refused, checks: made } = facts;
  const failedChecks = made.flatMap(({ failed }) => failed);
  const checks = words('ladder.listed', {
    items: failedChecks.map((name) => words(`checks.short.${name}`)),
  });
  const byChecks = made[0]?.kind === 'gms' ? 'serverRefused' : 'refusedBy';
  const key = failedChecks.length > 0 ? byChecks : 'refused';
  return failureText(words(`ladder.facts.${key}`, { n: refused, of, checks }));
}

/** Parts with dots between them. */
const joined = (groups: readonly (readonly FactPart[])[]): readonly FactPart[] =>
  groups
    .filter(({ length }) => length > 0)
    .flatMap((group, index) => (index === 0 ? group : [{ text: '·' }, ...group]));

/** Checks that were left out, and keys that should not have been kept: a line of its own. */
function unchecked({ skipped, foreign = 0 }: ArrowFacts, words: Words): readonly FactLine[] {
  const told = [
    ...(skipped > 0 ? [words('ladder.facts.skipped', { count: skipped })] : []),
    ...(foreign > 0 ? [words('ladder.facts.foreign', { count: foreign })] : []),
  ];
  if (told.length === 0) return [];
  return [{ parts: [failureText(dotted(told))], failure: true }];
}

/** What the receivers found out and kept; an empty line where they have made no check yet. */
function foundOut(facts: StepFacts, of: number, words: Words): FactLine {
  const [made] = facts.checks;
  const atServer = made?.kind === 'gms';
  const isMcptt = made?.kind === 'server';
  const keys = atServer ? [] : isMcptt ? keptThere(facts, of, words) : kept(facts, of, words);
  if (facts.refused > 0) {
    const cross = { shape: 'cross', colour: 'failure' } as const;
    return { parts: joined([[cross, refusal(facts, of, words)], keys]), failure: true };
  }
  if (made === undefined) return { parts: keys };
  const name = atServer ? 'checksAtServer' : isMcptt ? 'checksAtMcptt' : 'checks';
  const count = words(`ladder.facts.${name}`, {
    count: made.each,
  });
  return { parts: joined([[{ text: count }, { shape: 'tick', colour: 'ok' }], keys]) };
}

/** The lines under an arrow. `facts` null: it lies ahead. `isOver`: everything of the step has been. */
export function factLines(
  plan: ArrowPlan,
  facts: ArrowFacts | null,
  isOver: boolean,
  words: Words,
): readonly FactLine[] {
  const { arrow, members } = plan;
  if (arrow.name === 'notification') {
    const carriedParts = carried(plan, facts, words).parts;
    if (facts === null) return [{ parts: carriedParts }];
    if (facts.messages.length === 0 && facts.refused > 0) {
      const notSent = failureText(words('ladder.facts.notSent'));
      const found = foundOut(facts, 1, words);
      return [{ parts: [notSent], failure: true }, found, ...unchecked(facts, words)];
    }
    const lost = onTheWay(facts, words);
    const way = lost === '' ? [] : [failureText(lost)];
    const first: FactLine = {
      parts: joined([carriedParts, way]),
      ...(lost !== '' && { failure: true }),
    };
    const found = foundOut(facts, 1, words);
    const lines = found.parts.length === 0 ? [first] : [first, found];
    return [...lines, ...unchecked(facts, words)];
  }
  if (facts === null) return [];
  const found = foundOut(facts, members, words);
  const came = countOf(facts, 'ok') + countOf(facts, 'error');
  const more = unchecked(facts, words);
  if (!isOver || came >= members) return [found, ...more];
  const missing = failureText(words('ladder.facts.answered', { n: came, of: members }));
  return [{ parts: joined([found.parts, [missing]]), failure: true }, ...more];
}

/** The lines as words, for those who listen. */
export const factWords = (lines: readonly FactLine[]): string =>
  dotted(
    lines.map(({ parts }) =>
      parts.flatMap((part) => ('text' in part && part.text !== '·' ? [part.text] : [])).join(', '),
    ),
  );
