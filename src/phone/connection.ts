/** Keeps a page in touch with the class: a stream of events, and where that cannot be had, asking every
 *  three seconds. */

type Connection = Readonly<{
  /** Address of the stream, and of what is asked for in its place. */
  stream: string;
  state: string;
  /** Name of the event that carries what is shown. */
  event: string;
  onView(view: unknown): void;
  /** Whether there is a connection now. */
  onLink(connected: boolean): void;
  /** The class has ended, or does not know this page. */
  onOver(): void;
}>;

/** Streams that never opened before the page asks instead. */
const mostFailures = 3;
const askEvery = 3000;
/** After this time without a sign of life, which comes every ten seconds, a stream is dead: a phone in
 *  the background loses it without being told. */
const silence = 25_000;
const requestTime = 8000;

/** A request as JSON: null where nothing came of it. */
export async function request(path: string, body?: object) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), requestTime);
  try {
    const answer = await fetch(path, {
      signal: stop.signal,
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return { status: answer.status, value: await answer.json() };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export function connect({ stream, state, event, onView, onLink, onOver }: Connection) {
  let source: EventSource | null = null;
  let failures = 0;
  let heard = 0;
  let timer = 0;
  let ended = false;
  let asking = false;

  const later = (act: () => void, after: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(act, after);
  };
  const end = () => {
    ended = true;
    clearTimeout(timer);
    source?.close();
  };
  const over = () => {
    if (ended) return;
    end();
    onOver();
  };
  const hear = () => {
    heard = Date.now();
    failures = 0;
    onLink(true);
    later(reopen, silence);
  };

  function reopen() {
    source?.close();
    if (ended) return;
    const opened = new EventSource(stream);
    source = opened;
    later(lose, requestTime);
    opened.onopen = hear;
    opened.onerror = lose;
    opened.addEventListener('beat', hear);
    opened.addEventListener('over', over);
    opened.addEventListener(event, (message) => {
      hear();
      onView(JSON.parse(message.data));
    });
  }

  /** The stream is gone, or never came. What the class says now tells which. */
  async function lose() {
    source?.close();
    if (asking) return;
    asking = true;
    failures += 1;
    const answer = await request(state);
    asking = false;
    if (ended) return;
    if (answer !== null && answer.status >= 401 && answer.status <= 403) return over();
    if (answer?.status === 200) onView(answer.value);
    onLink(answer?.status === 200);
    // Not all at once, where many were cut off together.
    const rest = failures < mostFailures ? 500 + Math.random() * 1500 : askEvery;
    const again = failures < mostFailures || failures % 20 === 0 || answer?.status !== 200;
    later(again ? reopen : lose, rest);
  }

  const wake = () => {
    if (ended || document.visibilityState === 'hidden') return;
    if (Date.now() - heard > 12_000 || source?.readyState !== EventSource.OPEN) reopen();
  };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', reopen);
  window.addEventListener('offline', () => onLink(false));
  reopen();
  return { end };
}
