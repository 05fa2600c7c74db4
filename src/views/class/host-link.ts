import {
  type HostCommand,
  type HostView,
  type SpeakerCommand,
  speakerCommands,
} from '../../class/protocol.ts';

/** The line from the page of the trainer to the server of the class. */

type Given = Readonly<{
  token: string;
  /** Names this window: one window leads a class. */
  own: string;
  onView(view: HostView): void;
  onLost(): void;
  onSpeaker(command: SpeakerCommand): void;
}>;

export type HostLink = Readonly<{
  /** Sends a command after those before it; null where the server did not take it. */
  send(command: HostCommand): Promise<unknown>;
  close(): void;
}>;

export function createHostLink({ token, own, onView, onLost, onSpeaker }: Given): HostLink {
  const source = new EventSource(`/class/events?token=${token}`);
  source.addEventListener('class', ({ data }) => onView(JSON.parse(data)));
  source.addEventListener('speaker', ({ data }) => {
    const command = speakerCommands.find((name) => name === JSON.parse(data));
    if (command !== undefined) onSpeaker(command);
  });
  source.onerror = onLost;
  const post = async (command: HostCommand): Promise<unknown> => {
    const answer = await fetch('/class/command', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Class-Host': token,
        'X-Class-Window': own,
      },
      body: JSON.stringify(command),
    }).catch(() => null);
    return answer?.ok ? answer.json() : null;
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    send(command) {
      before = before.then(() => post(command));
      return before;
    },
    close: () => source.close(),
  };
}

const windowKey = 'keyladder.class-window';

/** The name of this window, which stays through a reload. */
export function windowName(): string {
  const drawn = Array.from(crypto.getRandomValues(new Uint8Array(8)), (octet) =>
    octet.toString(16).padStart(2, '0'),
  ).join('');
  try {
    const kept = sessionStorage.getItem(windowKey) ?? drawn;
    sessionStorage.setItem(windowKey, kept);
    return kept;
  } catch {
    return drawn;
  }
}
