import { restFocus } from './release-focus.ts';

/** Where the focus has been, so that it never falls out of the page: when what has it is taken away, it
 *  goes to the same control drawn anew, else to the nearest one in the same part of the page; where the
 *  whole part is gone, back to where it was before. */

/** Parts of the page that come and go as a whole. */
const part =
  'main, [data-focus-part], [role="dialog"], [role="menu"], [role="alert"], [role="status"]';
/** Takes the focus itself when what had it in there has gone. */
const keeper = '[data-keeps-focus]';
const controls = 'a[href], button, input, select, textarea, summary, [tabindex]';
const longest = 30;
/** Dialogs and menus give the focus back by themselves, a moment after they close. */
const patienceMilliseconds = 30;

type Stop = Readonly<{
  element: HTMLElement;
  name: string;
  /** What it lies in, from the inside out to its part of the page, with the controls before it there. */
  around: readonly Readonly<{ element: Element; before: number }>[];
}>;

const nameOf = (element: Element): string =>
  `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`;

const isUsable = (element: HTMLElement): boolean =>
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.matches(':disabled') &&
  element.closest('[inert]') === null;

const controlsIn = (element: Element): HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>(controls)].filter(({ tabIndex }) => tabIndex >= 0);

function stopAt(element: HTMLElement): Stop {
  const chain: Element[] = [];
  // A dialog whose text was clicked has the focus itself.
  const first = element.matches(part) ? element : element.parentElement;
  for (let at = first; at !== null; at = at.parentElement) {
    chain.push(at);
    if (at.matches(part)) break;
  }
  const whole = chain.at(-1);
  const all = whole ? controlsIn(whole) : [];
  const earlier = all.filter(
    (it) => it.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const countIn = (within: Element) => earlier.filter((it) => within.contains(it)).length;
  const around = chain.map((it) => ({ element: it, before: countIn(it) }));
  return { element, name: nameOf(element), around };
}

/** The same control, drawn anew. */
function twinOf({ name, around }: Stop): HTMLElement | undefined {
  const within = around.find(({ element }) => element.isConnected)?.element;
  const same = within && controlsIn(within).filter((it) => nameOf(it) === name);
  return same?.find(isUsable);
}

/** What takes the place of a control that has gone: the nearest one beside it, or the part of the page
 *  where nothing is left beside it; null where that has no controls at all. */
function inPlaceOf({ around }: Stop): HTMLElement | null {
  for (const { element, before } of around) {
    if (!element.isConnected) continue;
    if (element instanceof HTMLElement && element.matches(keeper)) return element;
    const all = controlsIn(element);
    const next = [...all.slice(before), ...all.slice(0, before).reverse()].find(isUsable);
    if (next === undefined) continue;
    const isWhole = element.matches(part) && !element.matches('[role="dialog"]');
    return isWhole ? element.closest<HTMLElement>('main, [data-focus-part][tabindex]') : next;
  }
  return null;
}

const trail: Stop[] = [];
/** Where the focus was put in place of a control that has gone, until the user does something. */
let parked: Readonly<{ on: HTMLElement; from: Stop }> | null = null;

function put(stop: Stop): void {
  trail.push(stop);
  if (trail.length > longest) trail.shift();
}

/** Whether what had the focus has been taken away. */
function isFocusLost(): boolean {
  const last = trail.at(-1);
  return document.activeElement === document.body && last !== undefined && !isUsable(last.element);
}

/** Puts the focus where it was last, or near to that. */
function giveBack(): void {
  if (!isFocusLost()) return;
  let wanted: Stop | undefined;
  for (let from = trail.pop(); from !== undefined; from = trail.pop()) {
    const again = isUsable(from.element) ? from.element : twinOf(from);
    const on = again ?? inPlaceOf(from);
    const mayComeBack = from.around.some(({ element }) => element.isConnected);
    if (again === undefined && mayComeBack) wanted ??= from;
    if (on === null) continue;
    on.focus({ preventScroll: true });
    parked = wanted === undefined ? null : { on, from: wanted };
    return;
  }
  restFocus();
}

/** For a view that takes the place of what had the focus: moves it to one of its controls. */
export function takeFocus(control: HTMLElement | null | undefined): void {
  if (!isFocusLost() && document.activeElement !== parked?.on) return;
  // Back from the view it goes to where it came from.
  if (parked !== null) trail.splice(-1, 1, parked.from);
  parked = null;
  control?.focus({ preventScroll: true });
}

/** A control that is drawn anew a moment later takes the focus again. */
function backToTwin(): void {
  if (parked === null || document.activeElement !== parked.on) return;
  const twin = twinOf(parked.from);
  if (twin === undefined) return;
  parked = null;
  twin.focus({ preventScroll: true });
}

/** Whoever leaves a control for nothing at all, as by a click beside it, does not want it back. */
function leave(): void {
  setTimeout(() => {
    const main = document.querySelector('main');
    if (document.activeElement === document.body && !isFocusLost() && main !== null) {
      put({ element: main, name: '', around: [] });
    }
  });
}

function remember({ target }: FocusEvent): void {
  if (target instanceof HTMLElement) put(stopAt(target));
}

function settle(): void {
  parked = null;
}

const listeners = {
  focusin: remember,
  focusout: leave,
  keydown: settle,
  pointerdown: settle,
} as const;

/** Keeps the focus in the page until the returned function is called. */
export function keepFocus(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    backToTwin();
    if (document.activeElement !== document.body) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      giveBack();
    }, patienceMilliseconds);
  };
  const observer = new MutationObserver(look);
  const attributeFilter = ['disabled', 'hidden', 'inert'];
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter });
  for (const [name, listen] of Object.entries(listeners)) {
    document.addEventListener(name, listen as EventListener, true);
  }
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    for (const [name, listen] of Object.entries(listeners)) {
      document.removeEventListener(name, listen as EventListener, true);
    }
  };
}
