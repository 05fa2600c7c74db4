import type { AppStore } from './app-store.ts';
import { type Level, levels, type Speed, speeds } from './state.ts';

/** What a visit without a link takes over from the one before. Theme, language and the width of the
 *  inspector are kept where they are chosen. Nothing of a run is ever kept. */
export type Preferences = Readonly<{ level?: Level; speed?: Speed }>;

/** The part of `localStorage` in use. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const keys = {
  level: 'keyladder.level',
  speed: 'keyladder.speed',
  shortcuts: 'keyladder.shortcuts',
} as const;

/** What was chosen before; nothing where storage is closed to the page. */
export function readPreferences(open: () => Storage): Preferences {
  try {
    const storage = open();
    const level = levels.find((it) => it === storage.getItem(keys.level));
    const speed = speeds.find((it) => `${it}` === storage.getItem(keys.speed));
    return { ...(level && { level }), ...(speed && { speed }) };
  } catch {
    return {};
  }
}

/** Whether the keys of the page are left on: how one works the page, so it holds with a link too. */
export function readShortcuts(open: () => Storage): boolean {
  try {
    return open().getItem(keys.shortcuts) !== 'off';
  } catch {
    return true;
  }
}

/** Keeps what the user chooses from now on; what a link chooses is not kept. */
export function keepPreferences(store: AppStore, open: () => Storage): void {
  const keep = (key: keyof typeof keys, value: Level | Speed | 'on' | 'off') => {
    try {
      open().setItem(keys[key], `${value}`);
    } catch {
      // Storage is closed to the page: the choice holds until it is left.
    }
  };
  const { setLevel, setSpeed, setShortcuts } = store.getState();
  store.setState({
    setLevel(level) {
      setLevel(level);
      keep('level', level);
    },
    setSpeed(speed) {
      setSpeed(speed);
      keep('speed', speed);
    },
    setShortcuts(shortcuts) {
      setShortcuts(shortcuts);
      keep('shortcuts', shortcuts ? 'on' : 'off');
    },
  });
}
