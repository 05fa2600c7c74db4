import type { PhoneView } from '../class/protocol.ts';
import { make, show } from './elements.ts';
import { say } from './words.ts';

/** What the trainer shows: the figure, its sentence, which step it is. With an own pace one may look at
 *  what was shown before. */
export function createMomentPart(token: string) {
  const element = make('section', { class: 'moment' });
  // Read out when it changes, wherever the finger is.
  const caption = make('p', { class: 'caption', 'aria-live': 'polite' });
  const place = make('div', {});
  element.append(place, caption);
  let view: PhoneView | null = null;
  /** Index of the moment looked at; null: what the trainer shows. */
  let own: number | null = null;
  let isLarge = false;
  let drawn = '';

  const look = (at: number | null) => () => {
    own = at;
    draw();
  };

  function figure(number: number) {
    const picture = make('img', {
      src: `/picture?number=${number}&token=${token}`,
      alt: say('figure'),
      'data-large': isLarge,
    });
    const size = () => {
      isLarge = !isLarge;
      draw();
    };
    return make(
      'div',
      { class: 'figure' },
      make('div', { class: 'frame', tabindex: isLarge ? 0 : false }, picture),
      make(
        'button',
        { type: 'button', class: 'quiet', 'data-key': 'size', onclick: size },
        say(isLarge ? 'whole' : 'larger'),
      ),
    );
  }

  function pages({ now, moments, pace }: PhoneView) {
    const at = own ?? now;
    if (!pace || at === null || moments.length < 2) return null;
    const button = (key: string, to: number | null, off: boolean) =>
      make(
        'button',
        { type: 'button', 'data-key': key, onclick: look(to), 'aria-disabled': off && 'true' },
        say(key),
      );
    return make(
      'div',
      { class: 'pages' },
      button('earlier', Math.max(at - 1, 0), at === 0),
      button('later', Math.min(at + 1, moments.length - 1), at === moments.length - 1),
      own === null ? null : button('toTrainer', null, false),
    );
  }

  function draw() {
    if (view === null) return;
    if (!view.pace || (own !== null && view.moments[own] === undefined)) own = null;
    const at = own ?? view.now;
    const moment = at === null ? undefined : view.moments[at];
    const made = JSON.stringify([moment, own, at, isLarge, view.pace, view.moments.length]);
    if (made === drawn) return;
    drawn = made;
    const words = moment?.caption ?? say('waiting');
    if (caption.textContent !== words) caption.textContent = words;
    show(
      place,
      moment && moment.of > 0
        ? make('p', { class: 'step' }, say('step', { step: moment.step, of: moment.of }))
        : null,
      moment && moment.picture !== null ? figure(moment.picture) : null,
      pages(view),
    );
  }

  return {
    element,
    update(now: PhoneView) {
      view = now;
      draw();
    },
  };
}
