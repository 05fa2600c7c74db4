import {
  bundleReceiver,
  bundleWith,
  type Diagnosed,
  diagnoseAtOnce,
  type FoundMessage,
  type MessageBundle,
  type OpenedOutcome,
  type OpenedPacket,
  outcomeOf,
  type RunSource,
} from '../engine/index.ts';
import { diagnosisWords } from './diagnosis.ts';
import { bundlesIn, foundJson, type Given, isDocument, messagesIn } from './given.ts';
import type { GivenKeys } from './keys.ts';
import { packetsOpened } from './packets.ts';
import type { Receiver } from './receiver.ts';
import { statedOtherwise } from './stated.ts';
import type { Words } from './words.ts';

/** The messages of an input, put through the checks; `open` and `check` tell of them. */

/** What the checks of a message came to. `diagnosed`: null where there were no keys, or nothing to look
 *  for. */
export type Outcome = OpenedOutcome & Readonly<{ diagnosed: Diagnosed | null }>;

/** A message of an input. `said`: where it stood, what it is, who sent it to whom. `outcome`: null for a
 *  protected packet no key is there for. `packet`: what became of it, where it is one. `remarks`: what a
 *  bundle states otherwise, and who opened it where that is not whom it names. */
export type OpenedMessage = Readonly<{
  said: ReturnType<typeof foundJson>;
  octets: Uint8Array;
  outcome: Outcome | null;
  packet: OpenedPacket | null;
  remarks: readonly string[];
}>;

/** The messages of an input. `document`: it was a bundle, or a list of them. */
export type OpenedInput = Readonly<{
  document: boolean;
  taken: string;
  notes: readonly string[];
  messages: readonly OpenedMessage[];
}>;

/** Opens every message of an input: of a bundle with the keys it has with it, of anything else with
 *  `keys`; protected packets with those and the keys the messages beside them brought. Throws UsageError where there is none. */
export function openInput(
  given: Given,
  keys: GivenKeys | null,
  receiver: Receiver,
  words: Words,
): OpenedInput {
  const document = isDocument(given);
  const bundles = document ? bundlesIn(given, receiver.as) : [];
  const { taken, messages, notes } = messagesIn(given);
  return {
    document,
    taken: words.fact(taken),
    notes: notes.map(words.fact),
    messages: document
      ? bundles.map((bundle, index) => openBundle(bundle, messages[index], receiver, words))
      : openAll(messages, keys, receiver, words),
  };
}

/** The messages first: their keys may open the packets. */
function openAll(
  messages: readonly FoundMessage[],
  keys: GivenKeys | null,
  receiver: Receiver,
  words: Words,
): readonly OpenedMessage[] {
  const opened = new Map(
    messages
      .filter(({ kind }) => kind === 'mikey')
      .map((message) => [message, openFound(message, keys, receiver, words)]),
  );
  const records = [...opened.values()].flatMap(({ outcome }) => outcome?.keys ?? []);
  const packets = packetsOpened(messages, records, keys);
  return messages.flatMap((message) => {
    const packet = packets.get(message);
    return packet ? [ofPacket(message, packet, words)] : (opened.get(message) ?? []);
  });
}

const nothingMade = { checks: [], calculations: [], keys: [], diagnosed: null, unopened: null };

function ofPacket(message: FoundMessage, packet: OpenedPacket, words: Words): OpenedMessage {
  const { verdict, failure, said } = packet;
  return {
    said: foundJson(message, words),
    ...{ octets: message.octets, packet },
    outcome: verdict === 'unchecked' ? null : { ...nothingMade, failure },
    remarks: [words.fact(said)],
  };
}

function openBundle(
  bundle: MessageBundle,
  found: FoundMessage | undefined,
  receiver: Receiver,
  words: Words,
): OpenedMessage {
  if (found === undefined) throw new TypeError('a bundle that was read holds a message');
  const outcome = outcomeOf(bundleSource(bundle, receiver));
  return {
    said: foundJson(found, words),
    ...{ octets: found.octets, packet: null },
    outcome: { ...outcome, diagnosed: diagnosedIn(bundle, receiver) },
    remarks: statedOtherwise(bundle, outcome.keys, words),
  };
}

function openFound(
  message: FoundMessage,
  keys: GivenKeys | null,
  receiver: Receiver,
  words: Words,
): OpenedMessage {
  const named = { said: foundJson(message, words), octets: message.octets, packet: null };
  const held = keys && bundleWith(keys.material, message.octets, receiver.as);
  const bundle = held?.ok ? held.bundle : null;
  const remark = held && (held.ok ? held.remark : held.reason);
  const outcome = outcomeOf(
    bundle ? bundleSource(bundle, receiver) : { kind: 'message', octets: message.octets },
  );
  const diagnosed = bundle && outcome.failure ? diagnosedIn(bundle, receiver) : null;
  const remarks = remark ? [words.fact(remark)] : [];
  return { ...named, remarks, outcome: { ...outcome, diagnosed } };
}

/** What the sender may have done otherwise, found out beside the checks. */
function diagnosedIn(bundle: MessageBundle, { as, ntpSeconds }: Receiver): Diagnosed {
  const receiver = bundleReceiver(bundle, as);
  if (receiver === null) throw new TypeError('the bundle names no receiver with keys');
  return diagnoseAtOnce(bundle, receiver, ntpSeconds);
}

const bundleSource = (bundle: MessageBundle, receiver: Receiver): RunSource => ({
  kind: 'bundle',
  bundle,
  ...receiver,
});

/** What is said of a message whatever its checks came to. */
export function remarksOn({ remarks, outcome }: OpenedMessage, words: Words): readonly string[] {
  return [...remarks, ...(outcome?.unopened ? [words.fact(outcome.unopened)] : [])];
}

/** A failed check and what may have led to it, in words. */
export function failureWords({ failure, diagnosed }: Outcome, words: Words): readonly string[] {
  return [
    ...(failure ? [words.failure(failure)] : []),
    ...(diagnosed ? diagnosisWords(diagnosed, words) : []),
  ];
}
