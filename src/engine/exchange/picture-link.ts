import { type Fact, fact } from '../model/fact.ts';
import { type Found, refused } from './found.ts';
import { positionOf } from './input-problem.ts';
import { latin1Text } from './octet-text.ts';
import { type PngDamage, pngSignature } from './png-chunks.ts';
import { readPngLink } from './png-facts.ts';

/** The link to a run in what we write: in the text of a PNG picture, the metadata of an SVG picture, the
 *  comment of a capture. Of a link its fragment alone is read, whatever page it names. */

/** Of a section header. Source: draft-ietf-opsawg-pcapng §4.1. */
const byteOrderMagic = 0x1a2b3c4d;
const longestHead = 2 ** 17;

const linkFragment = /#(v\d{1,9}\.[\w-]+)$/;

/** The fragment of a link to a run; null where a text is none. */
const fragmentOf = (link: string): string | null => {
  const fragment = linkFragment.exec(link.trim())?.[0];
  return fragment ?? null;
};

const runFound = (taken: Fact, link: string, notes: readonly Fact[]): Found => ({
  ...{ ok: true, taken, messages: [], notes, document: 'run', link },
});

const isPng = (octets: Uint8Array) => pngSignature.every((octet, index) => octets[index] === octet);

function damageFact({ at, reason, chunk }: PngDamage): Fact {
  if (reason === 'cut') return fact('found.problem.pngCut', { at });
  if (reason === 'type') return fact('found.problem.pngType', { at });
  return fact('found.problem.pngCrc', { at, chunk });
}

/** The run that a PNG picture shows, or where the picture is damaged; null for other octets, and for a
 *  picture that is whole and none of ours. */
export function runInPng(octets: Uint8Array): Found | null {
  if (!isPng(octets)) return null;
  const { link, damage } = readPngLink(octets);
  const fragment = link === null ? null : fragmentOf(link);
  const notes = damage ? [damageFact(damage)] : [];
  if (fragment !== null) return runFound(fact('found.taken.picturePng'), fragment, notes);
  if (link !== null)
    return refused(fact('found.problem.pictureLink', { begin: link.slice(0, 40) }));
  const [problem] = notes;
  // No chunk at all: nothing but the signature says that it is a picture.
  if (damage?.at === pngSignature.length && damage.reason !== 'crc') return null;
  return problem ? refused(problem, { offset: damage?.at ?? 0 }) : null;
}

const source = /<metadata>[\s\S]*?<dc:source>([^<]*)(<\/dc:source>)?/;
const ours = /<dc:creator>Keyladder |xmlns:dc=/;

/** The run that an SVG picture shows, or where the picture is damaged; null for other texts, and for a
 *  drawing that is none of ours. */
export function runInSvg(text: string): Found | null {
  if (!/<svg[\s>]/.test(text.slice(0, 4096)) || !ours.test(text)) return null;
  const found = source.exec(text);
  const isWhole = /<\/svg>\s*$/.test(text);
  const cut = { ...positionOf(text, text.length), offset: text.length };
  const cutFact = fact('found.problem.svgCut', { line: cut.line, column: cut.column });
  if (found === null) return isWhole ? null : refused(cutFact, cut);
  const [, link = '', end] = found;
  if (end === undefined && !isWhole) return refused(cutFact, cut);
  const fragment = fragmentOf(link);
  if (fragment !== null) {
    return runFound(fact('found.taken.pictureSvg'), fragment, isWhole ? [] : [cutFact]);
  }
  const at = found.index + found[0].indexOf('<dc:source>') + '<dc:source>'.length;
  const place = { ...positionOf(text, at), offset: at };
  return refused(fact('found.problem.pictureLink', { begin: link.slice(0, 40) }), place);
}

/** The link in the comment at the head of a capture (pcapng); null where it has none. */
export function linkOfCapture(file: Uint8Array): string | null {
  if (file.length < 12) return null;
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const length = view.getUint32(4, view.getUint32(8, true) === byteOrderMagic);
  const head = latin1Text(file.subarray(0, Math.min(length, longestHead)));
  return /#v\d{1,9}\.[\w-]+/.exec(head)?.[0] ?? null;
}
