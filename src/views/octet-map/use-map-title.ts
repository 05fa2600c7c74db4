import { eventIndex } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useEventWords } from '../use-event-words.ts';

/** What is broken: the message, and of two payloads the one with the key for that. */
export function useMapTitle(): string {
  const { t } = useTranslation();
  const words = useEventWords();
  const wanted = useAppStore((state) => state.octetMap);
  const events = useAppStore((state) => state.trace.events);
  const message = wanted && events[eventIndex(events, wanted.messageId)];
  if (message?.kind !== 'message') return t('octetMap.title');
  const payload = message.payloads[wanted?.payload ?? 0];
  if (!payload || message.payloads.length < 2) {
    return t('octetMap.titleOf', { message: words(message) });
  }
  const purpose = t(`trace.purpose.${payload.purpose}`);
  return t('octetMap.titleOfPayload', { message: words(message), purpose });
}
