import {
  decodeFound,
  type FieldNode,
  type FoundMessage,
  isFact,
  readBundleMessage,
} from '../engine/index.ts';
import { defineCommand, problemError, textOf } from './command.ts';
import { foundJson, type Given, messagesIn, readGiven } from './given.ts';
import { failureJson, type Words } from './words.ts';

/** `dump INPUT`: the field tree with octet spans of every message in the input. Needs no keys; a
 *  message that breaks half way shows what could be read, and the exit code is 2. */
export const dump = defineCommand({ name: 'dump', takes: ['INPUT'], options: {} }, (input) => {
  const { files, words } = input;
  const given = readGiven(files[0] ?? '', input);
  const { taken, messages, notes } = messagesIn(given);
  if (messages.length === 0) refuseBundle(given);
  const dumped = messages.map((message) => ({ message, dumped: dumpOne(message, words) }));
  const [first] = dumped;
  const isOne = dumped.length === 1 && first;
  const said = { taken: words.fact(taken) };
  const failed = dumped.filter(({ dumped: { failure } }) => failure !== null);
  return {
    output: [
      isOne ? { ...said, ...first.dumped } : { ...said, messages: dumped.map((one) => one.dumped) },
    ],
    remarks: [
      ...notes.map(words.fact),
      ...failed.map(({ dumped: { from, failure } }) =>
        isOne ? (failure?.detail ?? '') : `${from}: ${failure?.detail}`,
      ),
    ],
    exitCode: failed.length > 0 ? 2 : 0,
  };
});

/** A bundle without a message that can be read: its own reader says why. */
function refuseBundle({ name, content }: Given): void {
  const text = typeof content === 'string' ? content : textOf(content, name);
  const read = readBundleMessage(text);
  if (!read.ok) throw problemError(name, read.problems);
}

function dumpOne(message: FoundMessage, words: Words) {
  const { tree, failure } = decodeFound(message);
  return {
    ...foundJson(message, words),
    length: message.octets.length,
    fields: tree.map((node) => fieldJson(node, words)),
    failure: failure && failureJson(failure, words),
  };
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
