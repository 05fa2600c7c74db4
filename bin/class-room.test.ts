import { describe, expect, it } from 'vitest';
import { createRoom, mostPhones } from './class-room.mjs';

/** The rules of a class without a network: a clock that is moved by hand, secrets that are counted. */

function room() {
  let now = 0;
  let drawn = 0;
  const draw = () => {
    drawn += 1;
    return drawn.toString(16).padStart(32, '0');
  };
  const made = createRoom({ code: 'ABC234', clock: () => now, draw });
  const join = (tokens: readonly string[] = [], code = 'ABC234', from = '192.168.1.9') =>
    made.join({ code, tokens, from });
  const token = () => {
    const joined = join();
    if ('refused' in joined) throw new TypeError(joined.refused);
    return joined.token;
  };
  const ask = (
    phase: 'shown' | 'open' = 'open',
    round = 1,
    key = 'q',
    pick: 'one' | 'order' = 'one',
  ) => made.ballot.put({ key, round, phase, pick, stem: 'Which?', options: ['a', 'b', 'c'] });
  const vote = (of: string, ...options: readonly unknown[]) => {
    const { number = 0, round = 0 } = made.ballot.shown() ?? {};
    return made.vote(of, { boot: made.boot, question: number, round, options });
  };
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { made, join, token, ask, vote, wait };
}

describe('joining', () => {
  it('gives a phone a token of 128 bits, and the same one when it comes again', () => {
    const { join, token, made } = room();
    const mine = token();
    expect(mine).toMatch(/^[0-9a-f]{32}$/);
    expect(join([mine])).toEqual({ token: mine });
    expect(join([mine], 'WRONG2')).toEqual({ token: mine });
    expect(made.summary().phones).toBe(1);
  });

  it('takes the code in small letters', () => {
    expect(room().join([], 'abc234')).toHaveProperty('token');
  });

  it('a second scan in another browser is a phone of its own, and the first goes on', () => {
    const { token, ask, vote, made } = room();
    const [first, second] = [token(), token()];
    expect(first).not.toBe(second);
    ask();
    expect(vote(first, 0)).toEqual({ outcome: 'counted' });
    expect(vote(second, 0)).toEqual({ outcome: 'counted' });
    expect(made.ballot.tally().votes).toBe(2);
  });

  it('60 come from one address within two seconds', () => {
    const { join, wait } = room();
    for (let n = 0; n < 60; n += 1) {
      expect(join()).toHaveProperty('token');
      wait(33);
    }
  });

  it('refuses a wrong code, and after 120 of them within a minute all new phones of that address', () => {
    const { join, token, wait } = room();
    const mine = token();
    for (let n = 0; n < 120; n += 1) expect(join([], 'WRONG2')).toEqual({ refused: 'wrong-code' });
    expect(join()).toEqual({ refused: 'too-many' });
    expect(join([mine])).toEqual({ token: mine });
    expect(join([], 'ABC234', '192.168.1.10')).toHaveProperty('token');
    wait(60_001);
    expect(join()).toHaveProperty('token');
  });

  it('has room for 120; one who left without a vote makes room, one who voted does not', () => {
    const { made, join, token, ask, vote, wait } = room();
    ask();
    const [first = ''] = Array.from({ length: mostPhones }, token);
    vote(first, 1);
    expect(join()).toEqual({ refused: 'full' });
    wait(60_000);
    expect(join()).toHaveProperty('token');
    expect(made.knows(first)).toBe(true);
    expect(made.ballot.tally()).toEqual({ round: 1, counts: [0, 1, 0], votes: 1 });
  });

  it('counts who is there: with a stream, or heard of in the last ten seconds', () => {
    const { made, token, wait } = room();
    const [streaming] = [token(), token()];
    made.noteSeen(streaming, 1);
    wait(10_001);
    expect(made.summary().phones).toBe(1);
    made.noteSeen(streaming, -1);
    expect(made.summary().phones).toBe(1);
    wait(10_001);
    expect(made.summary().phones).toBe(0);
  });
});

