import type { TalkTimer } from './present-state.ts';

/** The timer of a talk. It is started by a button, and only one that is paused can be set to 0: a stray
 *  click never loses the time. */

/** Milliseconds it has run. */
export const elapsedOf = ({ startedAt, before }: TalkTimer, now: number): number =>
  before + (startedAt === null ? 0 : Math.max(0, now - startedAt));

export const started = (timer: TalkTimer, now: number): TalkTimer =>
  timer.startedAt === null ? { ...timer, startedAt: now } : timer;

export const paused = (timer: TalkTimer, now: number): TalkTimer => ({
  ...timer,
  startedAt: null,
  before: elapsedOf(timer, now),
});

/** Null where it runs. */
export const setToZero = (timer: TalkTimer): TalkTimer | null =>
  timer.startedAt === null ? { ...timer, before: 0 } : null;

/** `1:05:09`, `5:09`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
