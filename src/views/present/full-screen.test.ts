import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  enterFullScreen,
  hasLeftFullScreen,
  isFullScreen,
  leaveFullScreen,
} from './full-screen.ts';

/** A document that does what it is asked only when it is told to. */
function slowDocument() {
  const asked: ('enter' | 'leave')[] = [];
  const page = {
    fullscreenElement: null as object | null,
    documentElement: {
      requestFullscreen: () => {
        asked.push('enter');
        return Promise.resolve();
      },
    },
    exitFullscreen: () => {
      asked.push('leave');
      return new Promise(() => undefined);
    },
  };
  return { page, asked };
}

let slow: ReturnType<typeof slowDocument>;
beforeEach(() => {
  slow = slowDocument();
  vi.stubGlobal('document', slow.page);
});
afterEach(() => {
  slow.page.fullscreenElement = null;
  hasLeftFullScreen();
  vi.unstubAllGlobals();
});

it('is wanted again while it is being left: it comes back, and the view is not about to be left', () => {
  slow.page.fullscreenElement = {};
  expect(hasLeftFullScreen()).toBe(false);
  expect(isFullScreen()).toBe(true);
  leaveFullScreen();
  expect(isFullScreen()).toBe(false);
  enterFullScreen();
  expect(isFullScreen()).toBe(true);
  expect(slow.asked).toEqual(['leave']);
  slow.page.fullscreenElement = null;
  expect(hasLeftFullScreen()).toBe(false);
  expect(slow.asked).toEqual(['leave', 'enter']);
});

it('is left for good when it is taken back once more', () => {
  slow.page.fullscreenElement = {};
  leaveFullScreen();
  enterFullScreen();
  leaveFullScreen();
  slow.page.fullscreenElement = null;
  expect(hasLeftFullScreen()).toBe(true);
  expect(slow.asked).toEqual(['leave']);
});
