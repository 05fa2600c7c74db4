import { beforeEach, describe, expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import { lessonFixture } from '../lesson/testing/lesson-fixture.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { keepDraft, readDraft } from './lesson-draft.ts';
import { checkDrift } from './lesson-drift.ts';
import {
  editMoment,
  keepMoment,
  keepProblem,
  moveMoment,
  newLesson,
  removeMoment,
} from './lesson-edits.ts';
import { lessonAsFile, readLessonFile } from './lesson-file.ts';
import { decodeLink, encodeLink } from './link.ts';
import { currentEvent } from './selectors.ts';
import { defaultView, viewOf } from './view.ts';

const lesson = lessonFixture();
let store: AppStore;
const state = () => store.getState();
const ids = () => state().openedLesson?.lesson.moments.map(({ id }) => id);

/** Resolves when no run is under way. */
const settled = () =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (state().run.status === 'done') resolve();
    };
    store.subscribe(look);
    look();
  });

beforeEach(async () => {
  store = createAppStore(createInThreadClient(engine), {
    view: defaultView(),
    drawSeed: () => '00'.repeat(16),
  });
  state().rerun();
  await settled();
});

describe('a lesson that is open', () => {
  it('puts a moment on the screen: its run, place and view', async () => {
    state().openLesson(lesson, 'file', 1);
    await settled();
    expect(currentEvent(state())?.id).toBe('gkp.2.ue1.check.signature');
    expect(state()).toMatchObject({ level: 'members', tab: 'checks' });
    expect(state().scenario.faults).toHaveLength(1);
    state().goToMoment(0);
    await settled();
    expect(currentEvent(state())?.id).toBe('gkp.1.ue1.message.notification');
    expect(state()).toMatchObject({ level: 'figure', tab: 'step', openedLesson: { at: 0 } });
    state().goToMoment(7);
    expect(state().openedLesson?.at).toBe(0);
  });

  it('keeps its panel unfolded, and the setup folded beside it', async () => {
    state().toggleSetup();
    state().toggleLessons();
    expect(state()).toMatchObject({ lessonsOpen: true, setupOpen: false });
    const [first] = lesson.moments;
    const moments = first ? [{ ...first, view: { ...first.view, setupOpen: true } }] : [];
    state().openLesson({ ...lesson, moments }, 'file');
    expect(state()).toMatchObject({ lessonsOpen: true, setupOpen: false });
    state().toggleSetup();
    expect(state()).toMatchObject({ lessonsOpen: false, setupOpen: true });
  });

  it('is named by a link if it ships, and not if it is a file', async () => {
    state().openLesson(lesson, 'shipped', 1);
    await settled();
    const link = decodeLink(encodeLink(viewOf(state())));
    expect(link).toMatchObject({ ok: true, view: { lesson: 'a-lesson/the-bit-flips' } });
    state().openLesson(lesson, 'file', 1);
    await settled();
    const other = decodeLink(encodeLink(viewOf(state())));
    expect(other).toMatchObject({
      ok: true,
      view: { lesson: null, eventId: 'gkp.2.ue1.check.signature', tab: 'checks' },
    });
  });

  it('is of one’s own from the first change on, if it ships', () => {
    state().openLesson(lesson, 'shipped');
    editMoment(store, 0, { caption: 'Another one.' });
    expect(state().openedLesson).toMatchObject({ origin: 'own', unsaved: true });
    state().undoLesson();
    expect(state().openedLesson).toEqual({ lesson, origin: 'shipped', at: 0, unsaved: false });
  });
});

