import type { Clock, Port } from '../../present/messages.ts';

/** The second window of the same page, where the speaker reads. */

export const speakerParameter = 'speaker';

export function speakerUrl(id: string, language: string): string {
  const url = new URL(window.location.href);
  url.hash = '';
  url.search = new URLSearchParams({ [speakerParameter]: id, lang: language }).toString();
  return url.href;
}

export const windowName = (id: string): string => `keyladder-speaker-${id}`;

/** Whether a window was merely opened and shows nothing yet. One of another origin, as pages from disk are
 *  to each other, shows something. */
function isBlank(opened: Window): boolean {
  try {
    return opened.location.href === 'about:blank';
  } catch {
    return false;
  }
}

/** Opens the window, or brings the one that is open to the front. To be called in the click or key press
 *  itself; null where the browser refuses. */
export function openSpeakerWindow(id: string, language: string): Window | null {
  // Without an address: a window of that name that is open already is not loaded anew.
  const opened = window.open('', windowName(id), 'popup,width=960,height=720');
  if (opened === null) return null;
  if (isBlank(opened)) opened.location.replace(speakerUrl(id, language));
  opened.focus();
  return opened;
}

/** Which build of the page this is: its first script has a name of its own in each. */
export function buildName(): string {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script?.getAttribute('src') ?? '';
}

export const randomName = (): string => crypto.randomUUID().slice(0, 13);

/** The channel of a presentation. */
export function openPort(id: string): Port {
  const channel = new BroadcastChannel(`keyladder-present-${id}`);
  const port: Port = {
    onmessage: null,
    postMessage: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
  channel.onmessage = (event) => port.onmessage?.(event);
  return port;
}

/** Time of the window. */
export const windowClock: Clock = {
  now: () => Date.now(),
  every(milliseconds, act) {
    const timer = setInterval(act, milliseconds);
    return () => clearInterval(timer);
  },
};
