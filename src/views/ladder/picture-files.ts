import pageFontUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { version } from '../../../package.json';
import { withPngFacts } from '../../engine/index.ts';
import type { AppState } from '../../store/state.ts';
import { copyToClipboard } from '../../ui/copy-to-clipboard.ts';
import { pageFontStyle } from '../../ui/page-font.ts';
import { dotsPerMm } from '../../ui/picture-size.ts';
import type { Words } from '../actor-names.ts';
import { downloadFile, downloadText } from '../download-text.ts';
import { dotsOf, fitsCanvas, rasterise } from '../rasterise.ts';
import { citingLink, digestInSteps } from '../run-digest.ts';
import type { Drive } from './draw-ladder.ts';
import { loadSvgWriter, type PaperPicture, paperPictures } from './paper-pictures.tsx';
import { captionOf } from './picture-caption.ts';

/** The run on the screen as files of pictures, as it stands at the cursor. */

/** Dots a CSS pixel of a PNG picture: 288 an inch. */
const scale = 3;

export type Asked = Readonly<{ state: AppState; words: Words; link: string; drive: Drive }>;

/** What went other than asked, as a key of the catalogue. */
export type Remark = Readonly<{ key: string; values: Readonly<Record<string, number>> }>;

/** The style sheet with the font of the page; none where it does not come. */
async function pageFont(): Promise<string | undefined> {
  try {
    const answer = await fetch(pageFontUrl);
    return answer.ok ? pageFontStyle(new Uint8Array(await answer.arrayBuffer())) : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function pictures(
  { state, words, link, drive }: Asked,
  font?: string,
): Promise<readonly PaperPicture[] | null> {
  const { actors, events, source } = state.trace;
  if (source.kind !== 'scenario') return null;
  const { level, followed, unfolded, cursor, wholeRun } = state;
  const date = new Date().toISOString().slice(0, 10);
  const steps = paperPictures(
    { scenario: source.scenario, actors, events },
    {
      ...{ words, link, date, version, font, depth: { level, followed, unfolded } },
      at: wholeRun ? undefined : cursor,
    },
    await loadSvgWriter(),
  );
  return drive(steps);
}

/** Most files that are saved at once. */
const mostSheets = 12;

const stemOf = ({ title }: PaperPicture) =>
  `figure-${/\d[\d.]*-\d+/.exec(title)?.[0] ?? 'keyladder'}`;
const nameOf = (picture: PaperPicture, index: number, of: number, end: string) =>
  of === 1 ? `${stemOf(picture)}.${end}` : `${stemOf(picture)}-${index + 1}.${end}`;

const tooMany = (sheets: number): Remark => ({
  key: 'picture.tooMany',
  values: { sheets, most: mostSheets },
});

/** Saves a file for each sheet; null as a remark where all of them are saved. */
export async function saveSvgPictures(asked: Asked): Promise<Remark | null> {
  const all = (await pictures(asked)) ?? [];
  if (all.length > mostSheets) return tooMany(all.length);
  for (const [index, picture] of all.entries()) {
    downloadText(nameOf(picture, index, all.length, 'svg'), 'image/svg+xml', picture.svg);
  }
  return null;
}

function sizeRemark({ svg }: PaperPicture): Remark | null {
  const { width, height } = dotsOf(svg, scale);
  return fitsCanvas(width, height) ? null : { key: 'picture.tooLarge', values: { width, height } };
}

const facts = { dotsPerMetre: dotsPerMm(scale) * 1000, software: `Keyladder ${version}` };

async function pngOf({ svg, link, title }: PaperPicture): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(withPngFacts(await rasterise(svg, scale), { ...facts, link, title }));
}

/** The same as PNG, in the font of the page. */
export async function savePngPictures(asked: Asked): Promise<Remark | null> {
  const all = (await pictures(asked, await pageFont())) ?? [];
  if (all.length > mostSheets) return tooMany(all.length);
  for (const [index, picture] of all.entries()) {
    const remark = sizeRemark(picture);
    if (remark) return remark;
    const name = nameOf(picture, index, all.length, 'png');
    downloadFile(name, 'image/png', [await pngOf(picture)]);
  }
  return null;
}

/** Puts the picture into the clipboard, of several sheets the first. The clipboard keeps no link. */
export async function copyPicture(asked: Asked): Promise<Remark> {
  const all = (await pictures(asked, await pageFont())) ?? [];
  const [first] = all;
  if (first === undefined) return { key: 'picture.notCopied', values: {} };
  const remark = sizeRemark(first);
  if (remark) return remark;
  const png = new Blob([await pngOf(first)], { type: 'image/png' });
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
    return { key: 'picture.notCopied', values: {} };
  }
  return all.length === 1
    ? { key: 'picture.copied', values: {} }
    : { key: 'picture.copiedFirst', values: { sheets: all.length } };
}

/** Puts a text into the clipboard by which a paper cites the run: what it is of, the program, the day, the
 *  digest of the trace, and a link that is held against it when it is opened. */
export async function copyCitation({ state, words, link, drive }: Asked): Promise<Remark | null> {
  const { actors, events, source } = state.trace;
  if (source.kind !== 'scenario') return null;
  const digest = await drive(digestInSteps(events));
  if (digest === null) return null;
  const date = new Date().toISOString().slice(0, 10);
  const { level } = state;
  const captioned = { scenario: source.scenario, actors, words, link, date, version, level };
  const sentences = captionOf(captioned).join('. ');
  const cited = {
    sentences,
    version,
    date,
    digest: digest.hex,
    link: citingLink(link, digest.hex),
  };
  const copied = await copyToClipboard(words('picture.citation', cited));
  return { key: copied ? 'picture.cited' : 'picture.notCited', values: {} };
}
