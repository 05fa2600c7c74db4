import { useTranslation } from 'react-i18next';
import type { Fault } from '../../engine/index.ts';

/** What a fault is called, what it breaks, and why nothing catches it where nothing does. */
export function useFaultTexts() {
  const { t } = useTranslation();
  const text = (fault: Fault, what: 'title' | 'breaks' | 'unnoticed') =>
    what === 'unnoticed' && !fault.unnoticed ? '' : t(`faults.${fault.id}.${what}`);
  return {
    title: (fault: Fault) => text(fault, 'title'),
    breaks: (fault: Fault) => text(fault, 'breaks'),
    unnoticed: (fault: Fault) => text(fault, 'unnoticed'),
  };
}
