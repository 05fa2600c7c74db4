import { describe, expect, it } from 'vitest';
import { createMainEnd } from './main-end.ts';
import type { Clock, CommandName, Port, ShownToSpeaker, Spot } from './messages.ts';
import { createSpeakerEnd, type SpeakerView } from './speaker-end.ts';

/** A channel and a time of the test's own. What is sent arrives at once, as a copy. */
function room() {
  const ports = new Set<Port>();
  const timers = new Set<{ every: number; next: number; act: () => void }>();
  let now = 1_000_000;
  const open = (): Port => {
    const port: Port = {
      onmessage: null,
      postMessage(message) {
        const copy = structuredClone(message);
        for (const other of [...ports]) if (other !== port) other.onmessage?.({ data: copy });
      },
      close: () => ports.delete(port),
    };
    ports.add(port);
    return port;
  };
  const clock: Clock = {
    now: () => now,
    every(every, act) {
      const timer = { every, next: now + every, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const pass = (milliseconds: number) => {
    for (const end = now + milliseconds; now < end; ) {
      now += 100;
      for (const timer of [...timers]) {
        if (timer.next > now || !timers.has(timer)) continue;
        timer.next += timer.every;
        timer.act();
      }
    }
  };
  return { open, clock, pass };
}

const shown = (caption: string): ShownToSpeaker => ({
  ...{ lesson: '', title: '', notes: '', asks: '', overlay: '', black: false, pointer: false },
  ...{ now: { place: '1 / 6', caption }, next: null, question: null },
  timer: { startedAt: null, before: 0, limitMinutes: 0 },
});

type Room = ReturnType<typeof room>;
const id = 'k1';

function main({ open, clock }: Room, from = 'main-a', build = 'one') {
  const asked: CommandName[] = [];
  const spots: Spot[] = [];
  const lost = { taken: 0 };
  const end = createMainEnd({
    ...{ port: open(), id, from, build, clock },
    obey: (name) => asked.push(name) > 0 && name !== 'setLimit',
    pointed: (at) => spots.push(at),
    taken: () => {
      lost.taken += 1;
    },
  });
  return { end, asked, spots, lost };
}

function speaker({ open, clock }: Room, from = 'speaker-a', build = 'one') {
  const views: SpeakerView[] = [];
  const end = createSpeakerEnd({
    ...{ port: open(), id, from, build, clock },
    changed: (view) => views.push(view),
  });
  const last = () => views.at(-1);
  return { end, views, last, caption: () => last()?.shown?.now.caption };
}

describe('the channel of a presentation', () => {
  it('brings a speaker that opens later into step', () => {
    const all = room();
    const talk = main(all);
    talk.end.publish(shown('A'));
    const own = speaker(all);
    expect(own.last()).toMatchObject({ status: 'connected' });
    expect(own.caption()).toBe('A');
    talk.end.publish(shown('B'));
    expect(own.caption()).toBe('B');
  });

  it('is asked for again until somebody answers', () => {
    const all = room();
    const own = speaker(all);
    all.pass(2000);
    const talk = main(all);
    expect(own.last()).toBeUndefined();
    talk.end.publish(shown('A'));
    expect(own.caption()).toBe('A');
    const late = speaker(all, 'speaker-b');
    expect(late.caption()).toBe('A');
  });

  it('ignores a lower revision, and takes those of a window that was reloaded', () => {
    const all = room();
    const talk = main(all);
    const own = speaker(all);
    talk.end.publish(shown('A'));
    const stray = all.open();
    const state = { v: 1, id, from: 'main-a', seq: 9, type: 'state', build: 'one' };
    stray.postMessage({ ...state, rev: 5, shown: shown('old') });
    expect(own.caption()).toBe('A');
    all.pass(1000);
    talk.end.close();
    expect(own.last()?.status).toBe('closed');
    main(all, 'main-b').end.publish(shown('B'));
    expect(own.last()).toMatchObject({ status: 'connected' });
    expect(own.caption()).toBe('B');
  });

  it('gives a speaker that was reloaded what is shown', () => {
    const all = room();
    const talk = main(all);
    talk.end.publish(shown('A'));
    speaker(all).end.close();
    expect(speaker(all, 'speaker-b').caption()).toBe('A');
  });

  it('serves two speakers, and does what either asks for, once', () => {
    const all = room();
    const talk = main(all);
    talk.end.publish(shown('A'));
    const [one, two] = [speaker(all), speaker(all, 'speaker-b')];
    one.end.ask('next');
    two.end.ask('black');
    expect(talk.asked).toEqual(['next', 'black']);
    talk.end.publish(shown('B'));
    expect([one.caption(), two.caption()]).toEqual(['B', 'B']);
  });

  it('says after three seconds of silence that it is not connected, and recovers', () => {
    const all = room();
    const own = speaker(all);
    const talk = main(all);
    talk.end.publish(shown('A'));
    all.pass(10_000);
    expect(own.last()?.status).toBe('connected');
    // Closing says goodbye: a crash does not.
    const crashed = room();
    const alone = speaker(crashed);
    const stray = crashed.open();
    const state = { v: 1, id, from: 'main-a', seq: 1, type: 'state', build: 'one' };
    stray.postMessage({ ...state, rev: 5, shown: shown('A') });
    crashed.pass(2900);
    expect(alone.last()?.status).toBe('connected');
    crashed.pass(1500);
    expect(alone.last()?.status).toBe('silent');
    main(crashed, 'main-b').end.publish(shown('B'));
    expect(alone.last()).toMatchObject({ status: 'connected' });
  });

  it('leaves the id to the window that presented first', () => {
    const all = room();
    const first = main(all, 'main-z');
    all.pass(500);
    const second = main(all, 'main-a');
    expect([first.lost.taken, second.lost.taken]).toEqual([0, 1]);
    all.pass(5000);
    expect(first.lost.taken).toBe(0);
  });

  it('tells a speaker of another build, and of another version of the messages', () => {
    const all = room();
    const talk = main(all);
    talk.end.publish(shown('A'));
    expect(speaker(all, 'speaker-a', 'two').last()?.status).toBe('otherBuild');
    const own = speaker(all, 'speaker-b');
    all.open().postMessage({ v: 2, id, from: 'main-c', seq: 1, type: 'state', whatever: true });
    expect(own.last()?.status).toBe('otherBuild');
  });

  it('hears neither rubbish nor other presentations', () => {
    const all = room();
    const talk = main(all);
    const own = speaker(all);
    talk.end.publish(shown('A'));
    const stray = all.open();
    for (const rubbish of [null, 7, 'next', [], {}, { v: 1 }, { v: 1, id, type: 'cmd' }]) {
      stray.postMessage(rubbish);
    }
    const cmd = { v: 1, id: 'other', from: 'x', seq: 1, type: 'cmd', cmd: 1, name: 'next' };
    stray.postMessage(cmd);
    stray.postMessage({ ...cmd, id, name: 'eval' });
    stray.postMessage({ ...cmd, id, type: 'pointer', at: { x: 2, y: 0 } });
    expect(talk.asked).toEqual([]);
    expect(talk.spots).toEqual([]);
    expect(own.caption()).toBe('A');
  });

  it('brings the pointer across, both ways', () => {
    const all = room();
    const talk = main(all);
    const own = speaker(all);
    own.end.point({ x: 0.5, y: 0.25 });
    own.end.point(null);
    expect(talk.spots).toEqual([{ x: 0.5, y: 0.25 }, null]);
  });
});
