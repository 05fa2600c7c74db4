import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ClassRoom } from '../../store/class-state.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { ClassVotes } from '../class-votes.tsx';
import classes from './class.module.css';

/** Where to go and what to type, for who has no reader of QR codes. */
export function JoinWords({ room: { url, code } }: { room: ClassRoom }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.words}>
      <dt>{t('class.host.goTo')}</dt>
      <dd translate="no">{url.slice(0, -code.length - 1).toLowerCase()}</dd>
      <dt>{t('class.host.code')}</dt>
      <dd translate="no" className={classes.code}>
        {code}
      </dd>
    </dl>
  );
}

/** The same as large as the window, to be read from the back of the room. */
export function JoinSign({ room, onSmall }: { room: ClassRoom; onSmall: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.sign}>
      <QrCode text={room.url} label={t('class.host.qr')} className={classes.largeQr} />
      <div>
        <JoinWords room={room} />
        <p className={classes.there}>
          <ClassVotes />
        </p>
        <Button variant="default" onClick={onSmall}>
          {t('class.host.small')}
        </Button>
      </div>
    </div>
  );
}
