import {
  bundleWith,
  type Fact,
  type Found,
  type FoundMessage,
  type FoundPacket,
  fact,
  type InputProblem,
  isEmptyMaterial,
  type KeyMaterial,
  noKeyMaterial,
  type RunSource,
  readInput,
} from '../../engine/index.ts';
import type { Content } from './read-file.ts';

/** What opening an input comes to: something to run, or why there is nothing. `held`: it is opened with
 *  the keys held, and what is to be said of that. */
export type Opening =
  | Readonly<{ ok: true; source: RunSource; held?: Fact | null }>
  | Readonly<{ ok: false; problems: readonly InputProblem[] }>;

/** A message runs on the page; a protected packet is shown where it is chosen. */
export const isOpenable = ({ kind }: FoundMessage): boolean => kind === 'mikey';

/** What can be chosen of an input: its messages, then its packets. */
export type Listed = Readonly<{
  messages: readonly FoundMessage[];
  packets: readonly (FoundMessage & FoundPacket)[];
}>;

const isPacket = (message: FoundMessage): message is FoundMessage & FoundPacket =>
  !isOpenable(message);

/** What is listed of what was found. */
export function listedOf(found: Found | null): Listed {
  if (!found?.ok) return { messages: [], packets: [] };
  return {
    messages: found.messages.filter(isOpenable),
    packets: found.messages.filter(isPacket),
  };
}

/** Whether what was picked of the list is a packet. */
export function isPacketPicked(found: Found | null, picked: number): boolean {
  const { messages, packets } = listedOf(found);
  return picked >= messages.length && packets.length > 0;
}

const isJson = (text: string) => /^[\ufeff\s]*[[{]/.test(text);

/** The text of a document of our own. */
function textOf(content: Content): string {
  return typeof content === 'string' ? content : new TextDecoder('utf-8').decode(content);
}

/** What to run of an input in which `found` was found: the message `chosen` of those that can be opened.
 *  A bundle or scenario goes to its own reader, which says what is wrong with it; a message alone is
 *  opened with the keys of `material`. `as`: who opens it. */
export function openingOf(
  content: Content,
  found: Found,
  chosen: number,
  as?: string,
  material: KeyMaterial = noKeyMaterial,
): Opening {
  if (!found.ok) return refusedOf(content, found.problems, as);
  const openable = found.messages.filter(isOpenable);
  const message = openable[chosen] ?? openable[0];
  if (found.document !== undefined) return documentOf(textOf(content), message, as);
  if (message) return openingWith(material, message, as);
  return { ok: false, problems: [{ path: '', problem: fact('found.problem.onlyMedia') }] };
}

/** A message with the keys held; its octets alone where none of them can be used. */
export function openingWith(
  material: KeyMaterial,
  { octets }: Pick<FoundMessage, 'octets'>,
  as?: string,
): Extract<Opening, { ok: true }> {
  const source = { kind: 'message', octets } as const;
  if (isEmptyMaterial(material)) return { ok: true, source };
  const held = bundleWith(material, octets, as);
  if (!held.ok) return { ok: true, source, held: held.reason };
  return { ok: true, source: { kind: 'bundle', bundle: held.bundle }, held: held.remark };
}

/** JSON of our own that is wrong has problems with a place for each. */
function refusedOf(content: Content, problems: readonly InputProblem[], as?: string): Opening {
  if (typeof content !== 'string' || !isJson(content)) return { ok: false, problems };
  const read = readInput(content, as);
  return read.ok ? { ok: true, source: read.value } : read;
}

/** A bundle of a list is read alone. */
function documentOf(text: string, message: FoundMessage | undefined, as?: string): Opening {
  const index = message && bundleIndex(message);
  const bundles: unknown = index === undefined ? null : JSON.parse(text.replace(/^\ufeff/, ''));
  const alone = Array.isArray(bundles) ? JSON.stringify(bundles[(index ?? 1) - 1]) : text;
  const read = readInput(alone, as);
  return read.ok ? { ok: true, source: read.value } : read;
}

/** The number of a bundle in its list, from 1, as its place says. */
function bundleIndex({ from }: FoundMessage): number | undefined {
  const [place] = from.facts.places as readonly Readonly<{ facts: { index?: number } }>[];
  return place?.facts.index;
}
