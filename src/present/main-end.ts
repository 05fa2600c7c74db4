import {
  type Clock,
  type CommandName,
  openLine,
  type Port,
  type ShownToSpeaker,
  type Spot,
} from './messages.ts';

/** The end of the channel in the window that presents. */

export const heartbeatMilliseconds = 1000;

export type MainEnd = Readonly<{
  /** Tells everybody what is shown now. */
  publish(shown: ShownToSpeaker): void;
  point(at: Spot): void;
  /** Says goodbye. */
  close(): void;
}>;

export type MainEndOptions = Readonly<{
  port: Port;
  id: string;
  from: string;
  build: string;
  clock: Clock;
  /** Does what a speaker asks for; false where that cannot be done. */
  obey(name: CommandName, argument: number | undefined): boolean;
  pointed(at: Spot): void;
  /** Another window presents under this id already. */
  taken(): void;
}>;

export function createMainEnd(options: MainEndOptions): MainEnd {
  const { port, id, from, build, clock, obey, pointed, taken } = options;
  const since = clock.now();
  // Beginning with the time, the revisions of a window that was reloaded are higher than before.
  let rev = since;
  let latest: ShownToSpeaker | null = null;
  const tell = () => {
    if (latest !== null) line.send({ type: 'state', rev, build, shown: latest });
  };
  const line = openLine({
    ...{ port, id, from },
    hear(message) {
      switch (message.type) {
        case 'hello':
          return tell();
        case 'cmd': {
          const done = obey(message.name, message.argument);
          return line.send({ type: 'ack', to: message.from, cmd: message.cmd, refused: !done });
        }
        case 'pointer':
          return pointed(message.at);
        case 'hb': {
          // Of two windows that present, the one that came first keeps the id.
          if (message.since === null) return;
          const first = since - message.since || (from < message.from ? -1 : 1);
          if (first < 0) line.send({ type: 'taken', to: message.from });
          return;
        }
        case 'taken':
          if (message.to === from) taken();
      }
    },
    // A speaker of another version is told what it can read: that there is another version.
    hearForeign: tell,
  });
  const beat = () => line.send({ type: 'hb', since });
  const stop = clock.every(heartbeatMilliseconds, beat);
  beat();
  return {
    publish(shown) {
      rev += 1;
      latest = shown;
      tell();
    },
    point(at) {
      line.send({ type: 'pointer', at });
    },
    close() {
      stop();
      line.send({ type: 'bye' });
      line.close();
    },
  };
}
