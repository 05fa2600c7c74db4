import { useTranslation } from 'react-i18next';
import type { AlignedStop } from '../../store/align-traces.ts';
import { useNumberedNames } from '../use-actor-names.ts';
import { stopWords } from './stop-words.ts';

/** Up to where the ledgers count: a stop, or without one the end of the run. */
export function useStopText(stop: AlignedStop | undefined, regroup: boolean): string {
  const { t } = useTranslation();
  const names = useNumberedNames(regroup);
  if (stop === undefined) return t('compare.ledger.whole');
  const what = stopWords(stop.event, names, (key, values = {}) => t(key, values));
  return t('compare.ledger.until', { stop: what });
}
