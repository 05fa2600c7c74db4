const typing =
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

/** What a key pressed on `target` asks for; `null` where the key belongs to the target. */
export function keyAction(
  key: string,
  target: Pick<Element, 'closest'> | null,
):
  | 'stepForward'
  | 'stepBack'
  | 'toStart'
  | 'toEnd'
  | 'togglePlay'
  | 'unfold'
  | 'fold'
  | 'help'
  | null {
  const inside = (selector: string) => target?.closest(selector) != null;
  if (inside(typing)) return null;
  if (key === '?') return 'help';
  if (key === ' ') return inside(ownSpace) ? null : 'togglePlay';
  if (inside(ownArrows)) return null;
  if (key === 'ArrowRight') return 'stepForward';
  if (key === 'ArrowLeft') return 'stepBack';
  if (key === 'ArrowDown') return 'unfold';
  if (key === 'ArrowUp') return 'fold';
  if (key === 'Home') return 'toStart';
  return key === 'End' ? 'toEnd' : null;
}
