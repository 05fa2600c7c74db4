import {
  bundleMessage,
  bytesToHex,
  contextFor,
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
  problemText,
  readArguments,
  textOf,
  UsageError,
} from './command.ts';
import { wordsOf } from './words.ts';

/** `open BUNDLE.json [--as URI] [--at TIME]`: every receiver check, then the keys. */
export const open: Command = ({ args, readBytes }) => {
  const { values, positionals } = readArguments(args, {
    as: { type: 'string' },
    at: { type: 'string' },
  });
  const file = onlyFile(positionals, 'BUNDLE.json');
  const ntpSeconds = values.at === undefined ? undefined : ntpOf(values.at);
  const bundles = readBundles(textOf(readBytes(file), file), values.as);
  if (!bundles.ok) throw new UsageError(problemText(file, bundles.problems));
  const opened = bundles.value.map((bundle) => openOne(bundle, values.as, ntpSeconds));
  const remarks = opened.flatMap((one) => one.remarks);
  const failed = opened.find((one) => one.failure !== null);
  if (failed?.failure) {
    const { code, path, offset, clause } = failed.failure;
    const detail = wordsOf().failure(failed.failure);
    const failure = { code, path, offset, clause, detail };
    return { output: [{ ok: false, failure }], remarks: [...remarks, detail], exitCode: 1 };
  }
  const keys = opened.flatMap((one) => one.keys.map(keyJson));
  return { output: [{ ok: true, keys }], remarks, exitCode: 0 };
};

type Opened = Readonly<{
  failure: Failure | null;
  keys: readonly KeyRecord[];
  remarks: readonly string[];
}>;

function openOne(bundle: MessageBundle, as?: string, ntpSeconds?: number): Opened {
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
  return { failure, keys, remarks: differences(bundle, keys) };
}

/** Where the bundle states something else than its message gives: every field that both have, but
 *  not the purpose, which may lie in the order of two messages. */
function differences(bundle: MessageBundle, keys: readonly KeyRecord[]): readonly string[] {
  const twice = bundle.i_message_hex && bundle.i_message_base64;
  const [first, second] = keys;
  return [
    ...(twice && !equalBytes(bundleMessage(bundle), twice)
      ? ['i_message_base64: the bundle states another message here than in i_message_hex']
      : []),
    ...(first ? unlikeKey('', bundle, first) : []),
    ...(second ? unlikeKey('second.', bundle.second ?? {}, second) : []),
  ];
}

type StatedKey = NonNullable<MessageBundle['second']>;

function unlikeKey(at: string, stated: StatedKey, key: KeyRecord): readonly string[] {
  const { key_parameters, srtp, purpose: _purpose, ...rest } = keyJson(key);
  return [
    ...unlike(at, stated, rest),
    ...unlike(`${at}key_parameters.`, stated.key_parameters ?? {}, key_parameters),
    ...unlike(`${at}srtp.`, stated.srtp ?? {}, srtp),
  ];
}

function unlike(
  prefix: string,
  stated: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(found).flatMap(([name, value]) => {
    const [given, own] = [inWords(name, stated[name]), inWords(name, value)];
    return stated[name] === undefined || given === own
      ? []
      : [`${prefix}${name}: the bundle states ${given}, the message gives ${own}`];
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
    throw new UsageError(
      `--at ${text}: give NTP seconds or a UTC time such as 2026-11-24T09:00:00Z`,
    );
  }
  if (ntp < 0 || ntp > 0xffffffff) {
    throw new UsageError(`--at ${text}: NTP time runs from 1900-01-01 to 2036-02-07T06:28:15Z`);
  }
  return ntp;
}
