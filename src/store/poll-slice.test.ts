import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import { defaultScenario, type Scenario } from '../engine/index.ts';
import type { Lesson, LessonMoment } from '../lesson/lesson.ts';
import type { LessonQuestion } from '../lesson/question.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { keepPollScore } from './poll-kept.ts';
import { settleRight } from './poll-right.ts';
import { isWorthTalking, ownVote, rightShare, scoreRows } from './poll-score.ts';

const question = (change: Partial<LessonQuestion> = {}): LessonQuestion => ({
  ...{ id: 'q', kind: 'choice', stem: 'Which?', about: {}, right: ['b'], discuss: '' },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: '', why: '' })),
  ...change,
});
const named = (...ids: string[]) => ids.map((id) => ({ id, text: '', why: '' }));

const storeOf = (scenario: Scenario = defaultScenario()) =>
  createAppStore(createInThreadClient(engine), {
    view: { scenario },
    drawSeed: () => '00112233445566778899aabbccddeeff',
  });

const moment = (id: string, change: Partial<LessonMoment>): LessonMoment => ({
  ...{ id, scenario: defaultScenario(), view: {}, highlight: [], caption: '', text: '', notes: '' },
  ...{ at: { eventId: 'gkp.1.ue2.message.notification', message: '', clause: '', occurrence: 1 } },
  expect: { firstFailedCheck: null, digest: '' },
  ...change,
});

const lessonOf = (...moments: LessonMoment[]): Lesson => ({
  ...{ format: 'keyladder-lesson', version: 1, id: 'l', title: 'L', language: 'en' },
  ...{ madeWith: '', minutes: 5, moments },
});

