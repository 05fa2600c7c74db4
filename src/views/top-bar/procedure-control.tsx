import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Chosen } from './chosen.tsx';
import classes from './top-bar.module.css';

/** What is on the screen: the procedure of a figure, or a message somebody opened. */
export function ProcedureControl({ asMenu = false }: { asMenu?: boolean }) {
  const { t } = useTranslation();
  const opened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  const rerun = useAppStore((state) => state.rerun);
  const openDialog = useAppStore((state) => state.openDialog);
  const toProcedure = () => {
    if (opened) rerun();
  };
  const toMessage = () => openDialog('open');
  if (asMenu) {
    return (
      <>
        <Menu.Label>{t('app.topBar.procedure')}</Menu.Label>
        <Menu.Item
          aria-current={!opened}
          leftSection={<Chosen is={!opened} />}
          onClick={toProcedure}
        >
          {t('app.topBar.groupKeys')}
        </Menu.Item>
        <Menu.Item aria-current={opened} leftSection={<Chosen is={opened} />} onClick={toMessage}>
          {t('app.topBar.openMessage')}
        </Menu.Item>
      </>
    );
  }
  return (
    <fieldset className={classes.segments} aria-label={t('app.topBar.procedure')}>
      <button type="button" aria-current={!opened} onClick={toProcedure}>
        {t('app.topBar.groupKeys')}
      </button>
      <button type="button" aria-current={opened} onClick={toMessage}>
        {t('app.topBar.openMessage')}
      </button>
    </fieldset>
  );
}