describe('making a lesson', () => {
  it('keeps what is on the screen, after the moment that is shown', async () => {
    state().openLesson(lesson, 'file');
    await settled();
    state().openTab('crypto');
    state().changeScenario({ gmkMode: 'dual-one-procedure' });
    await settled();
    state().toEnd();
    expect(await keepMoment(store)).toBe(true);
    const open = state().openedLesson;
    expect(ids()).toEqual(['the-key-comes', 'outcome', 'the-bit-flips']);
    expect(open).toMatchObject({ at: 1, unsaved: true });
    const kept = open?.lesson.moments[1];
    expect(kept).toMatchObject({
      scenario: { gmkMode: 'dual-one-procedure' },
      at: { eventId: 'gkp.2.gms.outcome', message: 'outcome', occurrence: 1 },
      view: { tab: 'crypto' },
      expect: { firstFailedCheck: null },
    });
    expect(kept?.expect.digest).toMatch(/^[0-9a-f]{64}$/);
    const file = lessonAsFile(open?.lesson ?? lesson);
    expect(file).toMatchObject({ ok: true, value: { name: 'a-lesson.json' } });
    expect(readLessonFile(file.ok ? file.value.text : '')).toEqual({
      ok: true,
      value: open?.lesson,
    });
    await checkDrift(store);
    expect(state().driftCheck).toMatchObject({ status: 'done', drifts: [] });
  });

  it('keeps a moment in a later act, and puts it on the screen from a file', async () => {
    state().openLesson(lesson, 'file');
    await settled();
    const acts = [{ act: 'retry', afterSeconds: 60, payload: 'made-anew' }] as const;
    state().changeScenario({ acts: [...acts] });
    await settled();
    state().showAct(2);
    expect(await keepMoment(store)).toBe(true);
    const { lesson: made = lesson, at = 0 } = state().openedLesson ?? {};
    const kept = made.moments[at];
    expect(kept).toMatchObject({ scenario: { acts }, at: { occurrence: 2 }, view: { act: 2 } });
    const file = lessonAsFile(made);
    const read = readLessonFile(file.ok ? file.value.text : '');
    expect(read).toEqual({ ok: true, value: made });
    state().showAct(1);
    state().goToMoment(at);
    await settled();
    expect([state().act, currentEvent(state())?.id]).toEqual([2, kept?.at.eventId]);
  });

  it('begins with what is on the screen', async () => {
    const head = { title: 'Été à Évry', language: 'fr', minutes: 5 };
    expect(await newLesson(store, head)).toBe(true);
    expect(state().openedLesson).toMatchObject({
      lesson: { id: 'ete-a-evry', ...head },
      origin: 'own',
      unsaved: true,
    });
    expect(ids()).toEqual(['notification']);
    await keepMoment(store);
    expect(ids()).toEqual(['notification', 'notification-2']);
  });

  it('does not keep an opened message, nor a run under way', async () => {
    state().openSource({ kind: 'message', octets: new Uint8Array([1]) });
    expect(keepProblem(state())).toBe('running');
    await settled();
    expect(keepProblem(state())).toBe('opened');
    state().openLesson(lesson, 'file');
    expect(await keepMoment(store)).toBe(false);
  });

  it('moves a moment, and goes with the one on the screen', () => {
    state().openLesson(lesson, 'file', 1);
    moveMoment(store, 1, -1);
    expect(ids()).toEqual(['the-bit-flips', 'the-key-comes']);
    expect(state().openedLesson?.at).toBe(0);
    moveMoment(store, 0, -1);
    expect(ids()).toEqual(['the-bit-flips', 'the-key-comes']);
    moveMoment(store, 1, -1);
    expect(state().openedLesson?.at).toBe(1);
  });

  it('takes a moment out and brings it back', () => {
    state().openLesson(lesson, 'file', 1);
    removeMoment(store, 0);
    expect(ids()).toEqual(['the-bit-flips']);
    expect(state().openedLesson?.at).toBe(0);
    removeMoment(store, 0);
    expect(ids()).toEqual(['the-bit-flips']);
    state().undoLesson();
    expect(state().openedLesson).toEqual({ lesson, origin: 'file', at: 1, unsaved: false });
    state().undoLesson();
    expect(ids()).toEqual(['the-key-comes', 'the-bit-flips']);
  });

  it('knows what differs from the file after a change was undone', () => {
    state().openLesson(lesson, 'file');
    editMoment(store, 0, { caption: 'One.' });
    state().lessonSaved();
    expect(state().openedLesson?.unsaved).toBe(false);
    state().undoLesson();
    expect(state().openedLesson?.unsaved).toBe(true);
  });
});

