import type { StateCreator } from 'zustand/vanilla';
import { eventIndex, type FaultEntry, questionsOf } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { AppStoreState } from './app-store.ts';
import type { View } from './link.ts';
import { perEvents } from './per-events.ts';
import { followingCursor } from './selection-slice.ts';
import type { FaultsSlice, Quiz, Trace } from './state.ts';

const questionsIn = perEvents(questionsOf);
const noQuiz: Quiz = { whole: null, answers: {}, told: null };

/** The first question of the run that has no answer yet; undefined where there is none. */
export function openQuestion({ whole, answers }: Quiz) {
  if (whole === null) return undefined;
  return questionsIn(whole.events).find(({ eventId }) => !(eventId in answers));
}

/** What of a trace may be seen: no more than leads to the question that is open. */
function seenOf(trace: Trace, quiz: Quiz): Trace {
  const question = openQuestion(quiz);
  if (question === undefined) return trace;
  return { ...trace, events: trace.events.slice(0, question.index + 1) };
}

/** What goes wrong in the run, and the game of predicting it. */
export const createFaultsSlice =
  (client: EngineClient, view: Partial<View>): StateCreator<AppStoreState, [], [], FaultsSlice> =>
  (set, get) => {
    const change = (edit: (faults: readonly FaultEntry[]) => readonly FaultEntry[]) =>
      get().changeScenario({ faults: [...edit(get().scenario.faults)] });
    const lastOf = (trace: Trace) => Math.max(trace.events.length - 1, 0);

    /** Puts another part of the whole trace on the screen. */
    const show = (quiz: Quiz) => {
      const { cursor, selection } = get();
      const whole = quiz.whole ?? get().trace;
      const trace = get().predicting ? seenOf(whole, quiz) : whole;
      const { eventId } = selection;
      const stays = eventId === null || eventIndex(trace.events, eventId) >= 0;
      set({
        ...{ quiz, trace, cursor: Math.min(cursor, lastOf(trace)), playing: false },
        ...(stays ? {} : { selection: followingCursor }),
      });
    };

    return {
      faultAim: null,
      faultMenu: null,
      predicting: view.predicting ?? false,
      quiz: noQuiz,
      score: { right: 0, asked: 0 },
      runApart: client.run,
      openFaults(faultAim = null) {
        set({ faultAim, dialog: 'faults' });
      },
      showFaultMenu(faultMenu) {
        set({ faultMenu });
      },
      addFault(entry) {
        change((faults) => [...faults, entry]);
      },
      removeFault(index) {
        change((faults) => faults.filter((_, at) => at !== index));
      },
      changeFault(index, entry) {
        change((faults) => faults.map((one, at) => (at === index ? entry : one)));
      },
      clearFaults() {
        change(() => []);
      },
      togglePredicting() {
        set({ predicting: !get().predicting });
        show({ ...noQuiz, whole: get().quiz.whole });
      },
      answerQuestion(choice) {
        const { quiz, score } = get();
        const question = openQuestion(quiz);
        if (question === undefined) return;
        const right = choice === (question.answer?.check ?? 'none');
        const answers = { ...quiz.answers, [question.eventId]: choice };
        show({ ...quiz, answers, told: { question, choice, right } });
        set({ score: { right: score.right + (right ? 1 : 0), asked: score.asked + 1 } });
        const { trace } = get();
        const target = question.answer?.index ?? question.index;
        set({ cursor: Math.min(target, lastOf(trace)), selection: followingCursor });
      },
      dismissAnswer() {
        set({ quiz: { ...get().quiz, told: null } });
      },
      resetScore() {
        set({ score: { right: 0, asked: 0 } });
      },
      veil(whole) {
        const quiz = { ...noQuiz, whole };
        set({ quiz });
        return get().predicting ? seenOf(whole, quiz) : whole;
      },
    };
  };
