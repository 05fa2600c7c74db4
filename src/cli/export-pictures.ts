import { version } from '../../package.json';
import { withPngFacts } from '../engine/index.ts';
import { pageFontStyle } from '../ui/page-font.ts';
import { dotsPerMm } from '../ui/picture-size.ts';
import type { PaperPicture } from '../views/ladder/paper-pictures.tsx';
import { actsToDraw, type ExportedRun, type ExportFormat, utf8 } from './export-format.ts';
import { readBinary } from './picture-binaries.ts';

/** The ladder of a run as pictures: as many as it takes sheets. What draws them is loaded when it is asked
 *  for. */

async function picturesOf(run: ExportedRun): Promise<readonly PaperPicture[]> {
  const pictures: PaperPicture[] = [];
  for (const act of actsToDraw(run)) pictures.push(...(await picturesOfAct(act)));
  return pictures;
}

async function picturesOfAct(run: ExportedRun): Promise<readonly PaperPicture[]> {
  const { level, words, link, date, pageFont } = run;
  const { text } = words;
  const { drawPictures, loadSvgWriter } = await import('../views/ladder/paper-pictures.tsx');
  return drawPictures(
    run,
    {
      words: (key, values = {}) => text(key, values),
      depth: { level, followed: null, unfolded: [] },
      font: pageFont ? pageFontStyle(readBinary('sans')) : undefined,
      ...{ link, date, version },
    },
    await loadSvgWriter(),
  );
}

const svg: ExportFormat = {
  isSecret: false,
  write: async (run) => (await picturesOf(run)).map((picture) => utf8(picture.svg)),
};

/** Dots a CSS pixel. */
const scale = 3;

const png: ExportFormat = {
  isSecret: false,
  async write(run) {
    const { rasterise } = await import('./rasterise.ts');
    const files: Uint8Array[] = [];
    const facts = { dotsPerMetre: dotsPerMm(scale) * 1000, software: `Keyladder ${version}` };
    for (const { svg, link, title } of await picturesOf(run)) {
      files.push(withPngFacts(await rasterise(svg, scale), { ...facts, link, title }));
    }
    return files;
  },
};

export const pictureFormats = { svg, png } as const;
