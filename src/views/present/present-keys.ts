import type { Overlay } from '../../store/present-state.ts';
import { typing } from '../key-action.ts';

/** What the keys do while presenting. They are heard before anything that has the focus; a clicker sends
 *  the Page keys, F5, Esc and the full stop or B. */

export type PresentAction =
  | 'next'
  | 'back'
  | 'black'
  | 'fullScreen'
  | 'escape'
  | 'jump'
  | 'first'
  | 'last'
  | 'speaker'
  | 'pointer'
  | 'zoom'
  | 'level'
  | 'inside'
  | 'outside'
  | Overlay
  | `digit ${string}`;

const named: Readonly<Record<string, PresentAction>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  ArrowDown: 'inside',
  ArrowUp: 'outside',
  Home: 'first',
  End: 'last',
  Escape: 'escape',
  F5: 'fullScreen',
  '.': 'black',
};
const letters: Readonly<Record<string, PresentAction>> = {
  b: 'black',
  f: 'fullScreen',
  s: 'speaker',
  l: 'pointer',
  z: 'zoom',
  t: 'level',
  o: 'octets',
  w: 'working',
  k: 'keys',
  c: 'custody',
};

/** What is operated with the space bar, and what has its own keys while it is open. */
const pressed =
  'button, a[href], summary, input, select, [role="button"], [role="tab"], [role="treeitem"], [role="option"]';
const own = '[role="menu"], [role="listbox"], [aria-modal="true"], input[aria-expanded="true"]';
/** What scrolls, with the keys for that. */
const scrolled = '[data-scrolls]';

export type Key = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

type Place = Readonly<{
  target: Pick<Element, 'closest'> | null;
  /** Digits have been typed that wait for Enter. */
  hasDigits: boolean;
  /** Single letters are keys too. */
  shortcuts: boolean;
}>;

/** By the letter on the key; where the layout has other letters, by the place of the key. */
function letterOf({ key, code }: Key): PresentAction | undefined {
  const letter = key.toLowerCase();
  if (letters[letter] !== undefined) return letters[letter];
  if (code === 'KeyB' || code === 'Period') return 'black';
  const isLatin = /^[ -~]$/.test(key);
  return isLatin ? undefined : letters[/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? ''];
}

function digitOf({ key, code }: Key): PresentAction | undefined {
  const digit = /^\d$/.test(key) ? key : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  return digit === undefined || key.length > 1 ? undefined : `digit ${digit}`;
}

/** What a key asks for; null where it belongs to what has the focus, or is none of these. */
export function presentAction(event: Key, { target, hasDigits, shortcuts }: Place) {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const inside = (selector: string) => target?.closest(selector) != null;
  if (key === 'F5') return 'fullScreen';
  if (inside(typing) || inside(own)) return null;
  if (key === 'Enter') return hasDigits ? 'jump' : null;
  if (key === ' ') return inside(pressed) ? null : shiftKey ? 'back' : 'next';
  if ((key === 'ArrowDown' || key === 'ArrowUp') && inside(scrolled)) return null;
  const action = named[key];
  if (action !== undefined && key.length > 1) return action;
  if (!shortcuts || key.length !== 1) return null;
  return action ?? digitOf(event) ?? letterOf(event) ?? null;
}
