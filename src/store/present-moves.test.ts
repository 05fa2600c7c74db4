import { describe, expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { LessonQuestion } from '../lesson/question.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { jumpTo, jumpToEnd, presentBack, presentNext } from './present-moves.ts';

const question: LessonQuestion = {
  ...{ id: 'q1', kind: 'choice', stem: 'Who can listen?', about: {}, discuss: '', right: ['kms'] },
  options: ['kms', 'nobody'].map((id) => ({ id, text: id, why: '' })),
};
const moment = (id: string, eventId: string, asks?: LessonQuestion) => ({
  ...{
    id,
    caption: id,
    scenario: engine.defaultScenario(),
    view: {},
    highlight: [],
    text: '',
    notes: '',
  },
  at: { eventId, message: '', clause: '', occurrence: 1 },
  expect: { firstFailedCheck: null, digest: '' },
  ...(asks && { question: asks }),
});
const lesson: Lesson = {
  ...{ format: 'keyladder-lesson', version: 1, id: 'l1', title: 'L', language: 'en' },
  ...{ madeWith: '', minutes: 10 },
  moments: [
    moment('one', 'gkp.1.gms.compute.gmk'),
    moment('two', 'gkp.2.ue1.check.signature', question),
    moment('three', 'gkp.2.ue2.check.signature'),
  ],
};

async function open(withLesson: boolean) {
  const store = createAppStore(createInThreadClient(engine), {
    view: { scenario: engine.defaultScenario() },
    drawSeed: () => '00',
  });
  const done = () =>
    new Promise<void>((resolve) => {
      const look = () => store.getState().run.status === 'done' && resolve();
      store.subscribe(look);
      look();
    });
  store.getState().rerun();
  await done();
  store.getState().present();
  if (withLesson) {
    store.getState().openLesson(lesson, 'file');
    await done();
  }
  return store;
}

describe('next and back', () => {
  it('step through the run without a lesson; on a black screen they light it up', async () => {
    const store = await open(false);
    jumpToEnd(store, 'first');
    store.getState().changePresentation({ black: true });
    presentNext(store);
    expect(store.getState().presentation.black).toBe(false);
    expect(store.getState().cursor).toBe(0);
    presentNext(store);
    expect(store.getState().cursor).toBeGreaterThan(0);
    presentBack(store);
    expect(store.getState().cursor).toBe(0);
  });

  it('jump to the arrow with that number, 0 the provisioning, and nowhere else', async () => {
    const store = await open(false);
    const arrows = ['1.1', '1.2'];
    const at = (number: number) => {
      jumpTo(store, number, arrows);
      const { trace, cursor } = store.getState();
      return trace.events[cursor]?.step;
    };
    expect([at(2), at(0), at(1), at(9)]).toEqual([2, 0, 1, 1]);
  });

  it('take a question through its phases before the next moment, and ask it once', async () => {
    const store = await open(true);
    const seen = () => {
      const { openedLesson, poll } = store.getState();
      return `${openedLesson?.at} ${poll?.phase ?? '-'}`;
    };
    const next = () => {
      presentNext(store);
      return seen();
    };
    expect([1, 2, 3, 4, 5, 6].map(next)).toEqual([
      ...['1 -', '1 shown', '1 open', '1 locked', '1 revealed', '2 -'],
    ]);
    presentBack(store);
    expect(seen()).toBe('1 -');
    expect(next()).toBe('2 -');
    expect(next()).toBe('2 -');
  });

  it('never hide or unlock a question again, but one that was merely shown', async () => {
    const store = await open(true);
    jumpTo(store, 2, []);
    presentNext(store);
    presentBack(store);
    expect(store.getState().poll).toBeNull();
    presentNext(store);
    presentNext(store);
    presentBack(store);
    expect(store.getState().poll?.phase).toBe('open');
    expect(store.getState().openedLesson?.at).toBe(1);
  });

  it('stay in the presenter view from moment to moment', async () => {
    const store = await open(true);
    presentNext(store);
    expect(store.getState().presenting).toBe(true);
  });
});
