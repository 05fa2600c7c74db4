import { expect, it } from 'vitest';
import type { LessonQuestion } from '../lesson/question.ts';
import { manualClient } from '../worker/trace.fixture.ts';
import { createAppStore } from './app-store.ts';
import { defaultView } from './view.ts';

const question: LessonQuestion = {
  ...{ id: 'q', kind: 'choice', stem: 'Which?', about: {}, right: ['b'], discuss: '' },
  options: ['a', 'b'].map((id) => ({ id, text: id, why: '' })),
};

const makeStore = () =>
  createAppStore(manualClient(), { view: defaultView(), drawSeed: () => '00' });

it('what the phones came to is taken when it is locked, and still when it was revealed meanwhile', () => {
  const store = makeStore();
  const { askQuestion, advancePoll, settleCounts } = store.getState();
  askQuestion(question);
  settleCounts(question, 1, { a: 9 });
  expect(store.getState().poll?.counts).toEqual({});
  advancePoll();
  advancePoll();
  settleCounts(question, 1, { a: 1, b: 2 });
  expect(store.getState().poll?.counts).toEqual({ a: 1, b: 2 });
  advancePoll();
  settleCounts(question, 1, { a: 1, b: 3 });
  expect(store.getState().poll?.counts).toEqual({ a: 1, b: 3 });
  expect(store.getState().pollScore).toMatchObject([{ counts: { a: 1, b: 3 } }]);
});

it('what comes late for another round or question is left aside', () => {
  const store = makeStore();
  const { askQuestion, advancePoll, voteAgain, settleCounts } = store.getState();
  askQuestion(question);
  advancePoll();
  advancePoll();
  voteAgain();
  settleCounts(question, 1, { a: 1 });
  settleCounts({ ...question }, 2, { a: 1 });
  expect(store.getState().poll).toMatchObject({ round: 2, counts: {} });
});
