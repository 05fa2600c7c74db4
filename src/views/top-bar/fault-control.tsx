import { Button, Menu } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './top-bar.module.css';

/** How many faults the run has, that checks are left out of it, and the way to the faults; of a hidden
 *  one, to where it is looked for. */
export function FaultControl({ asMenu = false }: { asMenu?: boolean }) {
  const { t } = useTranslation();
  const count = useAppStore((state) => state.scenario.faults.length);
  const skips = useAppStore((state) => state.scenario.skips.length);
  const isMystery = useAppStore((state) => state.mystery !== null);
  const { openFaults, openDialog } = useAppStoreApi().getState();
  const open = () => (isMystery ? openDialog('mystery') : openFaults());
  const faults = isMystery ? t('mystery.chip') : t('app.topBar.faults', { count });
  const name = skips === 0 ? faults : `${faults} · ${t('skips.left', { skips })}`;
  if (asMenu) return <Menu.Item onClick={open}>{name}</Menu.Item>;
  return (
    <Button
      className={classes.word ?? ''}
      variant={isMystery || count + skips > 0 ? 'light' : 'default'}
      size="xs"
      leftSection={<IconBolt size={14} aria-hidden="true" />}
      onClick={open}
    >
      {name}
    </Button>
  );
}
