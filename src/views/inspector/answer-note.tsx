import { eventIndex, type MemberReport, type MessageEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ClauseMark } from '../clause-mark.tsx';
import { useIsRegroup } from '../use-actor-names.ts';
import { EmptyNote } from './empty-note.tsx';
import { FailureNote } from './failure-note.tsx';
import classes from './inspector.module.css';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

/** So many UEs of a report are told one by one. */
const mostReported = 20;

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
  const report = message.report ?? [];
  const isOwn = useIsRegroup() && message.name === 'error';
  return (
    <EmptyNote text={t(`inspector.answer.${message.name}`, { actor })}>
      {message.failures.map((failure) => (
        <FailureNote
          key={`${failure.code} ${failure.path}`}
          failure={failure}
          actor={actor}
          id={message.from}
        />
      ))}
      {isOwn && (
        <p>
          {t('inspector.answer.ownError')} <ClauseMark mark="own" />
        </p>
      )}
      {report.slice(0, mostReported).map((member) => (
        <ReportedMember key={member.actor} report={member} />
      ))}
      {report.length > mostReported && (
        <p>{t('inspector.answer.more', { count: report.length - mostReported })}</p>
      )}
      {answered && (
        <LinkButton className={classes.link} onClick={() => selectEvent(answered.id)}>
          {t('inspector.answer.show', { title: names.title(answered) })}
        </LinkButton>
      )}
    </EmptyNote>
  );
}

/** A UE of the partner system that refused, as the partner GMS reports it. */
function ReportedMember({ report }: { report: MemberReport }) {
  const names = useNames();
  const actor = names.actor(report.actor);
  return report.failures.map((failure) => (
    <FailureNote
      key={`${failure.code} ${failure.path}`}
      failure={failure}
      actor={actor}
      id={report.actor}
    />
  ));
}
