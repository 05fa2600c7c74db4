import {
  bundleMessage,
  bundleReceiver,
  bundleWith,
  bytesToHex,
  contextFor,
  type Diagnosed,
  diagnoseAtOnce,
  equalBytes,
  type Fact,
  type Failure,
  type FoundMessages,
  findMessages,
  type KeyRecord,
  keyJson,
  type MessageBundle,
  ntpFromUnix,
  type RunSource,
  readBundles,
  runSource,
  uint32ToHex,
} from '../engine/index.ts';
import {
  type Command,
  type CommandResult,
  onlyFile,
  problemError,
  readArguments,
  textOf,
  usageError,
} from './command.ts';
import { diagnosisJson, diagnosisWords } from './diagnosis.ts';
import { foundJson, type Given, messagesIn, readGiven } from './given.ts';
import { type GivenKeys, keysIn } from './keys.ts';
import { failureJson, type Words } from './words.ts';

/** `open INPUT [--keys FILE]… [--as URI] [--at TIME]`: every receiver check, then the keys. A bundle
 *  has its keys with it; messages found in anything else are opened with those of `--keys`. */
export const open: Command = (input) => {
  const { args, words } = input;
  const { values, positionals } = readArguments(args, {
    as: { type: 'string' },
    at: { type: 'string' },
    keys: { type: 'string', multiple: true },
  });
  const given = readGiven(onlyFile(positionals, 'INPUT'), input);
  const ntpSeconds = values.at === undefined ? undefined : ntpOf(values.at);
  const receiver = { as: values.as, ntpSeconds };
  if (isDocument(given)) return openBundles(bundlesIn(given, values.as), words, receiver);
  const keys = values.keys === undefined ? null : keysIn(values.keys, input, values.as);
  return openFound(messagesIn(given), keys, words, receiver);
};

type Receiver = Readonly<{ as: string | undefined; ntpSeconds: number | undefined }>;

