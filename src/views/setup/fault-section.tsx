import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './setup.module.css';

/** What goes wrong in the run, with what came of it. */
export function FaultSection({ results }: { results: ReactNode }) {
  const { t } = useTranslation();
  const count = useAppStore((state) => state.scenario.faults.length);
  const isMystery = useAppStore((state) => state.mystery !== null);
  const { openFaults, openDialog } = useAppStoreApi().getState();
  return (
    <div className={classes.fields}>
      {(isMystery || count === 0) && (
        <p className={classes.note}>{t(isMystery ? 'mystery.inRun' : 'app.faults.none')}</p>
      )}
      {results}
      <Button size="compact-sm" variant="default" onClick={() => openFaults()}>
        {t(count === 0 ? 'app.faults.put' : 'app.faults.change')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => openDialog('mystery')}>
        {t('mystery.open')}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => openDialog('unnoticed')}>
        {t('app.faults.unnoticed')}
      </Button>
    </div>
  );
}
