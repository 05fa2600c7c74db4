import { version } from '../../package.json';
import { createFormats } from '../i18n/formats.ts';
import { drawSheets } from '../paper/draw-sheets.ts';
import { paperOf } from '../paper/paper-of.ts';
import { paperParts } from '../paper/subject.ts';
import { linkToSubject, scenarioAgainst, subjectOfRuns } from '../paper/subject-of-runs.ts';
import { writeDocx } from '../paper/write-docx.ts';
import { loadSvgWriter } from '../views/ladder/paper-pictures.tsx';
import { usageError } from './command.ts';
import type { ExportedRun } from './export-format.ts';
import { rasterise } from './rasterise.ts';
import { inAct, runOf } from './scenario-run.ts';

/** A discussion paper of a run, or of it in two designs. */

/** Runs what the paper compares, draws both figures and writes it. */
export async function writePaper(asked: ExportedRun, act: number): Promise<Uint8Array> {
  const {
    paper: { against, clause },
    words: { text, language },
    date,
    ...whole
  } = asked;
  const words = {
    language,
    t: (key: string, values: Record<string, unknown> = {}) => text(key, values),
    formats: createFormats(language),
  };
  const run = inAct(whole, act);
  const other = against === null ? null : scenarioAgainst(whole.scenario, against);
  if (against !== null && other === null) throw usageError('sameDesign', { given: against });
  const subject = subjectOfRuns(run, other && inAct(runOf(other), act), words);
  const made = { version, date, link: linkToSubject(run, against) };
  const pictures = await drawSheets(
    subject,
    { made, words },
    { drive: atOnce, rasterise, write: await loadSvgWriter() },
  );
  return writeDocx(paperOf({ subject, pictures, clause, parts: paperParts, made, words }));
}

/** Goes through steps that nobody waits for. */
async function atOnce<T>(steps: Generator<void, T, void>): Promise<T> {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
