import { Fragment, type RefObject, useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import {
  type CheckGroup,
  checkCount,
  checkGroups,
  currentCheck,
  isMoreAhead,
  runChecks,
  toldGroups,
} from './check-groups.ts';
import { CheckRow } from './check-row.tsx';
import classes from './checks.module.css';
import { EmptyNote } from './empty-note.tsx';
import { useFaultParts } from './fault-parts.ts';
import { HeldBack } from './held-back.tsx';
import frame from './inspector.module.css';
import { StopsHere, UnmadeChecks, useVerdict } from './past-failure.tsx';
import { useInSight } from './use-in-sight.ts';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

/** The checks of the shown member, one by one, as they are made. */
export function ChecksTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const { events, actors, reached } = useInspected();
  const groups = useMemo(
    () => checkGroups(events, actors, reached, shown),
    [events, actors, reached, shown],
  );
  const told = useMemo(() => toldGroups(groups, shown.event.id), [groups, shown.event.id]);
  const current = currentCheck(told, shown);
  const { box, item } = useInSight<HTMLLIElement>(current);
  const isOutcome = shown.event.kind === 'outcome';
  if (isOutcome && shown.index > reached) return <HeldBack />;
  if (told.length === 0 && !isOutcome) {
    const none =
      groups.length > 0 ? 'checksAhead' : shown.event.step === 0 ? 'noChecksYet' : 'noChecks';
    return <EmptyNote text={t(`inspector.empty.${none}`)} />;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section ref={box} className={frame.scroll} tabIndex={0} aria-label={t('inspector.tab.checks')}>
      {isOutcome && <RunChecks />}
      {told.map((group) => (
        <Group
          key={group.key}
          group={group}
          shownId={shown.event.id}
          current={current}
          row={item}
        />
      ))}
      <UnmadeChecks />
      {isMoreAhead(groups) && <p className={frame.hint}>{t('inspector.check.ahead')}</p>}
    </section>
  );
}

/** So many failed checks are told one by one. */
const mostFailed = 40;

/** At the outcome: the checks of the whole run in a number, and those that failed. Below them stand
 *  those of one receiver, as at every other event. */
function RunChecks() {
  const { t } = useTranslation();
  const names = useNames();
  const { events } = useInspected();
  const { passed, all, failed, missed } = runChecks(events);
  const told = [...failed, ...missed];
  const rest = told.length - mostFailed;
  return (
    <>
      <p className={frame.lead}>{t('inspector.check.run', { passed, count: all })}</p>
      {told.slice(0, mostFailed).map((check) => (
        <section key={check.event.id}>
          <h3 className={frame.heading}>
            {t(`inspector.check.${check.event.kind === 'skip' ? 'skippedAt' : 'failedAt'}`, {
              actor: names.actor(check.event.actor),
            })}
          </h3>
          <ol className={classes.checks}>
            <CheckRow check={check} isShown={false} />
          </ol>
        </section>
      ))}
      {rest > 0 && <p className={frame.hint}>{t('inspector.check.moreFailed', { count: rest })}</p>}
      <p className={frame.hint}>{t('inspector.check.oneReceiver')}</p>
    </>
  );
}

type GroupProps = Readonly<{
  group: CheckGroup;
  shownId: string;
  current: string | null;
  row: RefObject<HTMLLIElement | null>;
}>;

function Group({ group, shownId, current, row }: GroupProps) {
  const { t } = useTranslation();
  const names = useNames();
  const parts = [
    names.actor(group.actor),
    group.packet && t(`trace.message.${group.packet}`),
    group.purpose && (!group.packet || group.purpose !== 'group') && names.purpose(group.purpose),
    group.procedure > 1 && group.packet === null && t('inspector.mark.secondProcedure'),
  ];
  const { passed, all, skipped } = checkCount([group]);
  const faultParts = useFaultParts();
  const verdict = useVerdict();
  return (
    <>
      <h3 className={`${frame.heading} ${classes.groupTitle}`}>
        <span>{parts.filter(Boolean).join(' · ')}</span>
        <span className={classes.count}>
          {t('inspector.check.count', { passed, all })}
          {skipped > 0 && ` · ${t('inspector.check.skipped', { count: skipped })}`}
        </span>
      </h3>
      <ol className={classes.checks}>
        {group.checks.map((check, index) => (
          <Fragment key={check.event.id}>
            <CheckRow
              check={check}
              isShown={check.event.id === shownId}
              row={check.event.id === current ? row : undefined}
            >
              {check.event.id === verdict && faultParts && <faultParts.Diagnosis />}
            </CheckRow>
            {check.event.id === verdict && index < group.checks.length - 1 && <StopsHere />}
          </Fragment>
        ))}
      </ol>
    </>
  );
}
