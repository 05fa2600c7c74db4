import type { HostCommand, SpeakerView, Tally } from '../../class/protocol.ts';
import type { LessonQuestion } from '../../lesson/question.ts';
import type { AppStore } from '../../store/app-store.ts';
import type { Poll } from '../../store/poll-state.ts';
import type { AppStoreState } from '../../store/store-state.ts';
import type { HostLink } from './host-link.ts';

/** Tells the server of a class what the trainer's page shows, whenever that changes. */

/** How the page says and draws what phones see. */
export type Telling = Readonly<{
  /** The sentence of the moment at the cursor. */
  caption(state: AppStoreState): string;
  /** That of the moment after it; empty after the last. */
  next(state: AppStoreState): string;
  notes(state: AppStoreState): string;
  /** Which step of how many. */
  place(state: AppStoreState): Readonly<{ step: number; of: number }>;
  /** The figure as an SVG document; null where there is none, or `signal` stopped it. */
  picture(state: AppStoreState, signal: AbortSignal): Promise<string | null>;
  option(question: LessonQuestion, id: string): string;
}>;

/** A trainer who goes on quickly passes over moments. */
const pause = 250;
const longestPicture = 400_000;

const cut = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** What tells one moment from another; null while there is none. */
const keyOf = ({ trace, cursor, run, level, unfolded, openedLesson }: AppStoreState) => {
  const event = trace.events[cursor];
  if (event === undefined || run.status === 'running') return null;
  const moment = openedLesson?.lesson.moments[openedLesson.at]?.id ?? '';
  const inside = level === 'figure' ? unfolded.join() : '';
  return cut(`${moment} ${event.id} ${inside}`, 300);
};

const pickOf = ({ kind }: LessonQuestion) => (kind === 'order' ? 'order' : 'one');

export function createPublisher(store: AppStore, link: HostLink, telling: () => Telling) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let drawing = new AbortController();
  // A question asked again is another one, whatever it is called.
  let asked = 0;
  const page = String(performance.timeOrigin);

  async function tellMoment() {
    drawing.abort();
    drawing = new AbortController();
    const { signal } = drawing;
    const state = store.getState();
    const key = keyOf(state);
    if (key === null) return;
    const { caption, place, picture } = telling();
    const made = { key, caption: cut(caption(state), 600), ...place(state) };
    const svg = await picture(state, signal);
    if (signal.aborted) return;
    const drawn = svg === null || svg.length > longestPicture ? null : svg;
    const send = (picture: string | null) =>
      link.send({ name: 'moment', moment: { ...made, picture } });
    // A drawing that the server refuses does not keep the sentence back.
    if ((await send(drawn)) === null && drawn !== null && !signal.aborted) await send(null);
  }

  function tellSpeaker() {
    const state = store.getState();
    const { caption, next, notes, option } = telling();
    const { poll } = state;
    const view: SpeakerView = {
      notes: cut(notes(state), 4000),
      now: cut(caption(state), 600),
      next: cut(next(state), 600),
      question: poll?.question.stem ?? '',
      right: (poll?.right ?? []).map((id) => (poll ? cut(option(poll.question, id), 300) : id)),
    };
    void link.send({ name: 'speaker', view });
  }

  /** All up to where the question stands: the server leaves aside what it knows. */
  async function tellPoll(poll: Poll | null) {
    if (poll === null) return void link.send({ name: 'withdraw' });
    const { question, options, phase, round, right } = poll;
    const { option } = telling();
    const send = (command: HostCommand) => link.send(command);
    void send({
      name: 'question',
      question: {
        key: `${page} ${asked}`,
        ...{ round, phase: phase === 'shown' ? 'shown' : 'open', pick: pickOf(question) },
        stem: question.stem,
        options: options.map((id) => cut(option(question, id), 300)),
      },
    });
    if (phase !== 'locked' && phase !== 'revealed') return;
    const locked = send({ name: 'lock' });
    if (phase === 'revealed' && right !== null) {
      const why = options.map((id) => question.options.find((it) => it.id === id)?.why ?? '');
      void send({ name: 'reveal', right: right.map((id) => options.indexOf(id)), why });
    }
    const tally = (await locked) as Tally | null;
    if (tally === null || tally.votes === 0) return;
    const counts = options.map((id, at) => [id, tally.counts[at] ?? 0]);
    store.getState().settleCounts(question, tally.round, Object.fromEntries(counts));
  }

  function later() {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      void tellMoment();
      tellSpeaker();
    }, pause);
  }

  const stop = store.subscribe((now, before) => {
    if (keyOf(now) !== keyOf(before) || now.trace !== before.trace) later();
    const { poll } = now;
    if (poll === before.poll) return;
    const isNew = poll?.question !== before.poll?.question || isAskedAgain(poll, before.poll);
    if (isNew) asked += 1;
    if (isNew || poll?.phase !== before.poll?.phase || poll?.round !== before.poll?.round) {
      void tellPoll(poll);
    }
    if (isNew || poll?.right !== before.poll?.right) tellSpeaker();
  });

  return {
    /** Tells all there is: when the class opens, and after a loss. */
    tellAll() {
      later();
      void tellPoll(store.getState().poll);
    },
    stop() {
      stop();
      drawing.abort();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

const isAskedAgain = (poll: Poll | null, before: Poll | null) =>
  poll !== null && before !== null && poll.phase === 'shown' && before.phase !== 'shown';
