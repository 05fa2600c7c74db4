import {
  bytesToHex,
  decodeFound,
  type FieldNode,
  type FoundMessage,
  isFact,
  type Verdict,
} from '../engine/index.ts';
import { brokenOctets } from './broken-octets.ts';
import { defineCommand } from './command.ts';
import { bundlesIn, foundJson, messagesIn, readGiven } from './given.ts';
import { receiverOf, receiverOptions } from './receiver.ts';
import { failureJson, type Words } from './words.ts';

/** `map INPUT`: every octet of every message with its field, value and meaning, as text or JSON. Needs no
 *  keys; a message that breaks half way is mapped up to there, and the exit code is 2. `--break`: of bundles,
 *  which have the keys of their receivers, the check that refuses each octet when it is altered. */
export const map = defineCommand(
  {
    name: 'map',
    takes: ['INPUT'],
    options: { json: { type: 'boolean' }, break: { type: 'boolean' }, ...receiverOptions },
  },
  (input) => {
    const { values, files, words } = input;
    const given = readGiven(files[0] ?? '', input);
    const { taken, messages, notes } = messagesIn(given);
    const broken = values.break
      ? bundlesIn(given, values.as).map((bundle) => brokenOctets(bundle, receiverOf(values)))
      : [];
    const maps = messages.map((message, at) => mapOf(message, broken[at] ?? null, words));
    const isBroken = maps.some(({ failure }) => failure !== null);
    const remarks = notes.map(words.fact);
    const exitCode = isBroken ? 2 : 0;
    if (!values.json) {
      return {
        output: maps.flatMap((one) => textOfMap(one, words)),
        form: 'text',
        remarks,
        exitCode,
      };
    }
    return { output: [{ taken: words.fact(taken), messages: maps }], remarks, exitCode };
  },
);

type FieldOfOctet = Readonly<{
  path: string;
  label: string;
  /** Which of its octets it is, from 1, and of how many. */
  octet: number;
  of: number;
  bits?: FieldNode['bits'];
  value?: string;
  name?: string;
  clause: string;
  unknown?: boolean;
  unverified?: boolean;
}>;
type MappedOctet = Readonly<{
  offset: number;
  hex: string;
  /** What the receiver makes of it when it is altered. */
  broken?: BrokenOctet;
  fields: readonly FieldOfOctet[];
}>;
type BrokenOctet = Readonly<{ check: string; code: string } | { check: null; same_keys: boolean }>;

function mapOf(message: FoundMessage, verdicts: readonly Verdict[] | null, words: Words) {
  const { tree, failure } = decodeFound(message);
  const leaves = leavesOf(tree);
  const octets = [...message.octets].map((octet, offset): MappedOctet => {
    const own = leaves.filter(({ start, end }) => start <= offset && offset < end);
    const hex = bytesToHex(Uint8Array.of(octet));
    const verdict = verdicts?.[offset];
    return {
      ...{ offset, hex },
      ...(verdict && { broken: brokenOctet(verdict) }),
      fields: own.map((field) => fieldAt(field, offset, words)),
    };
  });
  return {
    ...foundJson(message, words),
    length: message.octets.length,
    octets,
    failure: failure && failureJson(failure, words),
  };
}

const brokenOctet = (verdict: Verdict): BrokenOctet =>
  verdict.check === null
    ? { check: null, same_keys: verdict.sameKeys }
    : { check: verdict.check, code: verdict.failure.code };

/** The fields that have no fields inside. */
const leavesOf = (tree: readonly FieldNode[]): readonly FieldNode[] =>
  tree.flatMap((node) => (node.children.length > 0 ? leavesOf(node.children) : [node]));

function fieldAt(field: FieldNode, offset: number, words: Words): FieldOfOctet {
  const { path, label, start, end, bits, text, valueName, clause, unknown, unverified } = field;
  return {
    ...{ path, label, octet: offset - start + 1, of: end - start },
    ...(bits ? { bits } : {}),
    ...(text === '' ? {} : { value: text }),
    ...(valueName && { name: isFact(valueName) ? words.fact(valueName) : valueName }),
    clause,
    ...(unknown ? { unknown } : {}),
    ...(unverified ? { unverified } : {}),
  };
}

type MessageMap = ReturnType<typeof mapOf>;

/** A line each octet and field: offset, octet, path; behind the first octet of a field its label, value,
 *  meaning and clause. */
function textOfMap({ from, length, octets, failure }: MessageMap, words: Words): readonly string[] {
  const width = Math.max(
    ...octets.flatMap(({ fields }) => fields.map(({ path }) => path.length)),
    1,
  );
  const names = octets.map(({ broken }) => (broken ? wordsOfBroken(broken, words) : ''));
  const room = Math.max(...names.map(({ length }) => length), 0);
  const lines = octets.flatMap(({ offset, hex, fields }, at) =>
    (fields.length > 0 ? fields : [null]).map((field) => {
      const broken = room === 0 ? '' : `${(names[at] ?? '').padEnd(room)}  `;
      const place = `${String(offset).padStart(5)}  ${hex}  ${broken}`;
      return field ? `${place}${rowOf(field, width, words)}`.trimEnd() : place.trimEnd();
    }),
  );
  const head = words.text('cli.map.head', { from, count: length });
  return [head, ...lines, ...(failure ? [failure.detail] : []), ''];
}

function wordsOfBroken(broken: BrokenOctet, words: Words): string {
  if (broken.check !== null) return words.text('cli.map.refused', { check: broken.check });
  return words.text(broken.same_keys ? 'cli.map.sameKeys' : 'cli.map.otherKeys');
}

function rowOf({ path, octet, of, ...field }: FieldOfOctet, width: number, words: Words): string {
  const at = path.padEnd(width);
  if (octet > 1) return `${at}  ${words.text('cli.map.octet', { octet, of })}`;
  const { label, value, name, clause, unknown, unverified } = field;
  const said = value === undefined ? label : words.text('cli.map.value', { label, value });
  const meaning = name === undefined ? said : words.text('cli.map.meaning', { said, name });
  const marks = [
    ...(unknown ? [words.text('cli.map.unknown')] : []),
    ...(unverified ? [words.text('cli.map.unverified')] : []),
  ];
  return [`${at}  ${meaning}`, `[${clause}]`, ...marks].join('  ');
}
