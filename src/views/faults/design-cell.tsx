import { IconCheck, IconX } from '@tabler/icons-react';
import type { Prediction } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { type FaultCell, shownBy, type Tried } from '../../store/fault-table.ts';
import { useFactText } from '../use-fact-text.ts';
import classes from './faults.module.css';
import { usePhrases } from './use-phrases.ts';

type CellProps = Readonly<{ cell: FaultCell; tried: Tried | undefined }>;

/** One fault in one design: what is predicted, or what the run of it has shown. */
export function DesignCell({ cell, tried }: CellProps) {
  const { t } = useTranslation();
  const tell = useFactText();
  if (cell.kind === 'absent') {
    return (
      <td data-look="absent">
        {t('faults.ui.page.absent')}
        <small>{tell(cell.reason)}</small>
      </td>
    );
  }
  if (tried === undefined) {
    return (
      <td data-look="predicted">
        <small>{t('faults.ui.page.predicted')}</small>
        <PredictionText code={cell.prediction} />
      </td>
    );
  }
  return (
    <td data-look={shownBy(tried)}>
      <Ran tried={tried} />
      <Agreement prediction={cell.prediction} tried={tried} />
    </td>
  );
}

/** A first failure, as predicted or as found. */
function PredictionText({ code }: { code: Prediction | string }) {
  const { t } = useTranslation();
  if (code === null) return t('faults.ui.page.nothing');
  if (code === 'unknown') return t('faults.ui.runTells');
  return (
    <>
      <code>{code}</code>
      <small>{t(`checks.reason.${code}`)}</small>
    </>
  );
}

/** What a run has shown: what caught the fault, or what harm it did unnoticed. */
function Ran({ tried }: { tried: Tried }) {
  const { t } = useTranslation();
  const phrases = usePhrases();
  if (tried === 'failed') return t('faults.ui.page.runFailed');
  if (tried.code !== null) return <PredictionText code={tried.code} />;
  if (tried.harms.length === 0) return t('faults.ui.page.harmless');
  return (
    <>
      <b>{t('faults.ui.page.harm')}</b>
      <small>{phrases(tried.harms.map((harm) => t(`faults.ui.harms.${harm}`)))}</small>
    </>
  );
}

/** Whether the run gave what was predicted; nothing where only the run could tell. */
function Agreement({ prediction, tried }: { prediction: Prediction; tried: Tried }) {
  const { t } = useTranslation();
  if (prediction === 'unknown' || tried === 'failed') return null;
  const agrees = tried.code === prediction;
  const Mark = agrees ? IconCheck : IconX;
  const predicted = prediction ?? t('faults.ui.page.nothing');
  return (
    <span className={classes.tried} data-agrees={agrees}>
      <Mark size={14} aria-hidden="true" />
      {agrees ? t('faults.ui.page.agrees') : t('faults.ui.page.differs', { predicted })}
    </span>
  );
}
