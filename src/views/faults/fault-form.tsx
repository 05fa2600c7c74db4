import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { type FaultEntry, faultById, hasPartner, reasonAgainst } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFactText } from '../use-fact-text.ts';
import { useFormats } from '../use-formats.ts';
import classes from './faults.module.css';
import { ParameterControls } from './parameter-controls.tsx';
import { PlaceControls } from './place-controls.tsx';
import { PredictionNote } from './prediction-note.tsx';
import { ReceiverControls } from './receiver-controls.tsx';
import { useFaultTexts } from './use-fault-texts.ts';

type Props = Readonly<{
  draft: FaultEntry;
  /** Its place in the scenario's list, where it is changed and not added. */
  editing: number | null;
  onChange: (draft: FaultEntry) => void;
  onDone: () => void;
}>;

/** One fault: what it breaks, where it is put, to whom, and what it can be set to. */
export function FaultForm({ draft, editing, onChange, onDone }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const tell = useFactText();
  const texts = useFaultTexts();
  const scenario = useAppStore((state) => state.scenario);
  const { putFault, changeFault } = useAppStoreApi().getState();
  const form = useRef<HTMLElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const reason = useMemo(() => reasonAgainst(scenario, draft), [scenario, draft]);
  const fault = faultById(draft.fault);
  if (fault === undefined) return null;
  const put = () => {
    if (editing === null) putFault(draft);
    else changeFault(editing, draft);
    onDone();
  };
  return (
    <section ref={form} className={classes.form} aria-label={texts.title(fault)}>
      <h3 className={classes.formTitle}>{texts.title(fault)}</h3>
      <p className={classes.breaks}>{texts.breaks(fault)}</p>
      <p className={classes.note}>
        {fault.clause} ·{' '}
        {t('faults.ui.appliesAt', { steps: formats.list(fault.steps.map(String)) })}
      </p>
      <PlaceControls fault={fault} draft={draft} onChange={onChange} />
      <ReceiverControls key={draft.at.step} draft={draft} onChange={onChange} />
      <ParameterControls fault={fault} draft={draft} onChange={onChange} />
      <PredictionNote
        key={JSON.stringify([draft, scenario.gmkMode, hasPartner(scenario)])}
        fault={fault}
        entry={draft}
        fits={reason === null}
      />
      <p role="status" className={classes.refused}>
        {reason !== null && t('faults.ui.refused', { reason: tell(reason) })}
      </p>
      <div className={classes.actions}>
        <Button size="sm" disabled={reason !== null} onClick={put}>
          {t(editing === null ? 'faults.ui.put' : 'faults.ui.change')}
        </Button>
        {editing !== null && (
          <Button size="sm" variant="default" onClick={onDone}>
            {t('faults.ui.cancelChange')}
          </Button>
        )}
      </div>
    </section>
  );
}
