import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HostCommand, Tally } from '../../class/protocol.ts';
import type { LessonQuestion } from '../../lesson/question.ts';
import { createAppStore } from '../../store/app-store.ts';
import { defaultView } from '../../store/view.ts';
import { manualClient } from '../../worker/trace.fixture.ts';
import { createPublisher } from './publish.ts';

/** What the page of the trainer tells the server of a class. */

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const question: LessonQuestion = {
  ...{
    id: 'the-answer-is-b',
    kind: 'choice',
    stem: 'Which?',
    about: {},
    right: ['b'],
    discuss: '',
  },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: `text of ${id}`, why: `why ${id}` })),
};

async function publisher(tally: Tally | null = null, picture: string | null = '<svg ></svg>') {
  const client = manualClient();
  const store = createAppStore(client, { view: defaultView(), drawSeed: () => '00' });
  store.getState().rerun();
  await client.runs[0]?.finish();
  const sent: HostCommand[] = [];
  let refused = false;
  const made = createPublisher(
    store,
    {
      send: async (command) => {
        sent.push(command);
        if (command.name === 'moment' && refused && command.moment?.picture !== null) return null;
        return command.name === 'lock' ? tally : {};
      },
      close: () => undefined,
    },
    () => ({
      caption: ({ cursor }) => `caption ${cursor}`,
      next: () => 'next',
      notes: () => 'notes',
      place: () => ({ step: 1, of: 4 }),
      picture: async () => picture,
      option: ({ options }, id) => options.find((it) => it.id === id)?.text ?? '',
    }),
  );
  const names = () => sent.map(({ name }) => name);
  return { store, made, sent, names, refuse: () => (refused = true) };
}

it('who goes on quickly tells the moment where they stop, once', async () => {
  const { store, sent, names, made } = await publisher();
  for (let n = 0; n < 3; n += 1) store.getState().stepForward();
  const { cursor } = store.getState();
  await vi.advanceTimersByTimeAsync(1000);
  expect(names()).toEqual(['speaker', 'moment']);
  expect(sent[1]).toMatchObject({ moment: { caption: `caption ${cursor}`, step: 1, of: 4 } });
  store.getState().openTab('keys');
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveLength(2);
  made.stop();
  store.getState().stepBack();
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveLength(2);
});

it('a drawing that is too large, or refused, does not keep the sentence back', async () => {
  const large = await publisher(null, `<svg >${' '.repeat(400_001)}</svg>`);
  large.made.tellAll();
  await vi.advanceTimersByTimeAsync(1000);
  expect(large.sent.at(-1)).toMatchObject({ moment: { picture: null } });
  const bad = await publisher();
  bad.refuse();
  bad.made.tellAll();
  await vi.advanceTimersByTimeAsync(1000);
  expect(bad.sent.at(-1)).toMatchObject({ name: 'moment', moment: { picture: null } });
});

it('a question goes by places, never by ids; its answer goes with the reveal', async () => {
  const tally = { round: 1, counts: [1, 0, 2], votes: 3 };
  const { store, sent, names } = await publisher(tally);
  const { askQuestion, advancePoll } = store.getState();
  askQuestion(question, ['c', 'a', 'b']);
  advancePoll();
  advancePoll();
  await vi.advanceTimersByTimeAsync(0);
  const phones = sent.filter(({ name }) => name !== 'speaker');
  expect(JSON.stringify(phones)).not.toMatch(/answer-is|why|right/);
  expect(phones.at(-2)).toMatchObject({
    question: { phase: 'open', options: ['text of c', 'text of a', 'text of b'] },
  });
  expect(store.getState().poll?.counts).toEqual({ c: 1, a: 0, b: 2 });
  advancePoll();
  expect(sent.at(-1)).toEqual({ name: 'reveal', right: [2], why: ['why c', 'why a', 'why b'] });
  expect(names().filter((name) => name === 'lock')).toHaveLength(2);
});

it('a show of hands stays where no phone has answered', async () => {
  const { store } = await publisher({ round: 1, counts: [0, 0, 0], votes: 0 });
  const { askQuestion, advancePoll, setCounts } = store.getState();
  askQuestion(question);
  advancePoll();
  setCounts({ a: 4 });
  advancePoll();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().poll?.counts).toEqual({ a: 4 });
});

it('asked again it is another question; closed, it is withdrawn', async () => {
  const { store, sent } = await publisher();
  const { askQuestion, advancePoll, closePoll } = store.getState();
  askQuestion(question);
  advancePoll();
  askQuestion(question);
  closePoll();
  const keys = sent.flatMap((it) => (it.name === 'question' ? [it.question.key] : []));
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[1]);
  expect(sent.at(-2)).toEqual({ name: 'withdraw' });
});
