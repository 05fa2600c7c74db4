import type { FaultEntry, SkipEntry } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { levelFor } from './depth.ts';
import type { FaultsSlice, Quiz } from './faults-state.ts';
import { firstNotification, momentWithin, movedTo } from './moment.ts';
import { goneOn, newQuiz, openQuestion, seenOf } from './quiz.ts';
import { isSameSkip } from './skip-selectors.ts';
import type { Level } from './state.ts';
import type { SliceCreator } from './store-state.ts';
import type { Trace } from './trace.ts';
import type { View } from './view.ts';

/** What goes wrong in the run, the checks that are left out of it, and the game of predicting it. */
export const createFaultsSlice =
  (client: EngineClient, view: View): SliceCreator<FaultsSlice> =>
  (set, get) => {
    const change = (edit: (faults: readonly FaultEntry[]) => readonly FaultEntry[]) =>
      get().changeScenario({ faults: [...edit(get().scenario.faults)] });
    const changeSkips = (edit: (skips: readonly SkipEntry[]) => readonly SkipEntry[]) =>
      get().changeScenario({ skips: [...edit(get().scenario.skips)] });
    /** Where one was before the run began to stop and ask. */
    let levelBefore: Level | null = null;
    const lastOf = (trace: Trace) => Math.max(trace.events.length - 1, 0);

    /** Puts another part of the whole trace on the screen. */
    const show = (quiz: Quiz) => {
      const state = get();
      const trace = seenOf(quiz.whole ?? state.trace, quiz, state);
      set({ quiz, trace, ...momentWithin(trace.events, state), playing: false });
    };

    return {
      faultAim: null,
      faultMenu: null,
      predicting: view.predicting,
      quiz: newQuiz(null),
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
      putFault(entry) {
        const { scenario, addFault } = get();
        addFault(entry);
        if (get().scenario === scenario) return;
        set({ dialog: null, wanted: { ...firstNotification, fault: scenario.faults.length } });
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
      skipCheck(entry) {
        changeSkips((skips) => [...skips, entry]);
      },
      makeCheck(entry) {
        changeSkips((skips) => skips.filter((one) => !isSameSkip(one, entry)));
      },
      clearSkips() {
        changeSkips(() => []);
      },
      togglePredicting() {
        const { predicting, level } = get();
        const next = predicting ? (levelBefore ?? level) : levelFor(true, level);
        levelBefore = predicting ? null : level;
        set({ predicting: !predicting, level: next });
        show(newQuiz(get().quiz.whole));
      },
      answerQuestion(choice) {
        const { quiz, score } = get();
        const question = openQuestion(get());
        if (question === undefined) return;
        const right = choice === (question.answer?.check ?? 'none');
        const answers = { ...quiz.answers, [question.eventId]: choice };
        show({ ...quiz, answers, revealed: { question, choice, right } });
        set({ score: { right: score.right + (right ? 1 : 0), asked: score.asked + 1 } });
        const { trace } = get();
        const target = question.answer?.index ?? question.index;
        set(movedTo(Math.min(target, lastOf(trace))));
      },
      dismissAnswer() {
        set({ quiz: goneOn(get().quiz) });
      },
      resetScore() {
        set({ score: { right: 0, asked: 0 } });
      },
    };
  };
