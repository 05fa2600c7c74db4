import { heartbeatMilliseconds } from './main-end.ts';
import {
  type Clock,
  type CommandName,
  openLine,
  type Port,
  type ShownToSpeaker,
  type Spot,
} from './messages.ts';

/** The end of the channel in a speaker window: asks until it is told, and notices when nobody speaks any
 *  more. */

export const helloMilliseconds = 500;
export const silenceMilliseconds = 3000;

/** `otherBuild`: the presentation is of another version of the page. */
export type SpeakerStatus = 'waiting' | 'connected' | 'silent' | 'otherBuild' | 'closed';

export type SpeakerView = Readonly<{ status: SpeakerStatus; shown: ShownToSpeaker | null }>;

export type SpeakerEnd = Readonly<{
  ask(name: CommandName, argument?: number): void;
  point(at: Spot): void;
  close(): void;
}>;

export type SpeakerEndOptions = Readonly<{
  port: Port;
  id: string;
  from: string;
  build: string;
  clock: Clock;
  changed(view: SpeakerView): void;
}>;

export function createSpeakerEnd(options: SpeakerEndOptions): SpeakerEnd {
  const { port, id, from, build, clock, changed } = options;
  let view: SpeakerView = { status: 'waiting', shown: null };
  let rev = 0;
  let heardAt = clock.now();
  let cmd = 0;
  const become = (change: Partial<SpeakerView>) => {
    view = { ...view, ...change };
    changed(view);
  };
  const line = openLine({
    ...{ port, id, from },
    hear(message) {
      if (message.type === 'state') {
        heardAt = clock.now();
        const status = message.build === build ? 'connected' : 'otherBuild';
        if (message.rev >= rev) {
          rev = message.rev;
          become({ status, shown: message.shown });
        } else if (view.status !== status) become({ status });
      }
      const isOfMain = message.type === 'ack' || (message.type === 'hb' && message.since !== null);
      if (isOfMain) heardAt = clock.now();
      if (message.type === 'bye') become({ status: 'closed' });
    },
    hearForeign: () => become({ status: 'otherBuild' }),
  });
  const hello = () => line.send({ type: 'hello', build });
  const stops = [
    clock.every(helloMilliseconds, () => {
      if (view.status !== 'connected') hello();
    }),
    clock.every(heartbeatMilliseconds, () => {
      line.send({ type: 'hb', since: null });
      const isSilent = clock.now() - heardAt > silenceMilliseconds;
      if (isSilent && view.status === 'connected') become({ status: 'silent' });
    }),
  ];
  hello();
  return {
    ask(name, argument) {
      cmd += 1;
      line.send({ type: 'cmd', cmd, name, ...(argument !== undefined && { argument }) });
    },
    point(at) {
      line.send({ type: 'pointer', at });
    },
    close() {
      for (const stop of stops) stop();
      line.close();
    },
  };
}