describe('voting', () => {
  it('the last answer of a phone before the lock counts, once', () => {
    const { made, token, ask, vote } = room();
    const mine = token();
    ask();
    expect(vote(mine, 0)).toEqual({ outcome: 'counted' });
    expect(vote(mine, 0)).toEqual({ outcome: 'same' });
    expect(vote(mine, 2)).toEqual({ outcome: 'changed' });
    expect(made.ballot.lock()).toEqual({ round: 1, counts: [0, 0, 1], votes: 1 });
    expect(vote(mine, 1)).toEqual({ refused: 'locked' });
    expect(made.ballot.lock()).toEqual({ round: 1, counts: [0, 0, 1], votes: 1 });
  });

  it('does not end by itself when all have answered', () => {
    const { made, token, ask, vote } = room();
    const phones = Array.from({ length: 70 }, token);
    ask();
    for (const phone of phones) vote(phone, 0);
    expect(made.ballot.shown()?.phase).toBe('open');
    expect(made.ballot.tally().votes).toBe(70);
  });

  it('refuses before it opens, another round, another question, another boot', () => {
    const { made, token, ask, vote } = room();
    const mine = token();
    ask('shown');
    expect(vote(mine, 0)).toEqual({ refused: 'not-open' });
    ask('open');
    const { boot } = made;
    const cast = { boot, question: 1, round: 1, options: [0] };
    expect(made.vote(mine, { ...cast, round: 2 })).toEqual({ refused: 'gone' });
    expect(made.vote(mine, { ...cast, question: 2 })).toEqual({ refused: 'gone' });
    expect(made.vote(mine, { ...cast, boot: 'before' })).toEqual({ refused: 'gone' });
    expect(made.vote('nobody', cast)).toEqual({ refused: 'unknown' });
    expect(made.vote(mine, cast)).toEqual({ outcome: 'counted' });
  });

  it.each([
    ['one', [], [0, 1], [3], [-1], [0.5], ['0'], [null]],
    ['order', [0], [0, 1], [0, 1, 1], [0, 1, 2, 3]],
  ] as const)('of %s, refuses what is no answer', (pick, ...rubbish) => {
    const { made, token, vote, wait } = room();
    const mine = token();
    made.ballot.put({
      key: 'q',
      round: 1,
      phase: 'open',
      pick,
      stem: 's',
      options: ['a', 'b', 'c'],
    });
    for (const options of rubbish) {
      expect(vote(mine, ...options)).toEqual({ refused: 'bad-request' });
      wait(2001);
    }
    expect(made.ballot.tally().votes).toBe(0);
  });

  it('counts of an order what comes first', () => {
    const { made, token, ask, vote } = room();
    const [one, other] = [token(), token()];
    ask('open', 1, 'q', 'order');
    vote(one, 1, 0, 2);
    vote(other, 1, 2, 0);
    expect(made.ballot.tally()).toEqual({ round: 1, counts: [0, 2, 0], votes: 2 });
    vote(other, 2, 1, 0);
    expect(made.ballot.tally()).toEqual({ round: 1, counts: [0, 1, 1], votes: 2 });
  });

  it('takes five votes of a phone in ten seconds', () => {
    const { token, ask, vote, wait } = room();
    const [mine, other] = [token(), token()];
    ask();
    for (const at of [0, 1, 2, 0, 1]) expect(vote(mine, at)).toHaveProperty('outcome');
    expect(vote(mine, 2)).toEqual({ refused: 'too-many' });
    expect(vote(other, 2)).toEqual({ outcome: 'counted' });
    wait(10_000);
    expect(vote(mine, 2)).toEqual({ outcome: 'changed' });
  });

  it('a second round begins empty; a phase never goes back', () => {
    const { made, token, ask, vote } = room();
    const mine = token();
    ask();
    vote(mine, 0);
    made.ballot.lock();
    ask('open');
    expect(made.ballot.shown()?.phase).toBe('locked');
    ask('open', 2);
    expect(made.viewOf(mine)).toMatchObject({ yours: null, question: { number: 1, round: 2 } });
    expect(vote(mine, 1)).toEqual({ outcome: 'counted' });
    ask('open', 1, 'another');
    expect(made.ballot.shown()).toMatchObject({ number: 2, round: 1 });
  });
});

describe('what phones get', () => {
  it('no counts and no answer before the reveal, which needs a lock', () => {
    const { made, token, ask, vote } = room();
    const mine = token();
    ask();
    vote(mine, 0);
    expect(made.ballot.reveal([1], [])).toBe(false);
    made.ballot.lock();
    expect(made.viewOf(mine).question?.answer).toBeNull();
    expect(made.ballot.reveal([7], [])).toBe(false);
    expect(made.ballot.reveal([1], ['', 'because', ''])).toBe(true);
    const answer = { right: [1], why: ['', 'because', ''], counts: [1, 0, 0], votes: 1 };
    expect(made.viewOf(mine)).toMatchObject({ question: { answer }, yours: [0] });
  });

  it('nobody else sees a vote', () => {
    const { made, token, ask, vote } = room();
    const [mine, other] = [token(), token()];
    ask();
    const before = JSON.stringify(made.viewOf(other));
    vote(mine, 2);
    expect(JSON.stringify(made.viewOf(other))).toBe(before);
    expect(JSON.stringify(made.viewOf(other))).not.toContain(mine);
  });

  const moment = (key: string, picture: string | null = null) => ({
    ...{ key, caption: `caption of ${key}`, step: 1, of: 3, picture },
  });

  it('what is shown now alone, or with an own pace what was shown before, each once', () => {
    const { made, token } = room();
    const mine = token();
    made.show(moment('m1', '<svg ></svg>'));
    made.show(moment('m2', '<svg > </svg>'));
    expect(made.viewOf(mine)).toMatchObject({ now: 0, moments: [{ caption: 'caption of m2' }] });
    expect(made.picture(1)).toBeUndefined();
    expect(made.picture(2)).toBeDefined();
    made.setPace(true);
    made.show(moment('m1', '<svg ></svg>'));
    const { now, moments } = made.viewOf(mine);
    expect(now).toBe(0);
    expect(moments.map(({ picture }) => picture)).toEqual([1, 2]);
    expect(made.picture(2)).toBeDefined();
    expect(JSON.stringify(made.viewOf(mine))).not.toMatch(/"m[12]"/);
  });

  it('nothing where nothing is shown', () => {
    const { made, token } = room();
    made.show(moment('m1', '<svg ></svg>'));
    made.show(null);
    expect(made.viewOf(token())).toMatchObject({ now: null, moments: [] });
    expect(made.picture(1)).toBeUndefined();
  });

  it('nothing of what the speaker sees', () => {
    const { made, token } = room();
    made.tellSpeaker({ notes: 'say slowly', now: '', next: 'then', question: '', right: ['b'] });
    expect(JSON.stringify(made.viewOf(token()))).not.toMatch(/slowly|then|"b"/);
  });
});
