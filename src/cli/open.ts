import {
  bundleMessage,
  bundleReceiver,
  bytesToHex,
  contextFor,
  type Diagnosed,
  diagnoseAtOnce,
  equalBytes,
  type Failure,
  type KeyRecord,
  keyJson,
  type MessageBundle,
  ntpFromUnix,
  readBundles,
  runSource,
  uint32ToHex,
} from '../engine/index.ts';
import {
  type Command,
  onlyFile,
  problemError,
  readArguments,
  textOf,
  usageError,
} from './command.ts';
import { diagnosisJson, diagnosisWords } from './diagnosis.ts';
import type { Words } from './words.ts';

/** `open BUNDLE.json [--as URI] [--at TIME]`: every receiver check, then the keys. */
export const open: Command = ({ args, words, readBytes }) => {
  const { values, positionals } = readArguments(args, {
    as: { type: 'string' },
    at: { type: 'string' },
  });
  const file = onlyFile(positionals, 'BUNDLE.json');
  const ntpSeconds = values.at === undefined ? undefined : ntpOf(values.at);
  const bundles = readBundles(textOf(readBytes(file), file), values.as);
  if (!bundles.ok) throw problemError(file, bundles.problems);
  const opened = bundles.value.map((bundle) => openOne(bundle, words, values.as, ntpSeconds));
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
};

type Opened = Readonly<{
  failure: Failure | null;
  keys: readonly KeyRecord[];
  remarks: readonly string[];
  diagnosed: Diagnosed;
}>;

function openOne(bundle: MessageBundle, words: Words, as?: string, ntpSeconds?: number): Opened {
  const source = {
    kind: 'bundle' as const,
    bundle,
    ...(as === undefined ? {} : { as }),
    ...(ntpSeconds === undefined ? {} : { ntpSeconds }),
  };
  const keys: KeyRecord[] = [];
  let failure: Failure | null = null;
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  )) {
    if (event.kind === 'store') keys.push(event.record);
    if (event.kind === 'outcome') failure = event.members[0]?.failures[0] ?? null;
  }
  const receiver = bundleReceiver(bundle, as);
  if (receiver === null) throw new TypeError('the bundle names no receiver with keys');
  const diagnosed = diagnoseAtOnce(bundle, receiver, ntpSeconds);
  return { failure, keys, remarks: differences(bundle, keys, words), diagnosed };
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
