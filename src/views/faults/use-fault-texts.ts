import type { Fault } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';

/** What a fault is called, what it breaks, and, where nothing catches it, why and what it would take. */
export function useFaultTexts() {
  const { t } = useTranslation();
  const text = (fault: Fault, what: string) => t(`faults.${fault.id}.${what}`);
  const ofUnnoticed = (fault: Fault, what: 'unnoticed' | 'needed') =>
    fault.unnoticed ? text(fault, what) : '';
  return {
    title: (fault: Fault) => text(fault, 'title'),
    breaks: (fault: Fault) => text(fault, 'breaks'),
    unnoticed: (fault: Fault) => ofUnnoticed(fault, 'unnoticed'),
    needed: (fault: Fault) => ofUnnoticed(fault, 'needed'),
  };
}
