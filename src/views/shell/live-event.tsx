import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TraceEvent } from '../../engine/index.ts';
import { currentEvent } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useEventWords } from '../use-event-words.ts';

const liveKey = ({ step }: TraceEvent) => `app.event.${step === 'use' ? 'liveUse' : 'live'}`;

/** Says the current event to assistive technology when the cursor moves. */
export function LiveEvent() {
  const { t } = useTranslation();
  const words = useEventWords();
  const event = useAppStore((state) =>
    state.run.status === 'running' ? undefined : currentEvent(state),
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {event ? t(liveKey(event), { step: event.step, event: words(event) }) : ''}
    </VisuallyHidden>
  );
}
