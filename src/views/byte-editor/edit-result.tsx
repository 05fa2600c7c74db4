import { useMemo } from 'react';
import { type CheckEvent, hasArrived, type MessageEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { eventsAbout, focusOf } from '../../store/trace-index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useActorNames } from '../use-actor-names.ts';
import classes from './byte-editor.module.css';
import type { EditTarget } from './edit-fault.ts';

type Props = Readonly<{
  message: MessageEvent;
  target: EditTarget;
  count: number;
  pending: boolean;
}>;

/** What the run makes of the payload, edited or not. */
export function EditResult({ message, target, count, pending }: Props) {
  const { t } = useTranslation();
  const names = useActorNames();
  const events = useAppStore((state) => state.trace.events);
  const selectEvent = useAppStore((state) => state.selectEvent);
  const failed = useMemo(
    () =>
      eventsAbout(events, focusOf(message), message.to)
        .map(({ event }) => event)
        .find(
          (event): event is CheckEvent =>
            event.kind === 'check' &&
            !event.passed &&
            event.subject?.messageId === message.id &&
            event.subject.payload === target.payload,
        ),
    [events, message, target.payload],
  );
  const receiver = names.short(message.to);
  const words = () => {
    if (pending) return t('byteEditor.pending');
    if (!hasArrived(message)) return t('byteEditor.lost', { receiver });
    if (!failed) {
      return t(count === 0 ? 'byteEditor.acceptedAsIs' : 'byteEditor.accepted', { receiver });
    }
    const check = t(`checks.name.${failed.check}`);
    return t('byteEditor.refused', { receiver, check, code: failed.failure?.code ?? '' });
  };
  return (
    <div className={classes.result} data-testid="edit-result">
      <p role="status">{words()}</p>
      {failed && !pending && (
        <LinkButton onClick={() => selectEvent(failed.id)}>{t('byteEditor.toCheck')}</LinkButton>
      )}
    </div>
  );
}
