import { IconCheck, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ActorId, MemberOutcome, OutcomeEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { HarmList } from '../harm-list.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './checks.module.css';
import { FailureNote } from './failure-note.tsx';
import { useFaultParts } from './fault-parts.ts';
import frame from './inspector.module.css';
import { closedPackets, failedFirst, holdsAll, outcomeLines } from './member-outcomes.ts';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

/** So many members are told one by one; the rest, where all went well, is a number. */
const mostMembers = 40;

/** What the run came to: for each member the keys it holds, and why it holds none. */
export function OutcomeSummary({ event }: { event: OutcomeEvent }) {
  const { t } = useTranslation();
  const names = useNames();
  const { actors } = useInspected();
  const members = failedFirst(event.members);
  const rest = members.length - mostMembers;
  const parts = useFaultParts();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={frame.scroll} tabIndex={0} aria-label={t('inspector.title.outcome')}>
      <Lead event={event} />
      <HarmList title={t('inspector.outcome.harms')} />
      <ClosedPackets event={event} />
      {parts && <parts.Results />}
      {parts && <parts.Diagnosis />}
      <ul className={classes.checks}>
        {members.slice(0, mostMembers).map((member) => (
          <MemberRow
            key={member.actor}
            member={member}
            name={names.actor(member.actor)}
            uri={actors.find(({ id }) => id === member.actor)?.uri}
          />
        ))}
      </ul>
      {rest > 0 && <p className={frame.hint}>{t('inspector.outcome.more', { count: rest })}</p>}
    </section>
  );
}

/** The run in a few sentences, what fell short first: how many members of each system hold their keys, whether the partner
 *  GMS does, and how many packets opened. */
function Lead({ event }: { event: OutcomeEvent }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const whole = outcomeLines(event);
  const short = whole.filter(({ held, count }) => held < count);
  const lines = [...short, ...whole.filter((line) => !short.includes(line))].map(
    ({ key, held, count, unixSeconds = 0 }) =>
      t(`inspector.outcome.${key}`, { held, count, time: formats.time(unixSeconds) }),
  );
  return (
    <>
      {lines.map((line) => (
        <p className={frame.lead} key={line}>
          {line}
        </p>
      ))}
    </>
  );
}

/** The packets that did not open, each with the check that refused it. */
function ClosedPackets({ event }: { event: OutcomeEvent }) {
  const { t } = useTranslation();
  const names = useNames();
  const { events } = useInspected();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const closed = useMemo(() => closedPackets(events, event), [events, event]);
  if (closed.length === 0) return null;
  return (
    <>
      <ul className={classes.checks}>
        {closed.map(({ packet, check }) => {
          const ends = { from: names.actor(packet.from), to: names.actor(packet.to) };
          const values = { ...ends, name: t(`trace.message.${packet.name}`) };
          const text = t(`inspector.outcome.${packet.unsent ? 'unsent' : 'closed'}`, values);
          return (
            <li
              key={`${packet.name} ${packet.from} ${packet.to}`}
              className={`${classes.check} ${classes.failed}`}
            >
              <IconX
                size={18}
                className={classes.icon}
                role="img"
                aria-label={t('inspector.mark.failed')}
              />
              <div className={classes.body}>
                {check === null ? (
                  <p className={classes.facts}>{text}</p>
                ) : (
                  <>
                    <button
                      type="button"
                      className={classes.name}
                      onClick={() => selectEvent(check.id)}
                    >
                      {text}
                    </button>
                    <p className={classes.facts}>
                      {t('inspector.outcome.failedCheck', {
                        check: t(`checks.name.${check.check}`),
                      })}
                    </p>
                    {check.failure && (
                      <FailureNote failure={check.failure} actor={ends.to} id={check.actor} />
                    )}
                  </>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <h3 className={frame.heading}>{t('inspector.outcome.keysOfMembers')}</h3>
    </>
  );
}

type RowProps = Readonly<{ member: MemberOutcome; name: string; uri: string | undefined }>;

function MemberRow({ member, name, uri }: RowProps) {
  const { t } = useTranslation();
  const { actor, keysHeld, keysExpected, failures } = member;
  const good = holdsAll(member);
  const Icon = good ? IconCheck : IconX;
  return (
    <li className={`${classes.check} ${good ? classes.passed : classes.failed}`}>
      <Icon
        size={18}
        className={classes.icon}
        role="img"
        aria-label={t(`inspector.mark.${good ? 'complete' : 'incomplete'}`)}
      />
      <div className={classes.body}>
        <MemberLink actor={actor} name={name} />
        <p className={classes.facts}>
          <span>{t('inspector.outcome.keys', { held: keysHeld, count: keysExpected })}</span>
          {uri && <span className={classes.path}>{uri}</span>}
        </p>
        {failures.map((failure) => (
          <FailureNote
            key={`${failure.code} ${failure.path}`}
            failure={failure}
            actor={name}
            id={actor}
          />
        ))}
      </div>
    </li>
  );
}

/** Leads to the check that failed, or else to the keys the member stored. */
function MemberLink({ actor, name }: { actor: ActorId; name: string }) {
  const { events } = useInspected();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const show = () => {
    const target =
      events.find((event) => event.actor === actor && event.kind === 'check' && !event.passed) ??
      events.findLast((event) => event.actor === actor && event.kind === 'store');
    if (target !== undefined) selectEvent(target.id);
  };
  return (
    <button type="button" className={classes.name} onClick={show}>
      {name}
    </button>
  );
}
