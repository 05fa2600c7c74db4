import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentEvent } from '../store/selectors.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import { useEventWords } from './use-event-words.ts';

/** Says the current event to assistive technology when the cursor moves. */
export function LiveEvent() {
  const { t } = useTranslation();
  const words = useEventWords();
  const event = useAppStore((state) =>
    state.run.status === 'running' ? undefined : currentEvent(state),
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {event ? t('app.event.live', { step: event.step, event: words(event) }) : ''}
    </VisuallyHidden>
  );
}
