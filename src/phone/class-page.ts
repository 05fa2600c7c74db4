import type { PhoneView } from '../class/protocol.ts';
import { connect, request } from './connection.ts';
import { make, show, tell } from './elements.ts';
import { createMomentPart } from './moment-part.ts';
import { createQuestionPart } from './question-part.ts';
import { refusalWords, say } from './words.ts';

/** Joining a class, and following it until it ends. */

const tokenKey = 'keyladder.class';

/** Storage is closed to some pages; the cookie does the same then. */
function keptToken(): string | null {
  try {
    return localStorage.getItem(tokenKey);
  } catch {
    return null;
  }
}

function keepToken(token: string): void {
  try {
    localStorage.setItem(tokenKey, token);
  } catch {
    // The cookie has it.
  }
}

async function join(code: string) {
  const token = keptToken();
  const answer = await request('/join', { code, ...(token !== null && { token }) });
  if (answer?.status !== 200) return { refused: refusalWords(answer?.value.error) };
  keepToken(answer.value.token);
  return { token: String(answer.value.token) };
}

/** Shows the form to join with; who has joined before comes in by itself. */
export function startClass(page: HTMLElement, code: string): void {
  const form = (given: string) =>
    showForm(page, given, (token) => follow(page, token, given, form));
  form(code);
  if (keptToken() === null) return;
  void join(code).then((joined) => {
    if ('token' in joined) follow(page, joined.token, code, form);
  });
}

function showForm(page: HTMLElement, given: string, onToken: (token: string) => void): void {
  const input = make('input', {
    ...{ id: 'code', name: 'code', value: given, maxlength: 12, autocomplete: 'off' },
    ...{ autocapitalize: 'characters', spellcheck: 'false', required: true },
    'aria-describedby': 'hint',
  }) as HTMLInputElement;
  const form = make(
    'form',
    { class: 'join' },
    make('h1', {}, say('title')),
    make('label', { for: 'code' }, say('code')),
    input,
    make('p', { id: 'hint', class: 'hint' }, say('codeHint')),
    make('button', { class: 'main', type: 'submit' }, say('join')),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    tell(say('joining'));
    const joined = await join(input.value.replace(/\s/g, ''));
    if ('token' in joined) return onToken(joined.token);
    tell(joined.refused, 'trouble');
    input.focus();
  });
  show(page, form);
}

function follow(page: HTMLElement, token: string, code: string, onOver: (code: string) => void) {
  const moment = createMomentPart(token);
  const question = createQuestionPart(token);
  tell('');
  show(page, make('h1', { class: 'unseen' }, say('title')), question.element, moment.element);
  let [isLinked, rev] = [true, -1];
  connect({
    stream: `/events?token=${token}`,
    state: `/state?token=${token}`,
    event: 'state',
    onView(value) {
      const view = value as PhoneView;
      if (view.rev < rev) return;
      rev = view.rev;
      moment.update(view);
      question.update(view);
    },
    onLink(connected) {
      if (connected !== isLinked)
        tell(say(connected ? 'again' : 'lost'), connected ? 'plain' : 'trouble');
      isLinked = connected;
    },
    onOver() {
      onOver(code);
      tell(say('over'), 'trouble');
    },
  });
}
