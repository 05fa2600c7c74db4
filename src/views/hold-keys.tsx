import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { type KeyRecord, keyJson } from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../store/use-app-store.tsx';
import classes from './hold-keys.module.css';

/** Takes keys that messages brought to those held, in memory alone: packets open with them next. */
export function HoldKeys({ records }: { records: readonly KeyRecord[] }) {
  const { t } = useTranslation();
  const { holdKeys } = useAppStoreApi().getState();
  const content = JSON.stringify(records.map(keyJson));
  const isHeld = useAppStore(({ heldKeys }) =>
    heldKeys.inputs.some((input) => input.content === content),
  );
  const [failed, setFailed] = useState(false);
  const hold = async () => {
    const holding = await holdKeys({ name: t('open.hold.name'), content });
    setFailed(holding.status !== 'held');
  };
  return (
    <div className={classes.hold}>
      <Button
        size="xs"
        variant="default"
        disabled={isHeld}
        leftSection={<IconKey size={16} aria-hidden />}
        onClick={() => void hold()}
      >
        {t('open.hold.button', { count: records.length })}
      </Button>
      <span role="status">
        {isHeld ? t('open.hold.held') : failed ? t('open.keys.failed') : ''}
      </span>
    </div>
  );
}
