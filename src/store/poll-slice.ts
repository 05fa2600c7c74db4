import { type Poll, type PollResult, type PollSlice, pollPhases } from './poll-state.ts';
import type { SliceCreator } from './store-state.ts';

const nextPhase = ({ phase }: Poll) => pollPhases[pollPhases.indexOf(phase) + 1] ?? phase;

/** The question before the class. Nothing is unlocked or hidden again. */
export const createPollSlice: SliceCreator<PollSlice> = (set, get) => {
  const change = (made: Partial<Poll>) => {
    const { poll } = get();
    if (poll !== null) set({ poll: { ...poll, ...made } });
  };
  return {
    poll: null,
    pollScore: [],
    askQuestion(question, options = question.options.map(({ id }) => id)) {
      const right = question.kind === 'choice' ? question.right : null;
      set({ poll: { question, options, right, phase: 'shown', round: 1, counts: {} } });
    },
    setRight(right) {
      change({ right });
    },
    advancePoll() {
      const { poll, pollScore } = get();
      if (poll === null || poll.phase === 'revealed') return;
      const phase = nextPhase(poll);
      // Nothing is revealed that is not known yet.
      if (phase === 'revealed' && poll.right === null) return;
      change({ phase });
      if (phase !== 'revealed' || poll.right === null) return;
      const { question, round, counts, right } = poll;
      set({
        pollScore: [
          ...pollScore,
          {
            questionId: question.id,
            kind: question.kind,
            stem: question.stem,
            round,
            counts,
            right,
          },
        ],
      });
    },
    voteAgain() {
      const { poll } = get();
      if (poll?.phase === 'locked') change({ phase: 'open', round: poll.round + 1, counts: {} });
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
