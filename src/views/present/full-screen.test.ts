import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  enterFullScreen,
  hasLeftFullScreen,
  isFullScreen,
  leaveFullScreen,
} from './full-screen.ts';

/** A document that does what it is asked only when it is told to; its event may come later still. */
function slowDocument() {
  const asked: ('enter' | 'leave')[] = [];
  let settle: Readonly<{ done: () => void; failed: (reason: Error) => void }> | null = null;
  const promise = () =>
    new Promise<void>((done, failed) => {
      settle = { done, failed };
    });
  const page = {
    fullscreenElement: null as object | null,
    documentElement: {
      requestFullscreen: () => {
        asked.push('enter');
        return promise();
      },
    },
    exitFullscreen: () => {
      asked.push('leave');
      return promise();
    },
  };
  const after = async (element: object | null, refused = false) => {
    page.fullscreenElement = element;
    if (refused) settle?.failed(new Error('refused'));
    else settle?.done();
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { page, asked, after };
}

let slow: ReturnType<typeof slowDocument>;
beforeEach(async () => {
  slow = slowDocument();
  vi.stubGlobal('document', slow.page);
  enterFullScreen();
  await slow.after({});
  expect(hasLeftFullScreen()).toBe(false);
});
afterEach(async () => {
  leaveFullScreen();
  await slow.after(null);
  await slow.after(null);
  vi.unstubAllGlobals();
});

it('is wanted again while it is being left: it comes back, and the view is not about to be left', async () => {
  leaveFullScreen();
  expect(isFullScreen()).toBe(false);
  enterFullScreen();
  expect(isFullScreen()).toBe(true);
  expect(slow.asked).toEqual(['enter', 'leave']);
  slow.page.fullscreenElement = null;
  expect(hasLeftFullScreen()).toBe(false);
  await slow.after(null);
  expect(slow.asked).toEqual(['enter', 'leave', 'enter']);
});

it('is wanted again when it has been left but the event has not come', async () => {
  leaveFullScreen();
  await slow.after(null);
  enterFullScreen();
  expect(hasLeftFullScreen()).toBe(false);
  expect(isFullScreen()).toBe(true);
});

it('is not wanted before it has come: it is left again, and then for good', async () => {
  leaveFullScreen();
  await slow.after(null);
  expect(hasLeftFullScreen()).toBe(true);
  enterFullScreen();
  leaveFullScreen();
  await slow.after({});
  expect(slow.asked).toEqual(['enter', 'leave', 'enter', 'leave']);
  slow.page.fullscreenElement = null;
  expect(hasLeftFullScreen()).toBe(true);
});

it('is left by the browser itself, or refused', async () => {
  slow.page.fullscreenElement = null;
  expect(hasLeftFullScreen()).toBe(true);
  expect(isFullScreen()).toBe(false);
  enterFullScreen();
  await slow.after(null, true);
  expect(isFullScreen()).toBe(false);
});
