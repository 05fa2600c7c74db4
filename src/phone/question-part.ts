import type { PhoneView, ShownQuestion } from '../class/protocol.ts';
import { request } from './connection.ts';
import { make, show, tell } from './elements.ts';
import { optionResult, verdict } from './question-result.ts';
import { refusalWords, say } from './words.ts';

/** The question before the class: its options as large buttons, and after the reveal what is right. */
export function createQuestionPart(token: string) {
  const stem = make('h2', {});
  // Stays the same element, so that what changes in it is read out.
  const hintLine = make('p', { class: 'hint', 'aria-live': 'polite' });
  const answers = make('div', {});
  const element = make('section', { class: 'question', hidden: true }, stem, hintLine, answers);
  let view: PhoneView | null = null;
  /** What was tapped and not sent yet; null: what was sent stands. */
  let tapped: readonly number[] | null = null;
  let isSending = false;
  let drawn = '';
  let about = '';

  async function send(options: readonly number[]) {
    const { boot, question } = view ?? {};
    if (!question || isSending) return;
    isSending = true;
    tell(say('sending'));
    draw();
    const { number, round } = question;
    const answer = await request('/vote', { token, boot, question: number, round, options });
    isSending = false;
    if (answer?.status === 200 && view !== null) {
      tapped = null;
      view = { ...view, yours: options };
      tell('');
    } else {
      tell(refusalWords(answer?.value.error), 'trouble');
    }
    draw();
  }

  const tap = (question: ShownQuestion, chosen: readonly number[], at: number) => () => {
    if (question.phase !== 'open') return;
    if (question.pick === 'one') {
      tapped = [at];
      void send([at]);
      return;
    }
    tapped = chosen.includes(at) ? chosen.filter((it) => it !== at) : [...chosen, at];
    draw();
  };

  function option(question: ShownQuestion, chosen: readonly number[], at: number) {
    const { pick, phase, answer } = question;
    const mine = chosen.indexOf(at);

    const letter = String.fromCharCode(65 + at);
    const text = make('span', {}, `${letter}. ${question.options[at] ?? ''}`);
    const order =
      pick === 'order' && mine >= 0
        ? make('b', { class: 'place' }, say('isPlace', { place: mine + 1 }))
        : null;
    if (answer !== null) {
      const isRight = pick === 'order' ? answer.right[mine] === at : answer.right.includes(at);
      const state = isRight ? 'right' : mine >= 0 ? 'mine' : 'rest';
      const result = optionResult(question, answer, chosen, at);
      return make('li', { class: 'option', 'data-state': state }, text, ...result);
    }
    const button = make(
      'button',
      {
        ...{ type: 'button', class: 'option', 'data-key': `option-${at}` },
        'aria-pressed': mine >= 0 ? 'true' : 'false',
        'aria-disabled': phase !== 'open' && 'true',
        onclick: tap(question, chosen, at),
      },
      text,
      order,
    );
    return make('li', {}, button);
  }

  function hint({ phase, pick, answer }: ShownQuestion, yours: readonly number[] | null) {
    if (answer !== null) return verdict(pick, answer.right, yours);
    if (phase === 'shown') return say('shown');
    if (phase === 'locked') return say(yours === null ? 'lockedWithout' : 'locked');
    return yours === null || tapped !== null ? say(`open.${pick}`) : say('sent');
  }

  function draw() {
    const { question = null, yours = null } = view ?? {};
    const made = JSON.stringify([question, yours, tapped, isSending]);
    if (made === drawn) return;
    drawn = made;
    element.hidden = question === null;
    if (question === null) return;
    stem.textContent = question.stem;
    hintLine.textContent = hint(question, yours);
    const chosen = (question.phase === 'open' ? tapped : null) ?? yours ?? [];
    const { pick, phase, options } = question;
    const isWhole = chosen.length === options.length;
    const sendButton = make(
      'button',
      {
        ...{ type: 'button', class: 'main', 'data-key': 'send' },
        'aria-disabled': (!isWhole || tapped === null || isSending) && 'true',
        onclick: () => isWhole && tapped !== null && void send(chosen),
      },
      say('send'),
    );
    show(
      answers,
      make('ul', {}, ...options.map((_, at) => option(question, chosen, at))),
      phase === 'open' && pick === 'order' ? sendButton : null,
    );
  }

  return {
    element,
    update(now: PhoneView) {
      const { question } = now;
      const asked = question === null ? '' : `${now.boot} ${question.number} ${question.round}`;
      if (asked !== about) {
        tapped = null;
        tell('');
      }
      about = asked;
      view = now;
      draw();
    },
  };
}
