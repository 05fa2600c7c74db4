import { type ReactElement, useEffect, useState } from 'react';
import type { Actor, TraceEvent } from '../../engine/index.ts';
import { type Answer, rightAnswer } from '../../lesson/answers.ts';
import { momentsByRun } from '../../lesson/drift.ts';
import type { Lesson, LessonMoment } from '../../lesson/lesson.ts';
import type { AppStore } from '../../store/app-store.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import type { DrawMoment, MadeRun } from '../made-run.ts';
import { CustodySheet } from './custody-sheet.tsx';

/** What a handout has of the moments, by their ids, as far as the runs are made. */
export type Made = Readonly<{
  status: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  pictures: ReadonlyMap<string, ReactElement>;
  answers: ReadonlyMap<string, Answer>;
}>;

const nothing: Made = {
  ...{ status: 'running', done: 0, total: 0 },
  ...{ pictures: new Map(), answers: new Map() },
};

async function runOf(store: AppStore, { scenario }: LessonMoment, signal: AbortSignal) {
  const made = { actors: [] as readonly Actor[], events: [] as TraceEvent[] };
  const end = await store.getState().runApart(
    { kind: 'scenario', scenario },
    ({ actors, events }) => {
      made.actors = actors;
      for (const event of events) made.events.push(event);
    },
    signal,
  );
  return end.status === 'done' ? made : null;
}

/** Makes the runs of a lesson one after the other, apart from the run on the screen, and takes from each
 *  what its moments need on paper. */
export function useMadeRuns(lesson: Lesson, draw: DrawMoment): Made {
  const store = useAppStoreApi();
  const [made, setMade] = useState(nothing);
  useEffect(() => {
    const stop = new AbortController();
    void makeAll(store, lesson, draw, stop.signal, setMade);
    return () => stop.abort();
  }, [store, lesson, draw]);
  return made;
}

async function makeAll(
  store: AppStore,
  lesson: Lesson,
  draw: DrawMoment,
  signal: AbortSignal,
  note: (made: Made) => void,
): Promise<void> {
  const pictures = new Map<string, ReactElement>();
  const answers = new Map<string, Answer>();
  const runs = new Map<LessonMoment, MadeRun>();
  const total = lesson.moments.length;
  const noteAs = (status: Made['status']) => {
    const done = pictures.size;
    if (!signal.aborted) note({ status, done, total, pictures: new Map(pictures), answers });
  };
  noteAs('running');
  for (const moments of momentsByRun(lesson)) {
    const [first] = moments;
    const run = first && (await runOf(store, first, signal));
    if (signal.aborted) return;
    if (!run) return noteAs('failed');
    for (const moment of moments) {
      runs.set(moment, run);
      const isTable = moment.view.screen === 'custody';
      const picture = isTable ? (
        <CustodySheet run={run} moment={moment} />
      ) : (
        await draw(run, moment, signal)
      );
      if (picture !== null) pictures.set(moment.id, picture);
      noteAs('running');
    }
  }
  for (const moment of lesson.moments) {
    const answer = answerOf(moment, lesson, runs);
    if (answer !== null) answers.set(moment.id, answer);
  }
  noteAs('done');
}

function answerOf(
  moment: LessonMoment,
  { moments }: Lesson,
  runs: ReadonlyMap<LessonMoment, MadeRun>,
): Answer | null {
  const { question } = moment;
  if (question === undefined) return null;
  const inRun = (one: LessonMoment | undefined) => {
    const run = one && runs.get(one);
    return run ? { scenario: one.scenario, events: run.events, eventId: one.at.eventId } : null;
  };
  const run = inRun(moment);
  const against = inRun(moments.find(({ id }) => id === question.about.against));
  return run && rightAnswer(question, run, against);
}
