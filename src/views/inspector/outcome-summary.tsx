import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ActorId, MemberOutcome, OutcomeEvent } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './checks.module.css';
import { FailureNote } from './failure-note.tsx';
import frame from './inspector.module.css';
import { failedFirst, holdsAll, outcomeLines } from './member-outcomes.ts';
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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={frame.scroll} tabIndex={0} aria-label={t('inspector.title.outcome')}>
      <Lead event={event} />
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

/** The run in a few sentences: how many members of each system hold their keys, whether the partner
 *  GMS does, and how many packets opened. */
function Lead({ event }: { event: OutcomeEvent }) {
  const { t } = useTranslation();
  const lines = outcomeLines(event).map(({ key, held, count }) =>
    t(`inspector.outcome.${key}`, { held, count }),
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
          <FailureNote key={failure.detail} failure={failure} actor={name} />
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