/** Whether the input is a bundle or a list of them, broken or not. */
function isDocument({ content }: Given): boolean {
  const found = findMessages(content);
  if (found.ok && found.document !== 'keys') return found.document === 'bundle';
  return /^\s*[[{]\s*["{[\]}]/.test(beginOf(content));
}

const beginOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : String.fromCharCode(...content.subarray(0, 64));

function bundlesIn({ name, content }: Given, as?: string): readonly MessageBundle[] {
  const text = typeof content === 'string' ? content : textOf(content, name);
  const bundles = readBundles(text, as);
  if (!bundles.ok) throw problemError(name, bundles.problems);
  return bundles.value;
}

function openBundles(
  bundles: readonly MessageBundle[],
  words: Words,
  receiver: Receiver,
): CommandResult {
  const opened = bundles.map((bundle) => openOne(bundle, words, receiver));
  const remarks = opened.flatMap((one) => one.remarks);
  const failed = opened.find((one) => one.failure !== null);
  if (failed?.failure) {
    const { code, path, offset, clause } = failed.failure;
    const detail = words.failure(failed.failure);
    const failure = { code, path, offset, clause, detail };
    const { diagnosed } = failed;
    const diagnosis = diagnosisJson(diagnosed.diagnosis, words);
    return {
      output: [{ ok: false, failure, diagnosis }],
      remarks: [...remarks, detail, ...diagnosisWords(diagnosed, words)],
      exitCode: 1,
    };
  }
  const keys = opened.flatMap((one) => one.keys.map(keyJson));
  // A message can pass and still not give what was stated of it.
  const noted = opened.find(({ diagnosed }) => diagnosed.diagnosis)?.diagnosed;
  return {
    output: [{ ok: true, keys, diagnosis: diagnosisJson(noted?.diagnosis ?? null, words) }],
    remarks: [...remarks, ...(noted ? diagnosisWords(noted, words) : [])],
    exitCode: 0,
  };
}

/** Every message found, one after the other; a packet of media is named, and nothing is said of it. */
function openFound(
  { taken, messages, notes }: FoundMessages,
  keys: GivenKeys | null,
  words: Words,
  receiver: Receiver,
): CommandResult {
  const opened = messages.map((message) => {
    const said = foundJson(message, words);
    const unread = {
      said,
      failure: null,
      keys: null,
      diagnosed: null,
      unopened: null,
      remark: null,
    };
    if (message.kind !== 'mikey') return unread;
    const held = keys && bundleWith(keys.material, message.octets, receiver.as);
    const bundle = held?.ok ? held.bundle : null;
    const remark = held && (held.ok ? held.remark : held.reason);
    const source = bundle
      ? bundleSource(bundle, receiver)
      : ({ kind: 'message', octets: message.octets } as const);
    const { failure, keys: records, unopened } = outcomeOf(source);
    const diagnosed = bundle && failure ? diagnosedIn(bundle, receiver) : null;
    return { said, failure, keys: records.map(keyJson), diagnosed, unopened, remark };
  });
  const failures = opened.flatMap(({ said, failure, diagnosed }) =>
    failure
      ? [
          `${said.from}: ${words.failure(failure)}`,
          ...(diagnosed ? diagnosisWords(diagnosed, words) : []),
        ]
      : [],
  );
  const output = {
    ok: failures.length === 0,
    taken: words.fact(taken),
    messages: opened.map(({ said, failure, keys, diagnosed, unopened }) => ({
      ...said,
      ...(keys && { ok: failure === null, keys }),
      ...(unopened && { unopened: words.fact(unopened) }),
      ...(failure && { failure: failureJson(failure, words) }),
      ...(diagnosed && { diagnosis: diagnosisJson(diagnosed.diagnosis, words) }),
    })),
  };
  const remarks = [
    ...notes.map(words.fact),
    ...(keys === null ? [words.text('cli.noKeysGiven')] : keys.remarks),
    ...opened.flatMap(({ said, remark }) =>
      remark ? [`${said.from}: ${words.fact(remark)}`] : [],
    ),
    ...failures,
  ];
  return { output: [output], remarks, exitCode: failures.length > 0 ? 1 : 0 };
}

type Opened = Readonly<{
  failure: Failure | null;
  keys: readonly KeyRecord[];
  remarks: readonly string[];
  diagnosed: Diagnosed;
}>;

function openOne(bundle: MessageBundle, words: Words, receiver: Receiver): Opened {
  const { keys, failure } = outcomeOf(bundleSource(bundle, receiver));
  const diagnosed = diagnosedIn(bundle, receiver);
  return { failure, keys, remarks: differences(bundle, keys, words), diagnosed };
}

/** What the sender may have done otherwise, found out beside the checks. */
function diagnosedIn(bundle: MessageBundle, { as, ntpSeconds }: Receiver): Diagnosed {
  const receiver = bundleReceiver(bundle, as);
  if (receiver === null) throw new TypeError('the bundle names no receiver with keys');
  return diagnoseAtOnce(bundle, receiver, ntpSeconds);
}

function bundleSource(bundle: MessageBundle, { as, ntpSeconds }: Receiver): RunSource {
  return {
    kind: 'bundle' as const,
    bundle,
    ...(as === undefined ? {} : { as }),
    ...(ntpSeconds === undefined ? {} : { ntpSeconds }),
  };
}

/** The keys a run stores, and the first check that fails. */
function outcomeOf(
  source: RunSource,
): Pick<Opened, 'failure' | 'keys'> & Readonly<{ unopened: Fact | null }> {
  const keys: KeyRecord[] = [];
  let failure: Failure | null = null;
  let unopened: Fact | null = null;
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  )) {
    if (event.kind === 'store') keys.push(event.record);
    if (event.kind === 'check' && source.kind === 'message') failure ??= event.failure ?? null;
    if (event.kind !== 'outcome') continue;
    failure = event.members[0]?.failures[0] ?? null;
    unopened = event.unopened ?? null;
  }
  return { failure, keys, unopened };
}

/** Where the bundle states something else than its message gives: every field that both have, but
 *  not the purpose, which may lie in the order of two messages. */
function differences(
  bundle: MessageBundle,
  keys: readonly KeyRecord[],
  words: Words,
): readonly string[] {
  const twice = bundle.i_message_hex && bundle.i_message_base64;
  const [first, second] = keys;
  return [
    ...(twice && !equalBytes(bundleMessage(bundle), twice) ? [words.text('cli.twoMessages')] : []),
    ...(first ? unlikeKey('', bundle, first, words) : []),
    ...(second ? unlikeKey('second.', bundle.second ?? {}, second, words) : []),
  ];
}

type StatedKey = NonNullable<MessageBundle['second']>;

function unlikeKey(at: string, stated: StatedKey, key: KeyRecord, words: Words): readonly string[] {
  const { key_parameters, srtp, purpose: _purpose, ...rest } = keyJson(key);
  return [
    ...unlike(at, stated, rest, words),
    ...unlike(`${at}key_parameters.`, stated.key_parameters ?? {}, key_parameters, words),
    ...unlike(`${at}srtp.`, stated.srtp ?? {}, srtp, words),
  ];
}

function unlike(
  prefix: string,
  stated: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
  words: Words,
): readonly string[] {
  return Object.entries(found).flatMap(([name, value]) => {
    const [given, own] = [inWords(name, stated[name]), inWords(name, value)];
    return stated[name] === undefined || given === own
      ? []
      : [words.text('cli.otherValue', { path: `${prefix}${name}`, given, own })];
  });
}

/** A value as it is compared and shown: octets and identifiers as lower-case hex. */
function inWords(name: string, value: unknown): string {
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (typeof value === 'number' && /^(gmk|guk)_id$/.test(name)) return uint32ToHex(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[0-9A-Fa-f]+$/.test(value) ? value.toLowerCase() : value;
}

/** NTP seconds of `--at`: whole NTP seconds, or a UTC time. */
function ntpOf(text: string): number {
  const unix = /Z$/.test(text) ? Date.parse(text) : Number.NaN;
  const ntp = /^\d{1,10}$/.test(text) ? Number(text) : ntpFromUnix(Math.floor(unix / 1000));
  if (Number.isNaN(ntp)) {
    throw usageError('at', { given: text });
  }
  if (ntp < 0 || ntp > 0xffffffff) {
    throw usageError('atOutside', { given: text });
  }
  return ntp;
}
