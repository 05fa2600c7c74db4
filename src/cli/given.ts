import {
  type FoundMessage,
  type FoundMessages,
  fact,
  findMessages,
  type InputProblem,
  type MessageBundle,
  readBundles,
} from '../engine/index.ts';
import { type CommandInput, problemError, textOf, UsageError } from './command.ts';
import type { Words } from './words.ts';

/** What a command was given: the name to call it by, its octets, or the text of the argument itself. */
export type Given = Readonly<{ name: string; content: string | Uint8Array }>;

/** Longest name of a file; what is longer is a message. */
const longestName = 255;

/** Reads a file, `-`, or the argument itself where there is no such file and it holds a message.
 *  Throws UsageError where there is neither. */
export function readGiven(argument: string, { readBytes, words }: CommandInput): Given {
  try {
    return { name: argument, content: readBytes(argument) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const isMessage = argument.length > longestName || findMessages(argument).ok;
    if (!isMessage) throw error;
    return { name: words.text('cli.argument'), content: argument };
  }
}

/** The messages in what a command was given. Throws UsageError where there are none. */
export function messagesIn({ name, content }: Given): FoundMessages {
  const found = findMessages(content);
  if (!found.ok) throw problemError(name, found.problems);
  if (found.document !== undefined && found.document !== 'bundle')
    throw problemError(name, [noMessage(found)]);
  return found;
}

const noMessage = ({ taken: looks }: FoundMessages): InputProblem => ({
  path: '',
  problem: fact('found.problem.none', { looks }),
});

/** Whether the input is a bundle or a list of them, broken or not. */
export function isDocument({ content }: Given): boolean {
  const found = findMessages(content);
  if (found.ok && found.document !== 'keys') return found.document === 'bundle';
  return /^\s*[[{]\s*["{[\]}]/.test(beginOf(content));
}

const beginOf = (content: string | Uint8Array): string =>
  typeof content === 'string' ? content : String.fromCharCode(...content.subarray(0, 64));

/** The bundles of an input. Throws UsageError with what is wrong where it is none. */
export function bundlesIn({ name, content }: Given, as?: string): readonly MessageBundle[] {
  const text = typeof content === 'string' ? content : textOf(content, name);
  const bundles = readBundles(text, as);
  if (!bundles.ok) throw problemError(name, bundles.problems);
  return bundles.value;
}

/** What is said of a message in JSON beside its content: where it was, what it is, who sent it to whom. */
export function foundJson({ from, kind, who, unixSeconds, comment }: FoundMessage, words: Words) {
  const captured = unixSeconds === undefined ? null : timeOf(unixSeconds);
  return {
    from: words.fact(from),
    kind,
    ...(who ? { who } : {}),
    ...(captured === null ? {} : { captured }),
    ...(comment === undefined ? {} : { comment }),
  };
}

/** A time in UTC; null beyond what a date can say. */
function timeOf(unixSeconds: number): string | null {
  const date = new Date(1000 * unixSeconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
