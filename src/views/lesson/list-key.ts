import type { KeyboardEvent } from 'react';

/** What a key does on a moment of the list: moves it, or the focus to another one. */
export type ListAction = Readonly<{ kind: 'move'; by: -1 | 1 } | { kind: 'focus'; to: number }>;

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Null where the key is none of the list's. */
export function listKey(
  { key, altKey, ctrlKey, metaKey }: Key,
  index: number,
  count: number,
): ListAction | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    if (key === 'ArrowUp') return { kind: 'move', by: -1 };
    return key === 'ArrowDown' ? { kind: 'move', by: 1 } : null;
  }
  const places: Readonly<Record<string, number>> = {
    ArrowUp: Math.max(index - 1, 0),
    ArrowDown: Math.min(index + 1, count - 1),
    Home: 0,
    End: count - 1,
  };
  const to = Object.hasOwn(places, key) ? places[key] : undefined;
  return to === undefined ? null : { kind: 'focus', to };
}
