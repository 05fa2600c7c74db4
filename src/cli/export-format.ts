import type { ScenarioRun } from './scenario-run.ts';
import type { Words } from './words.ts';

/** How much of a run a ladder tells. */
export const exportLevels = ['figure', 'members', 'everything'] as const;
export type ExportLevel = (typeof exportLevels)[number];

/** A run that is written as files, with the link that shows it. */
export type ExportedRun = Omit<ScenarioRun, 'remarks'> &
  Readonly<{ link: string; level: ExportLevel; words: Words }>;

/** What a run leaves the tool as; its option is the name it is listed under. */
export type ExportFormat = Readonly<{
  /** Whether it holds secret keys. */
  isSecret: boolean;
  write: (run: ExportedRun) => Uint8Array;
  /** What is to be said of the octets it wrote. */
  remark?: (octets: Uint8Array, words: Words) => string | null;
}>;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
