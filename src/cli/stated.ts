import {
  bundleMessage,
  bytesToHex,
  equalBytes,
  type KeyRecord,
  keyJson,
  type MessageBundle,
  uint32ToHex,
} from '../engine/index.ts';
import type { Words } from './words.ts';

/** Where the bundle states something else than its message gives: every field that both have, but
 *  not the purpose, which may lie in the order of two messages. */
export function statedOtherwise(
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
