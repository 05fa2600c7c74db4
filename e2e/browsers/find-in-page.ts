export type Wanted = Readonly<{ role: string; name: string; isPattern: boolean }>;

/** Where the middle of the first element of a role and name is, scrolled into view, and whether a click there would
 *  reach it; null where there is none. Runs in the page, so everything it needs lies within. */
export function placeOf({ role, name, isPattern }: Wanted) {
  const implied: Readonly<Record<string, string>> = {
    button: 'button, summary',
    link: 'a[href]',
    radio: 'input[type=radio]',
    textbox: 'textarea, input:not([type]), input[type=text]',
    heading: 'h1, h2, h3, h4',
    table: 'table',
    region: 'section[aria-label], section[aria-labelledby]',
    main: 'main',
  };
  const textOf = (element: Element | null): string => element?.textContent ?? '';
  const labelled = (element: Element) =>
    (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => textOf(document.getElementById(id)))
      .join(' ');
  const labels = (element: Element) =>
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? [...(element.labels ?? [])].map(textOf).join(' ')
      : '';
  const nameOf = (element: Element) =>
    [labelled, (it: Element) => it.getAttribute('aria-label') ?? '', labels, textOf]
      .map((of) => of(element).replaceAll(/\s+/g, ' ').trim())
      .find((text) => text !== '') ?? '';
  const fits = (text: string) => (isPattern ? new RegExp(name).test(text) : text === name);
  /** Choices are drawn by their label, over an input nobody sees. */
  const drawnBy = (element: Element): Element =>
    (element instanceof HTMLInputElement && element.type === 'radio' && element.labels?.[0]) ||
    element;
  const isShown = (element: Element) =>
    drawnBy(element).checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
    element.closest('[aria-hidden=true], [inert]') === null;
  const selector = [`[role="${role}"]`, implied[role]].filter(Boolean).join(', ');
  const element = [...document.querySelectorAll(selector)].find(
    (it) => (it.getAttribute('role') ?? role) === role && isShown(it) && fits(nameOf(it)),
  );
  if (element === undefined) return null;
  const drawn = drawnBy(element);
  drawn.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top, width, height } = drawn.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  const isDisabled = drawn.matches(':disabled, [data-disabled]');
  return {
    x,
    y,
    isFree: !isDisabled && hit !== null && (drawn.contains(hit) || hit.contains(drawn)),
  };
}
