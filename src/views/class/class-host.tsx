import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import classes from './class.module.css';
import { ClosedClass } from './closed-class.tsx';
import { JoinSign } from './join-sign.tsx';
import { OpenClass } from './open-class.tsx';
import type { Telling } from './publish.ts';
import { useClassHost } from './use-class-host.ts';

/** The class of the room, where the page is served with one: its line to the server, and its dialog. */
export function ClassHost({ token, telling }: { token: string; telling: Telling }) {
  const { t } = useTranslation();
  const send = useClassHost(token, telling);
  const room = useAppStore((state) => state.classRoom);
  const [isLarge, setLarge] = useState(false);
  const isSign = isLarge && room?.own === true;
  return (
    <Dialog
      name="class"
      title={t('class.host.title')}
      closeLabel={t('class.host.close')}
      size="lg"
      {...(isSign && { form: 'whole' })}
      onClose={() => setLarge(false)}
    >
      {room === null && <p className={classes.note}>{t('class.host.connecting')}</p>}
      {room !== null && !room.connected && (
        <p role="alert" className={classes.trouble}>
          {t('class.host.lost')}
        </p>
      )}
      {room !== null && !room.own && <ClosedClass room={room} send={send} />}
      {room?.own && !isSign && <OpenClass room={room} send={send} onLarge={() => setLarge(true)} />}
      {isSign && <JoinSign room={room} onSmall={() => setLarge(false)} />}
    </Dialog>
  );
}
