import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { type Fault, type FaultEntry, predictionOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './faults.module.css';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePredictionWords } from './use-prediction-words.ts';

type Props = Readonly<{ fault: Fault; entry: FaultEntry; fits: boolean }>;

/** What is expected to come of a fault: hidden until somebody wants to know. */
export function PredictionNote({ fault, entry, fits }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  if (!fits) return null;
  return (
    <div className={classes.prediction}>
      {shown ? (
        <Revealed fault={fault} entry={entry} />
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEye size={14} aria-hidden="true" />}
          onClick={() => setShown(true)}
        >
          {t('faults.ui.reveal')}
        </Button>
      )}
    </div>
  );
}

function Revealed({ fault, entry }: Omit<Props, 'fits'>) {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const { unnoticed } = useFaultTexts();
  const words = usePredictionWords();
  const prediction = predictionOf(scenario, entry);
  return (
    <div role="status">
      <p>
        <b>{t('faults.ui.prediction')}</b> {words(prediction)}
      </p>
      {prediction === null && <p className={classes.note}>{unnoticed(fault)}</p>}
      <p className={classes.note}>{t('faults.ui.asOnly')}</p>
    </div>
  );
}
