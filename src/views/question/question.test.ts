import { describe, expect, it } from 'vitest';
import type { ScoreRow } from '../../store/poll-score.ts';
import { letterOf, placeOfKey } from '../letters.ts';
import { tableCsv, tableMarkdown } from '../table-text.ts';
import { moved } from './order-list.tsx';
import { scoreTable } from './score-text.ts';

const words = {
  title: 'Score',
  question: 'Question',
  round: (n: number) => `Round ${n}: right`,
  votes: (n: number) => `Round ${n}: votes`,
};
const rows: readonly ScoreRow[] = [
  {
    questionId: 'a',
    stem: 'Which | check, "now"?',
    rounds: [
      { votes: 30, share: 0.516 },
      { votes: 29, share: 0.7 },
    ],
  },
  { questionId: 'b', stem: '=1+1', rounds: [{ votes: 0, share: null }] },
];

describe('the score of the session as text', () => {
  it('[RFC 4180 §2] is quoted, and no cell is a formula', () => {
    expect(tableCsv(scoreTable(rows, words))).toBe(
      [
        'Question,Round 1: right (%),Round 1: votes,Round 2: right (%),Round 2: votes',
        '"Which | check, ""now""?",52,30,70,29',
        "'=1+1,,0,,",
        ',,,,',
        'Score,,,,',
        '',
      ].join('\r\n'),
    );
  });

  it('[Keyladder §questions] is a table in Markdown, whatever the stem holds', () => {
    expect(tableMarkdown(scoreTable(rows, words))).toBe(
      [
        '## Score',
        '',
        '| Question | Round 1: right (%) | Round 1: votes | Round 2: right (%) | Round 2: votes |',
        '| --- | ---: | ---: | ---: | ---: |',
        '| Which \\| check, "now"? | 52 % | 30 | 70 % | 29 |',
        "| '=1+1 |  | 0 |  |  |",
        '',
      ].join('\n'),
    );
  });
});

it('[Keyladder §questions] keys stand for the options that are there', () => {
  expect(letterOf(7)).toBe('H');
  expect(['a', 'C', '2', 'd', '9', 'Enter', ''].map((key) => placeOfKey(key, 3))).toEqual([
    ...[0, 2, 1, null, null, null, null],
  ]);
});

it('[Keyladder §questions] an option typed again goes behind the others', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  const same = ['a', 'b'];
  expect(moved(same, 0, -1)).toBe(same);
  expect(moved(same, 5, 0)).toBe(same);
});
