import { keyJson, type OpenedPacket } from '../engine/index.ts';
import { type CommandResult, defineCommand } from './command.ts';
import { diagnosisJson } from './diagnosis.ts';
import { readGiven } from './given.ts';
import { type GivenKeys, keysIn } from './keys.ts';
import { failureWords, type OpenedInput, type OpenedMessage, openInput } from './opened.ts';
import { packetJson } from './packets.ts';
import { receiverOf, receiverOptions } from './receiver.ts';
import { type Told, toldJson } from './told.ts';
import { failureJson, type Words } from './words.ts';

/** `open INPUT`: every receiver check on every message, then the keys. A bundle has its keys with it;
 *  messages found in anything else are opened with those of `--keys`. */
export const open = defineCommand(
  {
    name: 'open',
    takes: ['INPUT'],
    options: {
      keys: { type: 'string', multiple: true, value: 'FILE' },
      ...receiverOptions,
      checks: { type: 'boolean' },
      values: { type: 'boolean' },
    },
  },
  ({ values, files, words, ...input }) => {
    const [file = ''] = files;
    const given = readGiven(file, { ...input, words });
    const keys = keysIn(values.keys, { ...input, words }, values.as);
    const opened = openInput(given, keys, receiverOf(values), words);
    if (opened.document) return bundlesOpened(opened.messages, values, words);
    return messagesOpened(opened, values, words, keys);
  },
);

/** Of the messages of bundles, which belong together: all their keys, or the first failure. */
function bundlesOpened(
  messages: readonly OpenedMessage[],
  told: Told,
  words: Words,
): CommandResult {
  const stated = messages.flatMap(({ remarks }) => remarks);
  const outcomes = messages.flatMap(({ outcome }) => outcome ?? []);
  const failed = outcomes.find(({ failure }) => failure !== null);
  // A message can pass and still not give what was stated of it.
  const noted = failed ?? outcomes.find(({ diagnosed }) => diagnosed?.diagnosis);
  const verdict = failed?.failure
    ? { ok: false, failure: failureJson(failed.failure, words) }
    : { ok: true, keys: outcomes.flatMap(({ keys }) => keys.map(keyJson)) };
  const [only, another] = messages;
  const each =
    another === undefined && only
      ? toldJson(only, told, words)
      : { messages: messages.map((message) => messageJson(message, told, words)) };
  const diagnosis = diagnosisJson(noted?.diagnosed?.diagnosis ?? null, words);
  const closed = outcomes.flatMap(({ unopened }) => (unopened ? [words.fact(unopened)] : []));
  const [unopened] = closed;
  return {
    output: [{ ...verdict, ...(unopened && { unopened }), diagnosis, ...each }],
    remarks: [...stated, ...closed, ...(noted ? failureWords(noted, words) : [])],
    exitCode: failed ? 1 : 0,
  };
}

/** Of messages found in an input: each by itself, one after the other. */
function messagesOpened(
  { taken, notes, messages }: OpenedInput,
  told: Told,
  words: Words,
  keys: GivenKeys | null,
): CommandResult {
  const failures = messages.flatMap(({ said, outcome }) => {
    if (!outcome?.failure) return [];
    const [first, ...more] = failureWords(outcome, words);
    return [`${said.from}: ${first}`, ...more];
  });
  const ok = failures.length === 0;
  const given = keys === null ? [words.text('cli.noKeysGiven')] : keys.remarks;
  // Of a packet the answer itself says it.
  const said = messages.flatMap(({ said: { from }, packet, remarks }) =>
    packet ? [] : remarks.map((remark) => `${from}: ${remark}`),
  );
  const each = messages.map((message) => messageJson(message, told, words));
  return {
    output: [{ ok, taken, messages: each }],
    remarks: [...notes, ...given, ...said, ...failures],
    exitCode: ok ? 0 : 1,
  };
}

function messageJson(message: OpenedMessage, told: Told, words: Words) {
  const { said, outcome, packet } = message;
  if (packet) return packetJsonOf(message, packet, words);
  if (outcome === null) return said;
  const { failure, keys, diagnosed, unopened } = outcome;
  return {
    ...said,
    ok: failure === null,
    keys: keys.map(keyJson),
    ...(unopened && { unopened: words.fact(unopened) }),
    ...(failure && { failure: failureJson(failure, words) }),
    ...(diagnosed && { diagnosis: diagnosisJson(diagnosed.diagnosis, words) }),
    ...toldJson(message, told, words),
  };
}

function packetJsonOf({ said, outcome }: OpenedMessage, packet: OpenedPacket, words: Words) {
  const { failure = null } = outcome ?? {};
  return {
    ...said,
    ...(outcome && { ok: failure === null }),
    ...(failure && { failure: failureJson(failure, words) }),
    packet: packetJson(packet, words),
  };
}
