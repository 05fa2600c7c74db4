import { actsOf, atAct, planOf } from '../engine/index.ts';
import { linkToScenario } from '../store/scenario-link.ts';
import type { PaperAsked } from './paper-asked.ts';
import { inAct, type ScenarioRun } from './scenario-run.ts';
import type { Words } from './words.ts';

/** How much of a run a ladder tells. */
export const exportLevels = ['figure', 'members', 'everything'] as const;
export type ExportLevel = (typeof exportLevels)[number];

/** A run that is written as files, with the link that shows it. `date`: of the export, as `2026-11-27`;
 *  `pageFont`: a picture takes the font of the page along;
 *  `paper`: what a discussion paper holds besides the run. */
export type ExportedRun = Omit<ScenarioRun, 'remarks'> &
  Readonly<{
    /** The one act that is asked for; null: all. */
    act: number | null;
    link: string;
    level: ExportLevel;
    date: string;
    pageFont: boolean;
    paper: PaperAsked;
    words: Words;
  }>;

/** The octets of one file, or of several that are numbered. */
export type Written = Uint8Array | readonly Uint8Array[];

/** What a run leaves the tool as; its option is the name it is listed under. */
export type ExportFormat = Readonly<{
  /** Whether it holds secret keys. */
  isSecret: boolean;
  write: (run: ExportedRun) => Written | Promise<Written>;
  /** What is to be said of the octets it wrote. */
  remark?: (octets: Uint8Array, words: Words) => string | null;
}>;

/** The acts of a run that are to be drawn, each as a run by itself with a link of its own. */
export const actsToDraw = (run: ExportedRun): readonly ExportedRun[] =>
  actsOf(run.scenario)
    .map((scene) => planOf(scene).at)
    .filter((at) => run.act === null || run.act === at)
    .map((at) => ({
      ...inAct(run, at),
      link: linkToScenario(atAct(run.scenario, 1), { level: run.level, act: at }),
    }));

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
