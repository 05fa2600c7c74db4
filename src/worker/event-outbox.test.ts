import { expect, it } from 'vitest';
import type { TraceEvent } from '../engine/index.ts';
import type { RunUpdate } from './engine-client.ts';
import { createEventOutbox } from './event-outbox.ts';

const event = (n: number) => ({ id: `event.${n}` }) as TraceEvent;
const many = Array.from({ length: 25_001 }, (_, n) => event(n));
const going = new AbortController().signal;

function outboxOf() {
  const updates: RunUpdate[] = [];
  const outbox = createEventOutbox((update) => updates.push(update));
  outbox.expect({ actors: [], expected: many.length });
  return { outbox, updates };
}

it('hands on a run that comes all at once in pieces, with turns of the page between', async () => {
  const { outbox, updates } = outboxOf();
  outbox.put(many, { 'event.0': 1 }, many.length);
  expect(updates).toHaveLength(1);
  await outbox.drain(going);
  expect(updates.map(({ events }) => events.length)).toEqual([10_000, 10_000, 5001]);
  expect(updates.flatMap(({ events }) => events)).toEqual(many);
  expect(updates.flatMap(({ timings }) => Object.keys(timings))).toEqual(['event.0']);
});

it('hands on nothing more once it is stopped', async () => {
  const { outbox, updates } = outboxOf();
  outbox.put(many, {}, many.length);
  await outbox.drain(AbortSignal.abort());
  expect(updates).toHaveLength(1);
});
