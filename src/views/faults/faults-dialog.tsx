import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FaultEntry } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import { FaultForm } from './fault-form.tsx';
import { FaultList } from './fault-list.tsx';
import { offersFor } from './fault-offers.ts';
import classes from './faults.module.css';
import { RunFaults } from './run-faults.tsx';
import { usePlaceWords } from './use-place-words.ts';

/** The dialog of the faults: the catalogue, the fault that is chosen, and those of the run. */
export function FaultsDialog() {
  const { t } = useTranslation();
  return (
    <Dialog
      name="faults"
      title={t('faults.ui.title')}
      closeLabel={t('faults.ui.close')}
      size="min(1120px, 94vw)"
      form="tall"
    >
      <Picker />
    </Dialog>
  );
}

type Draft = Readonly<{ entry: FaultEntry; editing: number | null }>;

function Picker() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const aim = useAppStore((state) => state.faultAim);
  const openDialog = useAppStore((state) => state.openDialog);
  const { place } = usePlaceWords();
  const [draft, setDraft] = useState<Draft | null>(null);
  // The faults of the run do not change what the catalogue offers.
  const key = JSON.stringify({ ...scenario, faults: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the scenario
  const offers = useMemo(() => offersFor(scenario, aim), [key, aim]);
  // A fault that was taken out meanwhile is no longer there to be changed.
  const isThere =
    draft?.editing != null && scenario.faults[draft.editing]?.fault === draft.entry.fault;
  const editing = isThere ? draft.editing : null;
  const choose = (entry: FaultEntry) => setDraft({ entry, editing: null });
  return (
    <div className={classes.picker}>
      <FaultList
        offers={offers}
        chosen={draft?.entry.fault ?? null}
        onChoose={({ entry }) => choose(entry)}
      />
      <div className={classes.side}>
        {aim?.at && (
          <p className={classes.aim}>
            {t('faults.ui.aim', { place: place({ at: aim.at, to: aim.to }) })}
          </p>
        )}
        <RunFaults
          onEdit={(index) => {
            const entry = scenario.faults[index];
            if (entry) setDraft({ entry, editing: index });
          }}
        />
        {draft === null ? (
          <p className={classes.empty}>{t('faults.ui.choose')}</p>
        ) : (
          <FaultForm
            key={`${draft.entry.fault}.${editing}`}
            draft={draft.entry}
            editing={editing}
            onChange={(entry) => setDraft({ ...draft, entry })}
            onDone={() => setDraft(null)}
          />
        )}
        <div className={classes.pageLinks}>
          <Button size="compact-sm" variant="subtle" onClick={() => openDialog('mystery')}>
            {t('mystery.open')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => openDialog('unnoticed')}>
            {t('faults.ui.unnoticedPage')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => openDialog('stops')}>
            {t('faults.ui.stops.open')}
          </Button>
        </div>
      </div>
    </div>
  );
}
