import {
  type Actor,
  inFigureOrder,
  planOf,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import type { InSteps } from '../../store/per-events.ts';
import type { Depth } from '../../store/state.ts';
import { captionHeight, PictureDocument } from '../../ui/picture-document.tsx';
import {
  mmOfUnits,
  pictureMostHeightMm,
  pictureWidth,
  pictureWidthMm,
  unitsOfMm,
} from '../../ui/picture-size.ts';
import type { SvgWriter } from '../../ui/svg-writer.tsx';
import type { Words } from '../actor-names.ts';
import { headerHeight } from './header-text.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { rememberWords } from './ladder-labels.ts';
import { LadderFrame } from './ladder-svg.tsx';
import { layoutInSteps } from './layout-ladder.ts';
import { type Captioned, captionLines, captionOf } from './picture-caption.ts';
import { LadderPart } from './picture-part.tsx';
import { type PrintPage, printPages } from './print-pages.ts';

export { loadSvgWriter } from '../../ui/svg-writer.tsx';

/** A run as pictures for paper: one, or where it is longer than a sheet as many as it takes, each with the
 *  names over the lifelines. Pure: what it needs of clock and catalogue comes in. */

export type PictureRun = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
}>;

export type PictureChoices = Readonly<{
  words: Words;
  depth: Depth;
  /** Opens the run; of an address that begins with its fragment, that alone. */
  link: string;
  /** Of the export, as `2026-11-27`. */
  date: string;
  version: string;
  /** Index of the last event that is told, in the order of the level; all of them where it is left out. */
  at?: number | undefined;
  /** Style sheet with the font of the page, which some programs take; generic fonts else. */
  font?: string | undefined;
}>;

export type PaperPicture = Readonly<{
  /** Number and name of the figure, and which part of it this is. */
  title: string;
  svg: string;
  widthMm: number;
  heightMm: number;
  /** What it shows, in sentences. */
  caption: string;
  link: string;
}>;

/** The figure is drawn no higher than this, with its names, in units. */
const figureHeight = 420;

/** What of the drawing stands in each picture: the first with the names, the others with room for them. */
function cutToSheets(layout: LadderLayout, captionUnits: number): readonly PrintPage[] {
  const most = Math.floor(unitsOfMm(pictureMostHeightMm) - captionUnits);
  const head = headerHeight(layout);
  if (head + layout.height <= most) return [{ top: head, height: layout.height }];
  return printPages(layout, most - head).map(({ top, height }) => {
    const from = Math.max(top, head);
    return { top: from, height: top + height - from };
  });
}

function titleOf(name: string, part: number, parts: number, words: Words): string {
  return parts === 1 ? name : words('picture.titlePart', { figure: name, part, parts });
}

/** The pictures of a run, drawn in steps. */
export function* paperPictures(
  { scenario, actors, ...run }: PictureRun,
  choices: PictureChoices,
  write: SvgWriter,
): InSteps<readonly PaperPicture[]> {
  const { depth, link, date, version, font } = choices;
  const words = rememberWords(choices.words);
  const events = depth.level === 'figure' ? inFigureOrder(run.events) : run.events;
  const at = Math.min(choices.at ?? Number.POSITIVE_INFINITY, events.length - 1);
  const layout = yield* layoutInSteps({
    ...{ actors, events, words, depth, opened: false, reach: at },
    ...{ width: pictureWidth, height: figureHeight, plan: planOf(scenario) },
  });
  const upTo = at < events.length - 1 ? { n: at + 1, total: events.length } : undefined;
  const captioned: Captioned = {
    ...{ scenario, actors, words, link, date, version, upTo, level: layout.level },
  };
  const [name = '', ...said] = captionOf(captioned);
  const longest = titleOf(name, 999, 999, words);
  const sheets = cutToSheets(layout, captionHeight(captionLines(captioned, longest).length));
  const pictures: PaperPicture[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const title = titleOf(name, index + 1, sheets.length, words);
    const caption = captionLines(captioned, title);
    const height = headerHeight(layout) + sheet.height;
    const facts = { title, link, date, version };
    const svg = write(
      <PictureDocument {...{ facts, height, caption, font }}>
        <LadderFrame
          layout={{ ...layout, height: sheet.height }}
          run={{ events, at }}
          words={words}
        />
        <LadderPart {...{ layout, words, sheet }} run={{ events, at }} />
      </PictureDocument>,
    );
    const heightMm = mmOfUnits(Math.ceil(height + captionHeight(caption.length)));
    const sentences = [title, ...said].join('. ');
    pictures.push({
      ...{ title, link, svg: `${svg}\n`, widthMm: pictureWidthMm, heightMm },
      caption: `${sentences}.`,
    });
    yield;
  }
  return pictures;
}

/** The same at once, for who gives way to nobody. */
export function drawPictures(...asked: Parameters<typeof paperPictures>): readonly PaperPicture[] {
  const steps = paperPictures(...asked);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
