/** @typedef {import('../src/class/protocol.ts').HostQuestion} HostQuestion */
/** @typedef {import('../src/class/protocol.ts').ShownAnswer} ShownAnswer */
/** @typedef {import('../src/class/protocol.ts').ShownQuestion} ShownQuestion */
/** @typedef {import('../src/class/protocol.ts').Tally} Tally */
/** @typedef {import('../src/class/protocol.ts').VoteOutcome} VoteOutcome */
/** @typedef {import('../src/class/protocol.ts').VotePhase} VotePhase */
/** @typedef {import('../src/class/protocol.ts').VotePick} VotePick */

const phases = ['shown', 'open', 'locked', 'revealed'];

/** Whether a list is an answer of its kind: places of options, none twice.
 *  @param {readonly unknown[]} options
 *  @param {VotePick} pick
 *  @param {number} count
 *  @returns {options is readonly number[]} */
export function isAnswer(options, pick, count) {
  const places = options.every(
    (it) => typeof it === 'number' && Number.isInteger(it) && it >= 0 && it < count,
  );
  if (!places || new Set(options).size !== options.length) return false;
  return options.length === (pick === 'one' ? 1 : count);
}

/** The question before the class, and who answered what. Of each phone the last answer before the lock
 *  counts; nothing here ends a round by itself. */
export function createBallot() {
  let number = 0;
  /** @type {{ asked: Omit<HostQuestion, 'phase'>, phase: VotePhase } | null} */
  let now = null;
  /** @type {ShownAnswer | null} */
  let answer = null;
  /** @type {Map<string, readonly number[]>} */
  let votes = new Map();

  /** Of an order it counts who begins with an option.
   *  @returns {Tally} */
  function tally() {
    if (now === null) return { round: 0, counts: [], votes: 0 };
    const { round, options } = now.asked;
    const counts = options.map(() => 0);
    for (const chosen of votes.values()) {
      const [first = 0] = chosen;
      counts[first] = (counts[first] ?? 0) + 1;
    }
    return { round, counts, votes: votes.size };
  }

  return {
    tally,
    votes: () => votes.size,
    /** Puts a question, another round or the next phase before the class. A phase never goes back.
     *  @param {HostQuestion} question */
    put({ phase, ...asked }) {
      const isSame = now !== null && now.asked.key === asked.key && now.asked.round === asked.round;
      if (!isSame) {
        if (now?.asked.key !== asked.key) number += 1;
        votes = new Map();
        answer = null;
        now = { asked, phase };
        return;
      }
      if (now === null || phases.indexOf(phase) <= phases.indexOf(now.phase)) return;
      now = { ...now, phase };
    },
    /** Ends the round and tells what it came to; the same again where it has ended. */
    lock() {
      if (now?.phase === 'shown' || now?.phase === 'open') now = { ...now, phase: 'locked' };
      return tally();
    },
    /** Tells what is right, once the round is locked; false where that cannot be.
     *  @param {readonly number[]} right
     *  @param {readonly string[]} why */
    reveal(right, why) {
      if (now === null || (now.phase !== 'locked' && now.phase !== 'revealed')) return false;
      const { counts, votes: all } = tally();
      if (right.some((at) => at >= counts.length)) return false;
      now = { ...now, phase: 'revealed' };
      answer = { right, why, counts, votes: all };
      return true;
    },
    withdraw() {
      now = null;
      answer = null;
      votes = new Map();
    },
    /** @param {string} token
     *  @param {{ question: number, round: number, options: readonly unknown[] }} vote
     *  @returns {VoteOutcome | 'gone' | 'not-open' | 'locked' | 'bad-request'} */
    vote(token, { question, round, options }) {
      if (now === null || question !== number || round !== now.asked.round) return 'gone';
      if (now.phase === 'shown') return 'not-open';
      if (now.phase !== 'open') return 'locked';
      if (!isAnswer(options, now.asked.pick, now.asked.options.length)) return 'bad-request';
      const before = votes.get(token);
      if (before?.join() === options.join()) return 'same';
      votes.set(token, options);
      return before === undefined ? 'counted' : 'changed';
    },
    /** @param {string} token */
    hasVoted: (token) => votes.has(token),
    /** @param {string} token */
    voteOf: (token) => votes.get(token) ?? null,
    /** @returns {ShownQuestion | null} */
    shown() {
      if (now === null) return null;
      const { round, pick, stem, options } = now.asked;
      return { number, round, phase: now.phase, pick, stem, options, answer };
    },
  };
}
