import type { ClauseTexts } from '../store/kept-clause.ts';
import { xmlText } from '../ui/xml-text.ts';
import { diffWords, wordsOf } from './diff-words.ts';
import { pairParagraphs } from './pair-paragraphs.ts';
import type { Change, ChangedParagraph } from './paper.ts';

/** Characters each wording may have: what a page of a browser compares without a pause. */
export const longestClause = 20_000;

/** Whether one of the wordings is longer than that. */
export const isTooLong = ({ before, after }: ClauseTexts): boolean =>
  Math.max(before.length, after.length) > longestClause;

/** The paragraphs of a text as it was pasted, without empty lines and blanks at the ends. */
const paragraphsIn = (text: string): readonly string[] =>
  xmlText(text)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The clause in paragraphs with the words that differ between the two wordings; none where both are
 *  empty. */
export function changedClause({ before, after }: ClauseTexts): readonly ChangedParagraph[] {
  return pairParagraphs(paragraphsIn(before), paragraphsIn(after)).map(
    ({ before: old, after: fresh }) => {
      if (old !== null && fresh !== null) return { spans: diffWords(old, fresh), end: 'same' };
      const change = old === null ? 'inserted' : 'deleted';
      return { spans: [{ change, text: old ?? fresh ?? '' }], end: change };
    },
  );
}

/** How many words are inserted and deleted. */
export function countChanges(paragraphs: readonly ChangedParagraph[]) {
  const spans = paragraphs.flatMap((paragraph) => paragraph.spans);
  const words = (change: Change) =>
    spans
      .filter((span) => span.change === change)
      .reduce((sum, { text }) => sum + wordsOf(text).length, 0);
  return { inserted: words('inserted'), deleted: words('deleted') };
}
