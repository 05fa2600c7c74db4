import type { InSteps } from '../store/per-events.ts';
import type { Level } from '../store/state.ts';
import type { SvgWriter } from '../ui/svg-writer.tsx';
import { rememberWords } from '../views/ladder/ladder-labels.ts';
import { paperPictures } from '../views/ladder/paper-pictures.tsx';
import type { Made, PaperInput, PaperSide, PaperSubject, PaperWords, Sheets } from './subject.ts';

/** How pictures are made where the paper is: in which steps they are drawn, and what makes dots of them. */
export type Drawing = Readonly<{
  drive: <T>(steps: InSteps<T>) => Promise<T | null>;
  rasterise: (svg: string, scale: number) => Promise<Uint8Array>;
  write: SvgWriter;
}>;

/** Dots a pixel of the screen: what shows no SVG, and a printer, has 288 an inch. */
const scale = 3;

/** Sheets of one drawing. The members of a large group take a sheet each, and say much the same. */
const mostSheets = 3;

type About = Readonly<{ made: Made; words: PaperWords }>;

/** The two drawings of a paper: the figures of both sides; of a run its figure, which is what the document
 *  draws, and its members, which is what the figure leaves out. Null where `drive` stopped on the way. */
export async function drawSheets(
  subject: PaperSubject,
  about: About,
  drawing: Drawing,
): Promise<PaperInput['pictures']> {
  const { left } = subject;
  const [second, level] =
    subject.kind === 'run' ? ([left, 'members'] as const) : ([subject.right, 'figure'] as const);
  const first = await sheetsOf(left, 'figure', about, drawing);
  const other = first && (await sheetsOf(second, level, about, drawing));
  return first && other && [first, other];
}

async function sheetsOf(
  { scenario, actors, events }: PaperSide,
  level: Level,
  { made, words }: About,
  { drive, rasterise, write }: Drawing,
): Promise<Sheets | null> {
  const choices = {
    ...made,
    words: rememberWords(words.t),
    depth: { level, followed: null, unfolded: [] },
  };
  const pictures = await drive(paperPictures({ scenario, actors, events }, choices, write));
  if (pictures === null) return null;
  const shown = [];
  for (const { svg, widthMm, heightMm } of pictures.slice(0, mostSheets)) {
    shown.push({ svg, png: await rasterise(svg, scale), widthMm, heightMm });
  }
  return { shown, total: pictures.length };
}
