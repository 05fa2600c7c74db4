import { type Poll, type PollResult, type PollSlice, pollPhases } from './poll-state.ts';
import type { SliceCreator } from './store-state.ts';

const nextPhase = ({ phase }: Poll) => pollPhases[pollPhases.indexOf(phase) + 1] ?? phase;

/** The question before the class. Nothing is unlocked or hidden again. */
export const createPollSlice: SliceCreator<PollSlice> = (set, get) => {
  const change = (made: Partial<Poll>) => {
    const { poll } = get();
    if (poll !== null) set({ poll: { ...poll, ...made } });
  };
  const reveal = ({ question, round, counts }: Poll, right: readonly string[]) => {
    change({ phase: 'revealed', awaited: false });
    const { id: questionId, kind, stem } = question;
    const result: PollResult = { questionId, kind, stem, round, counts, right };
    set(({ pollScore }) => ({ pollScore: [...pollScore, result] }));
  };
  return {
    poll: null,
    pollScore: [],
    askQuestion(question, options = question.options.map(({ id }) => id)) {
      const right = question.kind === 'choice' ? question.right : null;
      const first = { untold: null, phase: 'shown', awaited: false, round: 1, counts: {} } as const;
      set({ poll: { question, options, right, ...first } });
    },
    setRight(right) {
      change({ right, untold: null });
      const { poll } = get();
      if (poll?.phase === 'locked' && poll.awaited) reveal(poll, right);
    },
    setUntold(untold) {
      change({ untold, awaited: false });
    },
    advancePoll() {
      const { poll } = get();
      if (poll === null || poll.phase === 'revealed') return;
      if (poll.phase !== 'locked') change({ phase: nextPhase(poll) });
      else if (poll.right !== null) reveal(poll, poll.right);
      // Nothing is revealed that is not known yet.
      else if (poll.untold === null) change({ awaited: true });
    },
    voteAgain() {
      const { poll } = get();
      if (poll?.phase === 'locked') {
        change({ phase: 'open', awaited: false, round: poll.round + 1, counts: {} });
      }
    },
    setCounts(counts) {
      const { poll } = get();
      if (poll?.phase === 'shown' || poll?.phase === 'open') change({ counts });
    },
    settleCounts(question, round, counts) {
      const { poll, pollScore } = get();
      if (poll?.question !== question || poll.round !== round || poll.phase === 'shown') return;
      change({ counts });
      if (poll.phase !== 'revealed') return;
      // The answer was told before the count came.
      set({
        pollScore: [...pollScore.slice(0, -1), { ...pollScore.at(-1), counts } as PollResult],
      });
    },
    closePoll() {
      set({ poll: null });
    },
    clearPollScore() {
      set({ pollScore: [] });
    },
  };
};
