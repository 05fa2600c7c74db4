import { createBallot } from './class-ballot.mjs';
import { createLimit } from './class-limits.mjs';
import { createMoments } from './class-moments.mjs';

/** @typedef {import('../src/class/protocol.ts').PhoneView} PhoneView */
/** @typedef {import('../src/class/protocol.ts').Refusal} Refusal */
/** @typedef {import('../src/class/protocol.ts').SpeakerView} SpeakerView */
/** @typedef {import('../src/class/protocol.ts').VoteOutcome} VoteOutcome */
/** @typedef {{ streams: number, seen: number }} Phone */

export const mostPhones = 120;
/** A phone that asked for the state within this time is there. */
const presence = 10_000;
/** One that is away for so long, and did not answer, gives its place to another when all are taken. */
const absence = 60_000;

/** @type {SpeakerView} */
const nothingToSay = { notes: '', now: '', next: '', question: '', right: [] };

/** The room of one class, from its opening to its end: who is in it, what they see, what they answered. It
 *  knows no network; `draw` gives a new secret of 128 bits.
 *  @param {{ code: string, clock: () => number, draw: () => string }} given */
export function createRoom({ code, clock, draw }) {
  const boot = draw().slice(0, 12);
  const ballot = createBallot();
  const moments = createMoments();
  /** @type {Map<string, Phone>} */
  const phones = new Map();
  // As many as may sit behind one address: whoever mistypes there keeps nobody out.
  const wrongCodes = createLimit({ most: mostPhones, within: 60_000, clock });
  const votes = createLimit({ most: 5, within: 10_000, clock });
  let rev = 0;
  let pace = false;
  let speaker = nothingToSay;

  const isThere = (/** @type {Phone} */ { streams, seen }) =>
    streams > 0 || clock() - seen < presence;

  function makeRoom() {
    if (phones.size < mostPhones) return true;
    for (const [token, { streams, seen }] of phones) {
      if (streams > 0 || clock() - seen < absence || ballot.hasVoted(token)) continue;
      phones.delete(token);
      return true;
    }
    return false;
  }

  return {
    ballot,
    boot,
    code,
    /** Lets a phone in; one that is known keeps its token, whatever code it sends.
     *  @param {{ code: string, tokens: readonly string[], from: string }} asked
     *  @returns {{ token: string } | { refused: Refusal }} */
    join({ code: tried, tokens, from }) {
      const known = tokens.find((token) => phones.has(token));
      if (known !== undefined) return { token: known };
      if (wrongCodes.isReached(from)) return { refused: 'too-many' };
      if (tried.toUpperCase() !== code) {
        wrongCodes.allow(from);
        return { refused: 'wrong-code' };
      }
      if (!makeRoom()) return { refused: 'full' };
      const token = draw();
      phones.set(token, { streams: 0, seen: clock() });
      return { token };
    },
    /** @param {string} token */
    knows: (token) => phones.has(token),
    /** Notes that a phone asked for something, or that one more or fewer stream of it is open.
     *  @param {string} token
     *  @param {number} [streams] */
    noteSeen(token, streams = 0) {
      const phone = phones.get(token);
      if (phone) phones.set(token, { streams: phone.streams + streams, seen: clock() });
    },
    /** @param {string} token
     *  @param {{ boot: string, question: number, round: number, options: readonly unknown[] }} vote
     *  @returns {{ outcome: VoteOutcome } | { refused: Refusal }} */
    vote(token, vote) {
      if (!phones.has(token)) return { refused: 'unknown' };
      if (!votes.allow(token)) return { refused: 'too-many' };
      if (vote.boot !== boot) return { refused: 'gone' };
      const outcome = ballot.vote(token, vote);
      if (outcome === 'counted' || outcome === 'changed' || outcome === 'same') return { outcome };
      return { refused: outcome };
    },
    /** @param {import('../src/class/protocol.ts').HostMoment | null} moment */
    show: (moment) => moments.show(moment),
    /** @param {boolean} on */
    setPace(on) {
      pace = on;
    },
    /** @param {SpeakerView} view */
    tellSpeaker(view) {
      speaker = view;
    },
    speaker: () => speaker,
    /** Call it when something changed that phones see. */
    touch() {
      rev += 1;
    },
    /** @param {string} token
     *  @returns {PhoneView} */
    viewOf(token) {
      const question = ballot.shown();
      return { boot, rev, pace, ...moments.view(pace), question, yours: ballot.voteOf(token) };
    },
    /** @param {number} number */
    picture: (number) => moments.picture(number, pace),
    summary: () => ({
      phones: [...phones.values()].filter(isThere).length,
      votes: ballot.votes(),
      pace,
    }),
  };
}
