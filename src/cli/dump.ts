import {
  decodeMessage,
  type Fact,
  type FieldNode,
  fact,
  isFact,
  readBundleMessage,
  readMessageText,
} from '../engine/index.ts';
import { type Command, onlyFile, problemError, readArguments, textOf } from './command.ts';
import { failureJson, type Words } from './words.ts';

/** `dump FILE`: the field tree with octet spans of a message given as hex, base64, raw octets, or
 *  inside a bundle. Needs no keys; a message that breaks half way shows what could be read. */
export const dump: Command = ({ args, words, readBytes }) => {
  const { positionals } = readArguments(args, {});
  const file = onlyFile(positionals, 'FILE');
  const octets = messageIn(readBytes(file), file);
  const { tree, failure } = decodeMessage(octets);
  const described = failure && failureJson(failure, words);
  const output = {
    length: octets.length,
    fields: tree.map((node) => fieldJson(node, words)),
    failure: described,
  };
  return { output: [output], remarks: described ? [described.detail] : [], exitCode: 0 };
};

function refuse(file: string, problem: Fact): never {
  throw problemError(file, [{ path: '', problem }]);
}

function messageIn(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes.length === 0) refuse(file, fact('input.nothing'));
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const isRaw =
    !hasBom &&
    bytes.some((octet) => octet < 0x09 || (octet > 0x0d && octet < 0x20) || octet > 0x7e);
  const looksLikeJson = /^\s*\{/.test(String.fromCharCode(...bytes.slice(0, 64)));
  if (isRaw && !looksLikeJson) return bytes;
  const text = textOf(bytes, file);
  if (text.trimStart().startsWith('{')) {
    const octets = readBundleMessage(text);
    if (!octets.ok) throw problemError(file, octets.problems);
    return octets.value;
  }
  if (text.trimStart().startsWith('[')) refuse(file, fact('input.listOfBundles'));
  const message = readMessageText(text);
  if (!message.ok) throw problemError(file, message.problems);
  return message.value;
}

function fieldJson(node: FieldNode, words: Words): Record<string, unknown> {
  const { path, label, start, end, bits, text, valueName, clause, unknown, unverified } = node;
  return {
    path,
    label,
    start,
    end,
    ...(bits ? { bits } : {}),
    ...(text === '' ? {} : { value: text }),
    ...(valueName === undefined
      ? {}
      : { name: isFact(valueName) ? words.fact(valueName) : valueName }),
    clause,
    ...(unknown ? { unknown } : {}),
    ...(unverified ? { unverified } : {}),
    ...(node.children.length > 0
      ? { fields: node.children.map((child) => fieldJson(child, words)) }
      : {}),
  };
}
