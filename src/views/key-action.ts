export const typing =
  'input:not([type="radio"]):not([type="checkbox"]):not([readonly]), textarea, select, [contenteditable="true"]';
const ownArrows = [
  '[data-owns-arrows]',
  'input[type="radio"]',
  '[role="slider"]',
  '[role="separator"]',
  '[role="tablist"]',
  '[role="tree"]',
  '[role="grid"]',
  '[role="radiogroup"]',
  '[role="menu"]',
  '[role="listbox"]',
  '[role="combobox"][aria-expanded="true"]',
  'input[aria-expanded="true"]',
].join(', ');
const ownSpace =
  'button, a[href], summary, input, [role="button"], [role="tab"], [role="treeitem"], [role="option"]';
/** What scrolls by pages itself, or goes through its rows by pages. */
const ownPages = 'aside *, [role="grid"], [role="menu"], [role="dialog"], [data-owns-pages]';
/** Where the keys are those of a part that has the focus, and no shortcuts of the page. */
export const ladderPart = '[data-ladder]';

/** What the keys of the page do. A presenter's clicker sends the Page keys. */
export const pageKeys = {
  ArrowRight: 'stepForward',
  ArrowLeft: 'stepBack',
  PageDown: 'stepForward',
  PageUp: 'stepBack',
  ArrowDown: 'unfold',
  ArrowUp: 'fold',
  Home: 'toStart',
  End: 'toEnd',
  ' ': 'togglePlay',
  '?': 'help',
  p: 'present',
  r: 'toggleReads',
  v: 'toggleReleases',
} as const;

type PageKey = keyof typeof pageKeys;
type KeyAction = (typeof pageKeys)[PageKey];

const isPageKey = (key: string): key is PageKey => Object.hasOwn(pageKeys, key);

/** Keys that no widget uses itself. */
const ofPageAlone: readonly PageKey[] = ['?', 'p', 'r', 'v'];

function owners(key: PageKey): string | null {
  if (ofPageAlone.includes(key)) return null;
  if (key === ' ') return ownSpace;
  return key === 'PageDown' || key === 'PageUp' ? ownPages : ownArrows;
}

/** What a key pressed on `target` asks for; `null` where the key belongs to the target. With the
 *  shortcuts switched off the keys are heard in the ladder alone. */
export function keyAction(
  key: string,
  target: Pick<Element, 'closest'> | null,
  shortcuts: boolean,
): KeyAction | null {
  const inside = (selector: string) => target?.closest(selector) != null;
  if (!isPageKey(key) || inside(typing)) return null;
  if (!shortcuts && (ofPageAlone.includes(key) || !inside(ladderPart))) return null;
  const own = owners(key);
  return own !== null && inside(own) ? null : pageKeys[key];
}
