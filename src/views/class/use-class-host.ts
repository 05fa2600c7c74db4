import { useCallback, useEffect, useRef } from 'react';
import type { HostCommand, SpeakerCommand } from '../../class/protocol.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { AppStore } from '../../store/app-store.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { createHostLink, windowName } from './host-link.ts';
import { createPublisher, type Telling } from './publish.ts';

/** What a clicker would send: whatever listens to one listens to the phone of the speaker too. */
const keyOf: Readonly<Record<SpeakerCommand, string>> = {
  next: 'PageDown',
  back: 'PageUp',
  black: '.',
};

const press = (command: SpeakerCommand) =>
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: keyOf[command], bubbles: true, cancelable: true }),
  );

/** Keeps the line to the server of the class, and tells it what the page shows while this window leads
 *  the class. Gives what sends a command. */
export function useClassHost(token: string, telling: Telling): (command: HostCommand) => void {
  const store = useAppStoreApi();
  const { i18n } = useTranslation();
  const latest = useRef(telling);
  latest.current = telling;
  const current = useRef<ReturnType<typeof createLead> | null>(null);
  useEffect(() => {
    const lead = createLead(store, token, () => latest.current);
    current.current = lead;
    i18n.on('languageChanged', lead.tellAll);
    return () => {
      i18n.off('languageChanged', lead.tellAll);
      lead.end();
    };
  }, [store, token, i18n]);
  return useCallback((command) => current.current?.send(command), []);
}

function createLead(store: AppStore, token: string, telling: () => Telling) {
  const own = windowName();
  let publisher: ReturnType<typeof createPublisher> | null = null;
  /** The boot that is led: another one knows nothing yet. */
  let led = '';
  const leave = () => {
    publisher?.stop();
    publisher = null;
    led = '';
  };
  const link = createHostLink({
    token,
    own,
    onView(view) {
      const isOwn = view.lease === own;
      store.getState().setClassRoom({ ...view, own: isOwn, connected: true });
      if (!isOwn) return leave();
      if (view.boot === led) return;
      leave();
      led = view.boot;
      publisher = createPublisher(store, link, telling);
      publisher.tellAll();
    },
    onLost() {
      const { classRoom, setClassRoom } = store.getState();
      if (classRoom !== null) setClassRoom({ ...classRoom, connected: false });
    },
    onSpeaker(command) {
      if (store.getState().classRoom?.own) press(command);
    },
  });
  return {
    tellAll: () => publisher?.tellAll(),
    send(command: HostCommand) {
      if (command.name === 'close') leave();
      void link.send(command);
    },
    end() {
      leave();
      link.close();
    },
  };
}