const signed = (): Scenario => ({
  ...defaultScenario(),
  faults: [
    { fault: 'signature-bit-flip', at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
  ],
});

async function opened(...moments: LessonMoment[]) {
  const store = storeOf();
  store.getState().openLesson(lessonOf(...moments), 'own');
  await vi.waitFor(() => expect(store.getState().run.status).toBe('done'), { timeout: 20_000 });
  return store;
}

describe('the question before the class', () => {
  it('[Keyladder §questions] goes on and never back, and no vote is taken once it is locked', () => {
    const store = storeOf();
    const state = store.getState;
    state().askQuestion(question());
    state().advancePoll();
    state().setCounts({ a: 3, b: 3 });
    state().advancePoll();
    state().setCounts({ a: 9 });
    expect(state().poll).toMatchObject({ phase: 'locked', counts: { a: 3, b: 3 } });
    state().voteAgain();
    expect(state().poll).toMatchObject({ phase: 'open', round: 2, counts: {} });
    state().setCounts({ b: 6 });
    state().advancePoll();
    state().advancePoll();
    state().advancePoll();
    expect(state().pollScore).toMatchObject([{ questionId: 'q', round: 2, counts: { b: 6 } }]);
  });

  it('[Keyladder §questions] is told from the run of its moment, wherever one stands by then', async () => {
    const asked = question({ kind: 'check', options: named('signature', 'period'), right: [] });
    const store = await opened(moment('m', { scenario: signed(), question: asked }));
    store.getState().toStart();
    store.getState().askQuestion(asked);
    expect(store.getState().poll?.right).toBeNull();
    await settleRight(store);
    expect(store.getState().poll).toMatchObject({ right: ['signature'], untold: null });
  });

  it('[Keyladder §questions] asked for before the run has told it, it is revealed when that does', async () => {
    const asked = question({ kind: 'check', options: named('signature', 'period'), right: [] });
    const store = await opened(moment('m', { scenario: signed(), question: asked }));
    const { askQuestion, advancePoll } = store.getState();
    askQuestion(asked);
    for (let press = 0; press < 4; press += 1) advancePoll();
    expect(store.getState().poll).toMatchObject({ phase: 'locked', awaited: true });
    await settleRight(store);
    expect(store.getState().poll).toMatchObject({ phase: 'revealed', right: ['signature'] });
    expect(store.getState().pollScore).toMatchObject([{ right: ['signature'] }]);
  });

  it('[Keyladder §questions] is told against the run of another moment', async () => {
    const asked = question({
      ...{ kind: 'octets', options: named('HDR', 'SIGN'), right: [] },
      about: { against: 'before' },
    });
    const other = moment('m', { scenario: signed(), question: asked });
    const store = await opened(other, moment('before', {}));
    store.getState().askQuestion(asked);
    await settleRight(store);
    expect(store.getState().poll?.right).toEqual(['SIGN']);
    store.getState().askQuestion({ ...asked, about: { against: 'gone' } });
    await settleRight(store);
    const untold = { code: 'noMoment', values: { event: 'gone' } };
    expect(store.getState().poll).toMatchObject({ right: null, untold });
  });

  it('[Keyladder §questions] never shows steps to be put in order as they come', async () => {
    const asked = question({ kind: 'order', options: named('0', '1', '2'), right: [] });
    const store = await opened(moment('m', { question: asked }));
    store.getState().askQuestion(asked);
    await settleRight(store);
    expect(store.getState().poll).toMatchObject({
      options: ['1', '2', '0'],
      right: ['0', '1', '2'],
    });
  });
});

describe('what a vote came to', () => {
  const right = ['b'];

  it('[Keyladder §questions] is worth talking about from 35 to 70 %, once', () => {
    const at = (b: number, round = 1) =>
      isWorthTalking({
        ...{ question: question(), options: [], right, untold: null },
        ...{ round, phase: 'locked', awaited: false },
        counts: { a: 100 - b, b },
      });
    expect([34, 35, 52, 70, 71].map((share) => at(share))).toEqual([
      ...[false, true, true, true, false],
    ]);
    expect(at(52, 2)).toBe(false);
  });

  it('[Keyladder §questions] counts nobody as no share, and an order by what comes first', () => {
    expect(rightShare({ kind: 'choice', counts: {}, right })).toBeNull();
    const order = { kind: 'order', right: ['b', 'a'], counts: { a: 1, b: 3 } } as const;
    expect(rightShare(order)).toBe(0.75);
    expect(ownVote('order', ['b', 'a'], ['b', 'a'])).toEqual({ b: 1 });
    expect(ownVote('order', ['b', 'c', 'a'], ['b', 'a', 'c'])).toEqual({ other: 1 });
    expect(ownVote('octets', ['a'], ['a', 'b'])).toEqual({ other: 1 });
    expect(ownVote('octets', ['b', 'a'], ['a', 'b'])).toEqual({ a: 1 });
  });

  it('[Keyladder §questions] is listed by question, the worst first', () => {
    const result = (questionId: string, round: number, b: number) => ({
      ...{ questionId, kind: 'choice' as const, stem: questionId, round },
      ...{ counts: { a: 10 - b, b }, right },
    });
    const rows = scoreRows([result('good', 1, 9), result('bad', 1, 2), result('bad', 2, 7)]);
    expect(rows.map(({ questionId }) => questionId)).toEqual(['bad', 'good']);
    expect(rows[0]?.rounds.map(({ share }) => share)).toEqual([0.2, 0.7]);
  });

  it('[Keyladder §questions] survives a reload, and what is no score is left out', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const voted = () => {
      const store = storeOf();
      keepPollScore(store, () => storage);
      return store;
    };
    const { askQuestion, advancePoll, setCounts } = voted().getState();
    askQuestion(question());
    setCounts({ b: 2 });
    for (let phase = 0; phase < 3; phase += 1) advancePoll();
    expect(voted().getState().pollScore).toMatchObject([{ questionId: 'q', counts: { b: 2 } }]);
    voted().getState().clearPollScore();
    expect(voted().getState().pollScore).toEqual([]);
    for (const broken of ['{', '{"a":1}', '[{"questionId":1}]', '[null]']) {
      kept.set('keyladder.poll-score', broken);
      expect(voted().getState().pollScore).toEqual([]);
    }
  });
});
