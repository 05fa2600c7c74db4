import { isTooLong, longestClause } from '../paper/changed-clause.ts';
import { paperDesigns } from '../paper/subject-of-runs.ts';
import { type CommandInput, textOf, usageError } from './command.ts';

/** What a discussion paper is asked to hold besides the run. */

const option = (value: string) => ({ type: 'string', value }) as const;

export const paperOptions = {
  against: option('DESIGN'),
  'clause-old': option('FILE'),
  'clause-new': option('FILE'),
} as const;

type Values = Readonly<Partial<Record<keyof typeof paperOptions, string>>>;

/** The same, read. Throws UsageError for a design nobody knows, and for a wording too long to compare. */
export function paperAsked(values: Values, readBytes: CommandInput['readBytes']) {
  const { against, 'clause-old': before, 'clause-new': after } = values;
  const design = paperDesigns.find((one) => one === against) ?? null;
  if (against !== undefined && design === null) {
    throw usageError('against', { given: against, list: paperDesigns.join(', ') });
  }
  const read = (file?: string) => (file === undefined ? '' : textOf(readBytes(file), file));
  const clause = { before: read(before), after: read(after) };
  if (isTooLong(clause)) throw usageError('longClause', { most: longestClause });
  return { against: design, clause };
}

export type PaperAsked = ReturnType<typeof paperAsked>;
