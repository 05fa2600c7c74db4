import { expect } from '../support/expect.ts';
import type { Driver } from './driver.ts';
import { placeOf, type Wanted } from './find-in-page.ts';

/** Somebody who reads the page in any browser: looks for controls by what they are called, and waits for what is to
 *  come. */
export type Reader = ReturnType<typeof createReader>;

const patience = { timeout: 45_000, intervals: [20, 50, 100, 200] };

export function createReader(driver: Driver) {
  /** What a function of the page gives; both ends go through JSON. */
  const ask = async <A extends readonly unknown[], T>(
    question: (...args: A) => T,
    ...args: A
  ): Promise<Awaited<T>> => {
    const list = JSON.stringify(args);
    const answer = `Promise.resolve((${question})(...${list})).then((it) => JSON.stringify(it ?? null))`;
    return JSON.parse(await driver.evaluate(answer));
  };
  const place = (role: string, name: string | RegExp) => ask(placeOf, wanted(role, name));
  /** Clicks in the middle of it, as soon as nothing lies over it and it stays where it is. */
  const click = async (role: string, name: string | RegExp) => {
    let at = { x: -1, y: -1 };
    const isFree = async () => {
      const { x, y, isFree } = (await place(role, name)) ?? { x: -1, y: -1, isFree: false };
      const stays = x === at.x && y === at.y;
      at = { x, y };
      return isFree && stays;
    };
    await expect.poll(isFree, { message: `click ${role} ${name}`, ...patience }).toBe(true);
    await driver.clickAt(at.x, at.y);
  };
  return {
    driver,
    ask,
    /** Waits until there is something of this role and name. */
    sees: (role: string, name: string | RegExp) =>
      expect
        .poll(() => place(role, name), { message: `${role} ${name}`, ...patience })
        .not.toBeNull(),
    /** Waits until nothing of this role and name is left. */
    misses: (role: string, name: string | RegExp) =>
      expect
        .poll(() => place(role, name), { message: `no ${role} ${name}`, ...patience })
        .toBeNull(),
    click,
    /** Puts a text into a field, as if it were pasted. */
    async fill(role: string, name: string | RegExp, text: string) {
      await click(role, name);
      await ask(pasteInto, text);
    },
    /** Waits until a text stands on the page. */
    reads: (text: RegExp) =>
      expect
        .poll(() => ask(() => document.body.innerText), { message: String(text), ...patience })
        .toMatch(text),
    press: driver.press,
  };
}

const wanted = (role: string, name: string | RegExp): Wanted =>
  typeof name === 'string'
    ? { role, name, isPattern: false }
    : { role, name: name.source, isPattern: true };

/** The field with the focus gets a text; React hears of it only from the setter of the element's own kind. */
function pasteInto(text: string) {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const kind = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
