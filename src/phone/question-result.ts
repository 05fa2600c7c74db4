import type { ShownAnswer, ShownQuestion, VotePick } from '../class/protocol.ts';
import { make } from './elements.ts';
import { say } from './words.ts';

/** What is said of an answer once it is revealed. */

/** Whether the phone was right; of an order each has to be in its place. */
export function verdict(
  pick: VotePick,
  right: readonly number[],
  yours: readonly number[] | null,
): string {
  if (yours === null) return say('without');
  const same =
    pick === 'order' ? yours.join() === right.join() : yours.every((at) => right.includes(at));
  return say(same ? 'right' : 'wrong');
}

/** The lines below an option: right or not, one's own, how many chose it, why. */
export function optionResult(
  { pick }: ShownQuestion,
  { right, why, counts, votes }: ShownAnswer,
  yours: readonly number[],
  at: number,
) {
  const mine = yours.indexOf(at);
  const marks =
    pick === 'order'
      ? [
          say('rightPlace', { place: right.indexOf(at) + 1 }),
          ...(mine < 0 ? [] : [say('yourPlace', { place: mine + 1 })]),
        ]
      : [...(right.includes(at) ? [say('isRight')] : []), ...(mine < 0 ? [] : [say('isYours')])];
  const key = pick === 'order' ? 'beganWith' : 'chosenBy';
  const chosen = say(key, { n: counts[at] ?? 0, of: votes });
  return [
    marks.length === 0 ? null : make('b', { class: 'marks' }, marks.join(' · ')),
    make('span', { class: 'count' }, chosen),
    why[at] ? make('span', { class: 'why' }, why[at]) : null,
  ];
}
