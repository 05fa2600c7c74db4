import { isUe, type MessageEvent, type OutcomeEvent, type TraceEvent } from '../../engine/index.ts';
import type { ActorNames, Words } from '../actor-names.ts';
import { checkNameKey, fateOf, isOpened, messageNameKey } from '../opened-message.ts';

/** What is written in the ladder, in the words of the catalogue. */

/** The same words, each looked up once. Values must be texts, numbers and lists of them. */
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

/** `1,043 octets`, `2 payloads · 2,086 octets`, or that two keys share a payload; empty for a message
 *  without payloads. */
export function messageSize(message: MessageEvent, words: Words): string {
  const { payloads } = message;
  if (payloads.length === 0) return '';
  const count = payloads.reduce((sum, payload) => sum + payload.sent.length, 0);
  const octets = words('ladder.message.octets', { count });
  if (payloads[0]?.second !== undefined) return words('ladder.message.twoKeys', { octets });
  if (payloads.length === 1) return octets;
  return words('ladder.message.payloads', { count: payloads.length, octets });
}

/** What is written under the arrow of a message, in parts: what travels and how large it is; under an
 *  error of the regroup, whose steps 2, 5 and 6 acknowledge only in the clause, whose choice it is. */
export function belowParts(
  message: MessageEvent,
  { regroup }: Pick<ActorNames, 'regroup'>,
  words: Words,
): readonly string[] {
  if (message.payloads.length === 0) {
    return message.name === 'error' && regroup ? [words('ladder.message.ownError')] : [];
  }
  const size = messageSize(message, words);
  if (message.name === 'injected') return [size];
  // Figure 7.4.2-1 has the words under step 1; Figure 7.4.3.3-1 has them nowhere.
  const labelled = message.step !== 'use' && !regroup;
  const isKeyMessage = messageNameKey(message).startsWith('trace.keyMessage');
  const payload = words(isKeyMessage ? 'trace.step.keyPayload' : 'trace.step.payload');
  return labelled ? [payload, size] : [size];
}

/** The parts in one line. */
export const belowText = (...told: Parameters<typeof belowParts>): string =>
  belowParts(...told).join(' · ');

/** Step number and name of a message; an error with the checks that failed, in words. A packet of
 *  the use of keys has no number in the figures. */
export function messageText(
  message: MessageEvent,
  failedChecks: readonly TraceEvent[],
  words: Words,
): string {
  const name = words(messageNameKey(message));
  if (message.step === 'use') return name;
  if (message.name === 'injected') return words('ladder.attack.message', { name });
  const text = words('trace.step.numbered', { step: message.step, name });
  if (message.name !== 'error') return text;
  const names = failedChecks.flatMap((event) =>
    event.kind === 'check' ? [words(`checks.short.${event.check}`)] : [],
  );
  if (names.length === 0) return text;
  const checks = [...new Set(names)].map((check) => words('ladder.quoted', { text: check }));
  return words('ladder.message.error', {
    error: text,
    checks: words('ladder.listed', { items: checks }),
  });
}

/** So many members are named in a report; the rest is a number. */
const mostReported = 2;

/** What the partner GMS reports of its UEs that refused; empty where none did. */
export function reportText(message: MessageEvent, names: ActorNames, words: Words): string {
  const report = message.report ?? [];
  if (report.length === 0) return '';
  const named = report.slice(0, mostReported).map(({ actor, failures }) =>
    words('ladder.message.reportMember', {
      actor: names.short(actor),
      reason: failures[0] === undefined ? '' : words(`checks.reason.${failures[0].code}`),
    }),
  );
  const more = report.length - named.length;
  if (more > 0) named.push(words('ladder.message.reportMore', { count: more }));
  const list = words('ladder.listed', { items: named });
  return words('ladder.message.report', { count: report.length, list });
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
  if (message.fate === 'delivered') {
    if (!message.faults?.length || message.name === 'injected') return '';
    return words(
      `ladder.message.${message.name === 'notification' ? 'faultBefore' : 'faultBehind'}`,
    );
  }
  const fate = words(`trace.fate.${fateOf(message)}`);
  const octet = message.fate === 'altered' ? firstAlteredOctet(message) : null;
  return octet === null ? fate : words('ladder.message.alteredAt', { fate, octet });
}

function openedOutcome(event: OutcomeEvent, words: Words): string {
  if (event.unopened) return words('ladder.outcome.unopened');
  const code = event.members.flatMap((member) => member.failures)[0]?.code;
  if (code === undefined) return words('ladder.outcome.accepted');
  return words('ladder.outcome.refused', { reason: words(`checks.reason.${code}`) });
}

function outcomeText(event: OutcomeEvent, words: Words): string {
  if (isOpened(event)) return openedOutcome(event, words);
  const receivers = event.members.some(({ actor }) => !isUe(actor));
  const text = words(`ladder.outcome.${receivers ? 'receivers' : 'members'}`, {
    held: event.members.filter((member) => member.keysHeld === member.keysExpected).length,
    count: event.members.length,
  });
  const packets = event.packets.length;
  if (packets === 0) return text;
  const opened = event.packets.filter((packet) => packet.opened).length;
  return words('ladder.outcome.packets', { text, opened, packets });
}

/** What the figure would have an event that fails be: a key stored, an OK. */
export function expectedText(event: TraceEvent, words: Words): string {
  if (event.kind === 'discard') {
    const purpose = words(`trace.purpose.${event.purpose ?? 'group'}`);
    return words('ladder.store.stored', { purpose });
  }
  return words('trace.step.numbered', { step: event.step, name: words('trace.message.ok') });
}

/** What is written on the control of one event. */
export function eventText(event: TraceEvent, words: Words): string {
  const key = event.kind === 'store' ? event.record.purpose : event.purpose;
  const purpose = words(`trace.purpose.${key ?? 'group'}`);
  switch (event.kind) {
    case 'provision':
      return words(
        event.certificate?.role === 'External'
          ? 'ladder.provision.external'
          : `ladder.provision.${event.what}`,
      );
    case 'compute':
      return words(`ladder.operation.${event.operation}`);
    case 'check':
      if (event.check === 'key-separation' && key !== undefined && key !== 'group') {
        return words(`ladder.separation.${key}`);
      }
      return words(checkNameKey(event, 'short'));
    case 'skip':
      return words('ladder.skipped', { check: words(checkNameKey(event, 'short')) });
    case 'store':
      return words(event.update ? 'ladder.store.updated' : 'ladder.store.stored', { purpose });
    case 'discard':
      return words('ladder.discard', {
        purpose,
        reason: words(`checks.reason.${event.reason.code}`),
      });
    case 'message':
      return messageText(event, [], words);
    case 'outcome':
      return outcomeText(event, words);
  }
}
