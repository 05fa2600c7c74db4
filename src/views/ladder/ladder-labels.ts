import type { Actor, ActorId, MessageEvent, OutcomeEvent, TraceEvent } from '../../engine/index.ts';
import { isOpened } from '../opened-message.ts';
import type { Item, ItemState } from './ladder-items.ts';

/** The words of the ladder, from the catalogue. */
export type Words = (key: string, values?: Record<string, unknown>) => string;

/** The same words, each looked up once. Values must be texts and numbers. */
export function rememberWords(words: Words): Words {
  const known = new Map<string, string>();
  return (key, values = {}) => {
    const id = [key, ...Object.entries(values).flat()].join('\n');
    const before = known.get(id);
    if (before !== undefined) return before;
    const found = words(key, values);
    known.set(id, found);
    return found;
  };
}

/** Name of an actor as the figure writes it: the only UE has no number. */
export function actorTitle(actor: Actor, ueCount: number, words: Words): string {
  if (actor.kind !== 'ue' || ueCount === 1) return words(`trace.actor.${actor.kind}`);
  return words('trace.actor.ueNumbered', { n: actor.ordinal });
}

/** Short name of an actor, for sentences. */
export function actorShort(id: ActorId, words: Words): string {
  if (id === 'kms') return words('trace.actor.kms');
  if (id === 'gms') return words('trace.actor.gmsShort');
  return words('trace.actor.ueShort', { n: id.slice(2) });
}

/** Name of a lifeline that several UEs share: `UE 4 … 50` when their numbers run on. */
export function foldedTitle(actors: readonly Actor[], words: Words): string {
  const numbers = actors.map((actor) => actor.ordinal);
  const first = Math.min(...numbers);
  const last = Math.max(...numbers);
  if (last - first + 1 === numbers.length) return words('ladder.folded.range', { first, last });
  return words('ladder.folded.others', { count: numbers.length });
}

/** `1,043 octets`, or `2 payloads · 2,086 octets`; empty for a message without payloads. */
export function messageSize(message: MessageEvent, words: Words): string {
  const { payloads } = message;
  if (payloads.length === 0) return '';
  const count = payloads.reduce((sum, payload) => sum + payload.sent.length, 0);
  const octets = words('ladder.message.octets', { count });
  if (payloads.length === 1) return octets;
  return words('ladder.message.payloads', { count: payloads.length, octets });
}

/** Step number and name of a message; an error with the checks that failed, in words. */
export function messageText(
  message: MessageEvent,
  failedChecks: readonly TraceEvent[],
  words: Words,
): string {
  if (message.name === 'notification') return words('trace.step.1');
  if (message.name === 'ok') return words('trace.step.2');
  const names = failedChecks.flatMap((event) =>
    event.kind === 'check' ? [words(`trace.check.${event.check}.short`)] : [],
  );
  const error = words('trace.step.2error');
  if (names.length === 0) return error;
  const checks = [...new Set(names)].map((check) => words('ladder.quoted', { text: check }));
  return words('ladder.message.error', { error, checks: checks.join(', ') });
}

/** Where a message changed on its way: the first octet that differs; null when none does. */
export function firstAlteredOctet(message: MessageEvent): number | null {
  let before = 0;
  for (const { sent, received } of message.payloads) {
    const longer = Math.max(sent.length, received.length);
    for (let i = 0; i < longer; i += 1) if (sent[i] !== received[i]) return before + i;
    before += sent.length;
  }
  return null;
}

/** What became of a message on its way; empty when it arrived as sent. */
export function fateText(message: MessageEvent, words: Words): string {
  if (message.fate === 'delivered') return '';
  const fate = words(`trace.fate.${message.fate}`);
  const octet = message.fate === 'altered' ? firstAlteredOctet(message) : null;
  return octet === null ? fate : words('ladder.message.alteredAt', { fate, octet });
}

function openedOutcome(event: OutcomeEvent, words: Words): string {
  const code = event.members.flatMap((member) => member.failures)[0]?.code;
  if (code === undefined) return words('ladder.outcome.accepted');
  return words('ladder.outcome.refused', { reason: words(`ladder.reason.${code}`) });
}

/** What is written on the control of one event. */
export function eventText(event: TraceEvent, words: Words): string {
  const told = event.kind === 'store' ? event.record.purpose : event.purpose;
  const purpose = words(`trace.purpose.${told ?? 'group'}`);
  switch (event.kind) {
    case 'provision':
      return words(`ladder.provision.${event.what}`);
    case 'compute':
      return words(`ladder.operation.${event.operation}`);
    case 'check':
      return words(`trace.check.${event.check}.short`);
    case 'store':
      return words(event.update ? 'ladder.store.updated' : 'ladder.store.stored', { purpose });
    case 'discard':
      return words('ladder.discard', {
        purpose,
        reason: words(`ladder.reason.${event.reason.code}`),
      });
    case 'message':
      return messageText(event, [], words);
    case 'outcome':
      if (isOpened(event)) return openedOutcome(event, words);
      return words(event.ok ? 'ladder.outcome.ok' : 'ladder.outcome.failed', {
        held: event.members.filter((member) => member.keysHeld === member.keysExpected).length,
        count: event.members.length,
      });
  }
}

function eventName(item: Item, words: Words): string {
  const { event } = item;
  const actor = actorShort(event.actor, words);
  const about = event.purpose === undefined ? '' : words(`trace.purpose.${event.purpose}`);
  const again = (name: string) =>
    event.procedure === 2 ? words('ladder.name.again', { name, n: event.procedure }) : name;
  const withPurpose = (name: string) =>
    about === '' ? name : words('ladder.name.withPurpose', { name, purpose: about });
  switch (event.kind) {
    case 'provision':
      return words('ladder.name.provision', { actor, what: item.text });
    case 'compute':
      return withPurpose(
        words('ladder.name.compute', {
          actor,
          operation: words(`trace.operation.${event.operation}`),
        }),
      );
    case 'check':
      return withPurpose(
        words('ladder.name.check', { actor, check: words(`trace.check.${event.check}.name`) }),
      );
    case 'store':
    case 'discard':
      return words('ladder.name.key', { actor, text: item.text });
    case 'message': {
      const ends = { from: actorShort(event.from, words), to: actorShort(event.to, words) };
      const facts = [messageSize(event, words), fateText(event, words)].filter(
        (fact) => fact !== '',
      );
      const name = words('ladder.name.message', { text: item.text, ...ends });
      return again([name, ...facts].join(', '));
    }
    case 'outcome':
      return item.text;
  }
}

/** Accessible name of a control: who, to whom, what, how it ended, and where the cursor stands. */
export function itemName(
  item: Item,
  state: ItemState,
  result: 'ok' | 'failure' | null,
  words: Words,
): string {
  const name =
    item.kind === 'event'
      ? eventName(item, words)
      : words(`ladder.name.${item.kind}`, {
          actor: item.who ?? actorShort(item.actor, words),
          text: item.text,
        });
  const shown =
    item.event.kind === 'check' && result !== null ? [words(`ladder.result.${result}`)] : [];
  return [name, ...shown, words(`ladder.state.${state}`)].join(', ');
}