describe('leaving a lesson', () => {
  const other = {
    lesson: { ...lesson, id: 'other' },
    origin: 'file',
    at: 0,
    unsaved: false,
  } as const;

  it('goes at once where nothing would be lost', () => {
    state().openLesson(lesson, 'file');
    state().offerLesson(other);
    expect(state()).toMatchObject({ openedLesson: other, leaving: null });
    state().offerLesson(null);
    expect(state().openedLesson).toBeNull();
  });

  it('asks first where changes would be lost', () => {
    state().openLesson(lesson, 'file');
    editMoment(store, 0, { caption: 'Changed.' });
    state().offerLesson(other);
    expect(state()).toMatchObject({ leaving: { to: other }, lessonsOpen: true });
    expect(state().openedLesson?.lesson.id).toBe('a-lesson');
    state().settleLeaving(false);
    expect(state()).toMatchObject({ leaving: null, openedLesson: { unsaved: true } });
    state().offerLesson(null);
    state().settleLeaving(true);
    expect(state()).toMatchObject({ leaving: null, openedLesson: null });
  });

  it('takes what is written on in one field as one change', () => {
    state().openLesson(lesson, 'file');
    for (const caption of ['A', 'A n', 'A new one']) editMoment(store, 0, { caption });
    editMoment(store, 0, { text: 'x' });
    expect(state().lessonsBefore).toHaveLength(2);
    state().undoLesson();
    expect(state().openedLesson?.lesson.moments[0]?.caption).toBe('A new one');
    state().undoLesson();
    expect(state().openedLesson?.lesson).toEqual(lesson);
  });
});

describe('opening a file', () => {
  it('says where a view cannot be read', () => {
    const text = JSON.stringify({
      ...lesson,
      moments: [{ ...lesson.moments[0], view: { tab: 'gone', eventId: 'x', newer: 1 } }],
    });
    const result = readLessonFile(text);
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual([
      'moments.0.view.tab',
      'moments.0.view.eventId',
      'moments.0.view.newer',
    ]);
  });

  it('tells what drifted, and stands where the like of a lost event is', async () => {
    const expectation = { firstFailedCheck: 'replay', digest: '' };
    const moments = lesson.moments.slice(0, 1).map((moment) => ({
      ...{ ...moment, expect: expectation },
      at: { ...moment.at, eventId: 'old.name', occurrence: 2 },
    }));
    state().openLesson({ ...lesson, moments }, 'file');
    await checkDrift(store);
    await settled();
    expect(state().driftCheck).toMatchObject({
      total: 1,
      drifts: [
        { kind: 'moved', from: 'old.name', to: 'gkp.1.ue2.message.notification' },
        { kind: 'check', expected: 'replay', found: null },
      ],
    });
    expect(currentEvent(state())?.id).toBe('gkp.1.ue2.message.notification');
  });
});

describe('a draft', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    };
  };

  it('brings back after a reload what was open, changes and all', () => {
    const kept = storage();
    const { end } = keepDraft(store, () => kept);
    state().openLesson(lesson, 'file', 1);
    editMoment(store, 1, { caption: 'Written just now.' });
    end();
    expect(readDraft(() => kept)).toEqual(state().openedLesson);
    const again = keepDraft(store, () => kept);
    state().leaveLesson();
    again.end();
    expect(readDraft(() => kept)).toBeNull();
  });

  it('is nothing where storage is closed, or holds something else', () => {
    const closed = () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(readDraft(closed)).toBeNull();
    const { end } = keepDraft(store, closed);
    state().openLesson(lesson, 'file');
    end();
    const kept = storage();
    for (const text of ['{', '7', '{"lesson":{},"origin":"file","at":0,"unsaved":true}']) {
      kept.setItem('keyladder.lesson', text);
      expect(readDraft(() => kept)).toBeNull();
    }
  });
});
