import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { faultById } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import classes from './faults.module.css';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePlaceWords } from './use-place-words.ts';

/** The faults of the run, to change or take out. `onEdit` opens one of them. */
export function RunFaults({ onEdit }: { onEdit: (index: number) => void }) {
  const { t } = useTranslation();
  const { title } = useFaultTexts();
  const { place } = usePlaceWords();
  const faults = useAppStore((state) => state.scenario.faults);
  const { removeFault, clearFaults } = useAppStoreApi().getState();
  return (
    <section className={classes.inRun} aria-labelledby="kl-faults-in-run">
      <div className={classes.inRunHead}>
        <h3 id="kl-faults-in-run">{t('faults.ui.inRun', { count: faults.length })}</h3>
        {faults.length > 1 && (
          <Button size="compact-xs" variant="subtle" onClick={clearFaults}>
            {t('faults.ui.clear')}
          </Button>
        )}
      </div>
      {faults.length === 0 && <p className={classes.note}>{t('faults.ui.none')}</p>}
      <ol className={classes.entries}>
        {faults.map((entry, index) => {
          const fault = faultById(entry.fault);
          const name = fault === undefined ? entry.fault : title(fault);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the name of a fault
            <li key={index}>
              <span className={classes.number}>{index + 1}</span>
              <span className={classes.entry}>
                <b>{name}</b>
                <small>{place(entry)}</small>
              </span>
              <IconControl
                icon={IconPencil}
                name={t('faults.ui.edit', { name })}
                onClick={() => onEdit(index)}
              />
              <IconControl
                icon={IconTrash}
                name={t('faults.ui.remove', { name })}
                onClick={() => removeFault(index)}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
