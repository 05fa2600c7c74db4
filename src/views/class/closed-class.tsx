import { Button } from '@mantine/core';
import type { HostCommand } from '../../class/protocol.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ClassRoom } from '../../store/class-state.ts';
import classes from './class.module.css';

export type ClassProps = Readonly<{ room: ClassRoom; send: (command: HostCommand) => void }>;

/** What a class is, and how it begins; or that another window leads it. */
export function ClosedClass({ room, send }: ClassProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.note}>{t(room.open ? 'class.host.elsewhere' : 'class.host.what')}</p>
      {!room.open && <p className={classes.note}>{t('class.host.never')}</p>}
      <Button disabled={!room.connected} onClick={() => send({ name: 'open' })}>
        {t(room.open ? 'class.host.takeOver' : 'class.host.begin')}
      </Button>
    </>
  );
}
