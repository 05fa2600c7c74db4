import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { createFaultTableStore, faultRows } from '../../store/fault-table.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import { DesignTable } from './design-table.tsx';
import classes from './faults.module.css';
import { UnnoticedList } from './unnoticed-list.tsx';

/** What nothing catches, and what changes with two keys. */
export function UnnoticedDialog() {
  const { t } = useTranslation();
  const runApart = useAppStore((state) => state.runApart);
  const [store] = useState(() => createFaultTableStore(runApart));
  return (
    <Dialog
      name="unnoticed"
      title={t('faults.ui.page.title')}
      closeLabel={t('faults.ui.page.close')}
      form="whole"
      onClose={() => store.getState().cancel()}
    >
      <Page store={store} />
    </Dialog>
  );
}

function Page({ store }: { store: ReturnType<typeof createFaultTableStore> }) {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  // What the table is about: everything but the faults of the run on the screen.
  const key = JSON.stringify({
    ...scenario,
    faults: [],
    gmkMode: '',
    dualEncoding: '',
    talk: null,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the scenario
  const rows = useMemo(() => faultRows(scenario), [key]);
  return (
    <Tabs defaultValue="unnoticed" keepMounted={false} className={classes.pageTabs ?? ''}>
      <Tabs.List data-owns-arrows>
        <Tabs.Tab value="unnoticed">{t('faults.ui.page.unnoticed')}</Tabs.Tab>
        <Tabs.Tab value="designs">{t('faults.ui.page.designs')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="unnoticed" className={classes.pagePanel ?? ''}>
        <UnnoticedList rows={rows} />
      </Tabs.Panel>
      <Tabs.Panel value="designs" className={classes.pagePanel ?? ''}>
        <DesignTable rows={rows} store={store} basis={key} />
      </Tabs.Panel>
    </Tabs>
  );
}
