import { compareMessages, decodeFound } from '../engine/index.ts';
import { type CommandInput, defineCommand, UsageError, usageError } from './command.ts';
import { diffJson } from './diff-json.ts';
import type { Diff, Side } from './diff-sides.ts';
import { diffText } from './diff-text.ts';
import { messagesIn, readGiven } from './given.ts';
import type { Words } from './words.ts';

const formats: Readonly<Record<string, (diff: Diff, words: Words) => unknown>> = {
  text: diffText,
  json: diffJson,
};

/** `diff A B`: two messages field by field and octet by octet. Of an input with several `INPUT#n` is the
 *  n-th. */
export const diff = defineCommand(
  {
    name: 'diff',
    takes: ['A', 'B'],
    options: { format: { type: 'string', value: 'text|json' } },
  },
  ({ values, files, words, ...input }) => {
    const { format = 'text' } = values;
    const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (!write) throw usageError('format', { given: format, formats: Object.keys(formats) });
    const [first = '', second = ''] = files;
    const a = sideOf(first, { ...input, words });
    const b = sideOf(second, { ...input, words });
    const comparison = compareMessages(decoded(a), decoded(b));
    return {
      output: [write({ a, b, comparison }, words)],
      ...(format === 'text' ? { form: 'text' as const } : {}),
      remarks: [],
      exitCode: comparison.identical ? 0 : 1,
    };
  },
);

const decoded = ({ message }: Side) => ({
  octets: message.octets,
  tree: decodeFound(message).tree,
});

/** The message an argument names. Throws UsageError where it is not one message. */
function sideOf(argument: string, input: CommandInput): Side {
  const { given, n } = numbered(argument, input);
  const { messages } = messagesIn(given);
  const count = messages.length;
  if (n === null && count > 1) throw usageError('whichMessage', { argument, total: count });
  const message = messages[(n ?? 1) - 1];
  if (!message) throw usageError('noSuchMessage', { argument, total: count });
  return { name: n === null ? given.name : argument, message };
}

/** The input, and the number behind it where there is no input by the whole name. */
function numbered(argument: string, input: CommandInput) {
  try {
    return { given: readGiven(argument, input), n: null };
  } catch (error) {
    const [, file, n] = /^(.+)#(\d{1,6})$/s.exec(argument) ?? [];
    if (!(error instanceof UsageError) || file === undefined) throw error;
    return { given: readGiven(file, input), n: Number(n) };
  }
}
