/** Makes what stands on the page: texts are texts, never markup. */

type Attributes = Readonly<Record<string, string | number | boolean | (() => void)>>;
type Child = Node | string | null;

/** An element; `onclick` is what a tap does, an attribute that is false is left out. */
export function make(name: string, attributes: Attributes, ...children: readonly Child[]) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value !== false) element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Shows children in the place of what was there. The focus stays on the control of the same
 *  `data-key`. */
export function show(place: Element, ...children: readonly Child[]): void {
  const { activeElement } = document;
  const key = place.contains(activeElement) ? activeElement?.getAttribute('data-key') : null;
  place.replaceChildren(...children.filter((child) => child !== null));
  if (key) place.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
}

const said = document.getElementById('said');

/** Says a line at the foot of the page, to those who see it and to those who do not. */
export function tell(text: string, tone: 'plain' | 'trouble' = 'plain'): void {
  if (said === null) return;
  if (said.textContent !== text) said.textContent = text;
  said.dataset.tone = tone;
}
