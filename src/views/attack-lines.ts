import {
  type ActorId,
  findNode,
  type MessageEvent,
  outsider,
  type SkipEvent,
  type TraceEvent,
} from '../engine/index.ts';
import { foreignStores } from './foreign-stores.ts';
import { type LineWords, namedMembers } from './step-lines.ts';

/** The side of somebody outside in a step, and what checks that were left out came to, in sentences. */

type Events = readonly TraceEvent[];

/** `all`: the whole run; `own`: what has happened of the step; `reached`: the last event that may be told. */
export type AttackPlace = Readonly<{ all: Events; own: Events; reached: number }>;

const isOutside = ({ actor }: TraceEvent) => actor === outsider;
const isMessage = (event: TraceEvent): event is MessageEvent => event.kind === 'message';

/** Whom a message names as its sender. */
const claimedSender = ({ payloads, senderUri }: MessageEvent): string =>
  findNode(payloads[0]?.receivedTree ?? [], 'IDRi.idData')?.text || senderUri || '';

const named = (members: readonly ActorId[], told: LineWords): string =>
  namedMembers([...new Set(members)], told.names.short, told);

/** What they do on the way of a notification. */
function sendingLines(own: Events, told: LineWords): readonly string[] {
  const { words } = told;
  const messages = own.filter(isMessage);
  const kept = messages.filter(({ fate }) => fate === 'intercepted').map(({ to }) => to);
  const injected = messages.filter(({ name }) => name === 'injected');
  const done = new Set(
    own.flatMap((event) => (event.kind === 'compute' && isOutside(event) ? [event.operation] : [])),
  );
  const as = [...new Set(injected.map(claimedSender))].filter((uri) => uri !== '').join(', ');
  const who = named(
    injected.map(({ to }) => to),
    told,
  );
  const lines: string[] = [];
  if (kept.length > 0) lines.push(words('step.attack.kept', { who: named(kept, told) }));
  if (done.has('gmk')) lines.push(words('step.attack.made'));
  if (done.has('sakke-encapsulate')) lines.push(words('step.attack.sealed'));
  if (done.has('eccsi-sign') && as !== '') lines.push(words('step.attack.signed', { as }));
  if (injected.length > 0) {
    lines.push(words(`step.attack.${done.size === 0 ? 'resent' : 'sent'}`, { who }));
  }
  return lines;
}

/** What they end up with. */
function endLines({ all, own, reached }: AttackPlace, told: LineWords): readonly string[] {
  const { words } = told;
  const stored = new Set(own.filter(({ kind }) => kind === 'store').map(({ id }) => id));
  const users = foreignStores(all)
    .filter(({ index, origin }) => index <= reached && origin !== 'unmade')
    .filter(({ index }) => stored.has(all[index]?.id ?? ''))
    .map(({ actor }) => actor);
  const opened = own.filter(
    (event) =>
      event.kind === 'check' && event.check === 'packet' && isOutside(event) && event.passed,
  ).length;
  const lines: string[] = [];
  if (users.length > 0) lines.push(words('step.attack.known', { who: named(users, told) }));
  if (opened > 0) lines.push(words('step.attack.opened', { count: opened }));
  return lines;
}

/** What they do and end up with, as far as it may be told. */
export const attackLines = (place: AttackPlace, told: LineWords): readonly string[] => [
  ...sendingLines(place.own, told),
  ...endLines(place, told),
];

const placeOf = ({ actor, check }: SkipEvent) => `${actor} ${check}`;

/** So many left-out checks are told one by one. */
const mostSkips = 6;

/** What each check that was left out came to. */
export function skipLines({ all, own, reached }: AttackPlace, told: LineWords): readonly string[] {
  const { words, names } = told;
  const leftOut = own.flatMap((event) => (event.kind === 'skip' ? [event] : []));
  // Of several messages the one is told at which it mattered.
  const mattered = new Set(leftOut.flatMap((skip) => (skip.wouldFail ? [placeOf(skip)] : [])));
  const skips = leftOut.filter((skip) => skip.wouldFail || !mattered.has(placeOf(skip)));
  const came = (actor: ActorId): string => {
    const foreign = foreignStores(all).findLast(
      (store) => store.actor === actor && store.index <= reached,
    );
    if (foreign) return `kept.${foreign.origin}`;
    const refused = own.some(
      (event) => event.actor === actor && event.kind === 'check' && !event.passed,
    );
    const stored = own.some((event) => event.actor === actor && event.kind === 'store');
    return refused ? 'otherRefused' : stored ? 'keptAll' : 'wouldFail';
  };
  const lines = skips.slice(0, mostSkips).map((skip) => {
    const check = words(`checks.short.${skip.check}`);
    const after = skip.wouldFail ? came(skip.actor) : 'wouldPass';
    const who = names.short(skip.actor);
    const text = words('step.skipped.what', { who, check });
    return words('step.skipped.line', { text, came: words(`step.skipped.${after}`, { who }) });
  });
  const more = skips.length - lines.length;
  return more > 0 ? [...lines, words('step.skipped.more', { count: more })] : lines;
}
