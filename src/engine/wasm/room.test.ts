import { describe, expect, it } from 'vitest';
import { instantiate } from './platform.ts';
import { createRoom } from './room.ts';

/** A module with nothing in it. */
const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

describe('room for tables', () => {
  it('[Keyladder §memory] grows to its limit, then drops, then refuses', () => {
    const limit = 3 * 65_536;
    const { memory } = instantiate(empty, limit);
    const kept: number[] = [];
    const octets = 40_000;
    const room = createRoom(memory, 128, limit, () => {
      const oldest = kept.shift();
      if (oldest === undefined) return false;
      room.give(oldest, octets);
      return true;
    });
    for (let at = 0; at < 4; at++) kept.push(room.take(octets));
    expect(kept).toEqual([0, 1, 2, 3].map((at) => 128 + at * octets));
    expect(memory.buffer.byteLength).toBe(limit);
    const [first] = kept;
    new Uint8Array(memory.buffer, first, octets).fill(7);
    expect(room.take(octets)).toBe(first);
    expect(new Uint8Array(memory.buffer, first, octets).every((octet) => octet === 0)).toBe(true);
    kept.length = 0;
    expect(() => room.take(octets)).toThrow(RangeError);
  });

  it('[Keyladder §memory] drops where the platform has no more to give', () => {
    const { memory } = instantiate(empty, 65_536);
    let dropped = 0;
    const room = createRoom(memory, 0, 2 ** 30, () => ++dropped < 3);
    expect(() => room.take(70_000)).toThrow(RangeError);
    expect([dropped, room.take(60_000)]).toEqual([3, 0]);
  });
});
