import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { ClassVotes } from '../class-votes.tsx';
import classes from './class.module.css';
import type { ClassProps } from './closed-class.tsx';
import { JoinWords } from './join-sign.tsx';

/** An open class: how to join, who is there, and what the trainer can do. */
export function OpenClass({ room, send, onLarge }: ClassProps & Readonly<{ onLarge(): void }>) {
  const { t } = useTranslation();
  const { url, address, addresses } = room;
  // Seen at once: what the server tells meanwhile may still be of before.
  const [pace, setPace] = useState(room.pace);
  return (
    <>
      <div className={classes.join}>
        <QrCode text={url} label={t('class.host.qr')} className={classes.qr} />
        <div>
          <JoinWords room={room} />
          <Button variant="default" onClick={onLarge}>
            {t('class.host.large')}
          </Button>
        </div>
      </div>
      <p className={classes.there}>
        <ClassVotes />
      </p>
      <p className={classes.note}>{t('class.host.try')}</p>
      <Checkbox
        checked={pace}
        label={t('class.host.pace')}
        description={t('class.host.paceHint')}
        onChange={({ currentTarget: { checked: on } }) => {
          setPace(on);
          send({ name: 'pace', on });
        }}
      />
      {addresses.length > 1 && (
        <NativeSelect
          label={t('class.host.address')}
          description={t('class.host.addressHint')}
          value={address}
          data={addresses.map((it) => ({
            value: it.address,
            label:
              it.address === '127.0.0.1'
                ? t('class.host.ownMachine')
                : `${it.address} (${it.name})`,
          }))}
          onChange={({ currentTarget }) => send({ name: 'address', address: currentTarget.value })}
        />
      )}
      <SpeakerPage url={room.speakerUrl} />
      <Button color="red" variant="light" onClick={() => send({ name: 'close' })}>
        {t('class.host.end')}
      </Button>
    </>
  );
}

/** The speaker's page for a phone: kept covered, since a class may look at this screen. */
function SpeakerPage({ url }: { url: string }) {
  const { t } = useTranslation();
  const [isShown, show] = useState(false);
  return (
    <div className={classes.speaker}>
      <Button variant="default" aria-expanded={isShown} onClick={() => show(!isShown)}>
        {t(isShown ? 'class.host.speakerHide' : 'class.host.speaker')}
      </Button>
      <p className={classes.note}>{t('class.host.speakerHint')}</p>
      {isShown && <QrCode text={url} label={t('class.host.speakerQr')} className={classes.qr} />}
    </div>
  );
}
