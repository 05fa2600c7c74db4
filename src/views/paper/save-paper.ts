import { version } from '../../../package.json';
import { drawSheets } from '../../paper/draw-sheets.ts';
import { paperOf } from '../../paper/paper-of.ts';
import type { PaperInput, PaperWords } from '../../paper/subject.ts';
import { writeDocx } from '../../paper/write-docx.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import type { AppState } from '../../store/state.ts';
import { loadSvgWriter } from '../../ui/svg-writer.tsx';
import { downloadFile } from '../download-text.ts';
import { rasterise } from '../rasterise.ts';
import { subjectOfPage } from './subject-of-page.ts';

/** What the reader of the page has chosen, and what the page knows of itself. */
export type PaperRequest = Pick<PaperInput, 'parts' | 'clause'> &
  Readonly<{ state: AppState; link: string; date: string; words: PaperWords }>;

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Draws and writes the paper of what is on the screen, and hands it to the user; nothing where `signal`
 *  stopped it. Whether there was one. */
export async function savePaper(request: PaperRequest, signal: AbortSignal): Promise<boolean> {
  const { state, parts, clause, words, link, date } = request;
  const subject = subjectOfPage(state, words);
  if (subject === null) return false;
  const made = { version, date, link };
  const write = await loadSvgWriter();
  const drawing = {
    drive: <T>(steps: Parameters<typeof driveSteps<T>>[0]) => driveSteps(steps, signal),
    rasterise,
    write,
  };
  const wanted = parts.includes('figures');
  const pictures = wanted ? await drawSheets(subject, { made, words }, drawing) : null;
  if (wanted && pictures === null) return false;
  const octets = await writeDocx(paperOf({ subject, pictures, clause, parts, made, words }));
  if (signal.aborted) return false;
  downloadFile('keyladder-discussion.docx', type, [Uint8Array.from(octets)]);
  return true;
}
