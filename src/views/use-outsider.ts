import { useTranslation } from '../i18n/translation.tsx';
import { useAppStore } from '../store/use-app-store.tsx';
import { outsideMessages } from './attacks.ts';

/** What somebody outside has to begin with, in words; empty where nobody is, or the words are still to come. */
export function useOutsiderHolds(): string {
  const { t, i18n } = useTranslation();
  const fault = useAppStore(({ trace: { source, events } }) => {
    const index = outsideMessages(events)[0]?.message.faults?.[0];
    if (index === undefined || source.kind !== 'scenario') return null;
    return source.scenario.faults[index]?.fault ?? null;
  });
  const key = `faults.${fault}.holds`;
  return fault !== null && i18n.exists(key) ? t(key) : '';
}
