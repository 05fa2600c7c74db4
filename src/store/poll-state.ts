import type { AnswerProblem } from '../lesson/answers.ts';
import type { LessonQuestion, QuestionKind } from '../lesson/question.ts';

/** The state of the question before the class. */

/** A clicker's one key takes a question through these, and never back. */
export const pollPhases = ['shown', 'open', 'locked', 'revealed'] as const;
export type PollPhase = (typeof pollPhases)[number];

/** How many chose each option, by its id; of an `order` how many put it first. */
export type PollCounts = Readonly<Record<string, number>>;

export type Poll = Readonly<{
  question: LessonQuestion;
  /** Ids of the options in the order they are shown. */
  options: readonly string[];
  /** Ids that are right: of an `order` all of them, in the right order. Null until the run has told. */
  right: readonly string[] | null;
  /** Why the run does not tell what is right; null where it does, or is still to be asked. */
  untold: AnswerProblem | null;
  phase: PollPhase;
  /** The answer is to be revealed as soon as the run has told it. */
  awaited: boolean;
  /** From 1; a second vote on the same question is another round. */
  round: number;
  counts: PollCounts;
}>;

/** A round that was revealed, as the score of the session keeps it. */
export type PollResult = Readonly<{
  questionId: string;
  kind: QuestionKind;
  stem: string;
  round: number;
  counts: PollCounts;
  right: readonly string[];
}>;

export type PollSlice = {
  poll: Poll | null;
  /** Every round that was revealed since the score was last cleared. */
  pollScore: readonly PollResult[];
  /** Puts a question before the class; what is right comes with `setRight`. */
  askQuestion(question: LessonQuestion, options?: readonly string[]): void;
  setRight(right: readonly string[]): void;
  setUntold(problem: AnswerProblem): void;
  /** Shown → open → locked → revealed, the last once the run has told what is right; does nothing when it is
   *  revealed. */
  advancePoll(): void;
  /** Another vote on a question that is locked: new counts, and open. */
  voteAgain(): void;
  /** What a show of hands or the phones came to. Refused once it is locked. */
  setCounts(counts: PollCounts): void;
  /** What a vote came to where others counted it: told when it is locked, or later. */
  settleCounts(question: LessonQuestion, round: number, counts: PollCounts): void;
  closePoll(): void;
  clearPollScore(): void;
};
