import { useTranslation } from 'react-i18next';
import type { Shown } from '../../store/selectors.ts';
import { stepWords } from '../use-event-words.ts';

/** What the step of the shown event is for. */
export function StepTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  return <p>{stepWords(t, shown.event.step)}</p>;
}
