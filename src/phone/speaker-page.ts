import type { SpeakerCommand, SpeakerView } from '../class/protocol.ts';
import { connect, request } from './connection.ts';
import { make, show, tell } from './elements.ts';
import { say } from './words.ts';

/** The speaker's page: notes, this moment and the next, and the three keys of a clicker. */
export function startSpeaker(page: HTMLElement, key: string): void {
  const about = make('div', { class: 'speaker' });
  const send = async (name: SpeakerCommand) => {
    const answer = await request('/speaker/command', { key, name });
    if (answer?.status === 200) tell('');
    else tell(say('refused.other'), 'trouble');
  };
  const button = (name: SpeakerCommand, label: string) =>
    make(
      'button',
      { type: 'button', class: name === 'next' ? 'main' : 'plain', onclick: () => void send(name) },
      say(`speaker.${label}`),
    );
  const keys = make(
    'div',
    { class: 'keys' },
    button('back', 'back'),
    button('next', 'forward'),
    button('black', 'black'),
  );
  show(page, make('h1', { class: 'unseen' }, say('speaker.title')), about, keys);
  let isLinked = true;
  connect({
    stream: `/speaker/events?key=${encodeURIComponent(key)}`,
    state: `/speaker/state?key=${encodeURIComponent(key)}`,
    event: 'speaker',
    onView: (view) => show(about, ...parts(view as SpeakerView)),
    onLink(connected) {
      if (connected !== isLinked) tell(connected ? say('again') : say('lost'), 'trouble');
      isLinked = connected;
    },
    onOver() {
      show(page, make('h1', {}, say('speaker.title')));
      tell(say('speaker.over'), 'trouble');
    },
  });
}

function parts({ notes, now, next, question, right }: SpeakerView) {
  const part = (name: string, text: string) => [
    make('h2', {}, say(`speaker.${name}`)),
    make('p', {}, text),
  ];
  return [
    ...part('now', now),
    ...(question === '' ? [] : part('question', question)),
    ...(right.length === 0 ? [] : part('answer', right.join(' · '))),
    ...part('notes', notes || say('speaker.noNotes')),
    ...part('next', next || say('speaker.last')),
  ];
}
