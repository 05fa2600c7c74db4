import { useTranslation } from 'react-i18next';
import { eventIndex, type MessageEvent } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { EmptyNote } from './empty-note.tsx';
import { FailureNote } from './failure-note.tsx';
import classes from './inspector.module.css';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

/** An OK or an error: it carries no octets of a payload; what it says, and what it answers. */
export function AnswerNote({ message }: { message: MessageEvent }) {
  const { t } = useTranslation();
  const names = useNames();
  const { events } = useInspected();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const answered = events
    .slice(0, eventIndex(events, message.id))
    .findLast(
      (event) =>
        event.kind === 'message' &&
        event.name === 'notification' &&
        event.to === message.from &&
        event.procedure === message.procedure,
    );
  const actor = names.actor(message.from);
  return (
    <EmptyNote text={t(`inspector.answer.${message.name}`, { actor })}>
      {message.failures.map((failure) => (
        <FailureNote key={failure.detail} failure={failure} actor={actor} />
      ))}
      {answered && (
        <button type="button" className={classes.link} onClick={() => selectEvent(answered.id)}>
          {t('inspector.answer.show', { title: names.title(answered) })}
        </button>
      )}
    </EmptyNote>
  );
}
