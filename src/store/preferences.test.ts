import { expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { keepPreferences, readPreferences, readShortcuts } from './preferences.ts';
import { defaultView } from './view.ts';

const storeOf = () =>
  createAppStore(createInThreadClient(engine), { view: defaultView(), drawSeed: () => '00' });
const closed = () => {
  throw new DOMException('closed', 'SecurityError');
};

function storageOf(entries: Readonly<Record<string, string>> = {}) {
  const held = new Map(Object.entries(entries));
  const storage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  };
  return { held, open: () => storage };
}

it('keeps the level and the speed the user chooses, and nothing else', () => {
  const { held, open } = storageOf();
  const store = storeOf();
  keepPreferences(store, open);
  store.getState().setLevel('members');
  store.getState().setSpeed(2);
  store.getState().openTab('crypto');
  expect(store.getState()).toMatchObject({ level: 'members', speed: 2 });
  expect([...held]).toEqual([
    ['keyladder.level', 'members'],
    ['keyladder.speed', '2'],
  ]);
  expect(readPreferences(open)).toEqual({ level: 'members', speed: 2 });
});

it('keeps whether the keys of the page are on, which they are at first', () => {
  const { held, open } = storageOf();
  const store = storeOf();
  keepPreferences(store, open);
  expect(readShortcuts(open)).toBe(true);
  store.getState().setShortcuts(false);
  expect([...held]).toEqual([['keyladder.shortcuts', 'off']]);
  expect(readShortcuts(open)).toBe(false);
  expect(readShortcuts(closed)).toBe(true);
});

it('keeps nothing that a link chooses', () => {
  const { held, open } = storageOf();
  const store = storeOf();
  keepPreferences(store, open);
  store.getState().showView({ ...defaultView(), level: 'everything', speed: 4 });
  expect(store.getState().level).toBe('everything');
  expect(held.size).toBe(0);
});

it('reads nothing it does not know', () => {
  const { open } = storageOf({ 'keyladder.level': 'abyss', 'keyladder.speed': '3' });
  expect(readPreferences(open)).toEqual({});
});

it('does without a storage that is closed to the page', () => {
  expect(readPreferences(closed)).toEqual({});
  const store = storeOf();
  keepPreferences(store, closed);
  store.getState().setSpeed(4);
  expect(store.getState().speed).toBe(4);
});
