import { describe, expect, it } from 'vitest';
import { keyAction as action, ladderPart } from './key-action.ts';

const keyAction = (key: string, target: Parameters<typeof action>[1]) => action(key, target, true);

/** An element that lies in others matching some of the selectors' parts. */
const inside = (...parts: string[]) => ({
  closest: (selector: string) =>
    selector.split(', ').some((part) => parts.includes(part)) ? ({} as Element) : null,
});

describe('keys on the page', () => {
  it('move the run from anywhere that does not use them', () => {
    const page = inside();
    expect(
      ['ArrowRight', 'ArrowLeft', 'Home', 'End', ' ', '?', 'x'].map((key) => keyAction(key, page)),
    ).toEqual(['stepForward', 'stepBack', 'toStart', 'toEnd', 'togglePlay', 'help', null]);
  });

  it('are letters while somebody types', () => {
    const field = inside('textarea');
    expect(['ArrowRight', 'Home', ' ', '?'].map((key) => keyAction(key, field))).toEqual(
      Array(4).fill(null),
    );
  });

  it('belong to a widget that uses arrows itself, but not the space bar or help', () => {
    const octets = inside('[data-owns-arrows]');
    expect(keyAction('ArrowRight', octets)).toBeNull();
    expect(keyAction('End', octets)).toBeNull();
    expect(keyAction('?', octets)).toBe('help');
    expect(keyAction(' ', octets)).toBe('togglePlay');
  });

  it('belong to an open list, and to the run again once it is closed', () => {
    expect(keyAction('ArrowRight', inside('input[aria-expanded="true"]'))).toBeNull();
    expect(keyAction('ArrowRight', inside('input'))).toBe('stepForward');
  });

  it('leave the space bar to a focused button, and still step from it', () => {
    const button = inside('button');
    expect(keyAction(' ', button)).toBeNull();
    expect(keyAction('ArrowRight', button)).toBe('stepForward');
  });

  it('take the Page keys of a clicker as steps, but where pages are scrolled', () => {
    const pages = (...parts: string[]) =>
      ['PageDown', 'PageUp'].map((key) => keyAction(key, inside(...parts)));
    const steps = ['stepForward', 'stepBack'];
    expect(pages()).toEqual(steps);
    expect(pages('button')).toEqual(steps);
    // A clicker has no other keys: what only walks by arrows leaves these to the run.
    expect(pages('[data-owns-arrows]', '[role="slider"]')).toEqual(steps);
    expect(pages('[role="grid"]')).toEqual([null, null]);
    expect(pages('aside *')).toEqual([null, null]);
    expect(pages('textarea')).toEqual([null, null]);
  });

  it('are heard in the ladder alone once the shortcuts are off', () => {
    const keys = ['ArrowRight', 'PageDown', 'Home', ' ', '?'];
    const heard = (...parts: string[]) => keys.map((key) => action(key, inside(...parts), false));
    expect(heard()).toEqual(Array(5).fill(null));
    expect(heard('button')).toEqual(Array(5).fill(null));
    expect(heard(ladderPart, 'button')).toEqual([
      'stepForward',
      'stepForward',
      'toStart',
      null,
      null,
    ]);
  });
});
