import type { PaperAsked } from './paper-asked.ts';
import type { ScenarioRun } from './scenario-run.ts';
import type { Words } from './words.ts';

/** How much of a run a ladder tells. */
export const exportLevels = ['figure', 'members', 'everything'] as const;
export type ExportLevel = (typeof exportLevels)[number];

/** A run that is written as files, with the link that shows it. `date`: of the export, as `2026-11-27`;
 *  `pageFont`: a picture takes the font of the page along;
 *  `paper`: what a discussion paper holds besides the run. */
export type ExportedRun = Omit<ScenarioRun, 'remarks'> &
  Readonly<{
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

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
