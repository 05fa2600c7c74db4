import { diagnosisJson } from './diagnosis.ts';
import { failureWords, type Outcome } from './opened.ts';
import { failureJson, type Words } from './words.ts';

/** What a test report says of a message that failed, in the order it is written. */
export function caseFacts(outcome: Outcome, words: Words) {
  if (outcome.failure === null) throw new TypeError('this message passed');
  const { code, path, offset, clause, detail } = failureJson(outcome.failure, words);
  const [, ...explained] = failureWords(outcome, words);
  const diagnosis = diagnosisJson(outcome.diagnosed?.diagnosis ?? null, words);
  return { code, path, offset, clause, detail, explained: explained.join(' '), diagnosis };
}
