import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconKey,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useMemo } from 'react';
import type { SkipEntry } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { cursorOfSide, type Side } from '../../store/align-traces.ts';
import { type CheckStory, storyOf } from '../../store/check-moment.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { usePartyName } from './use-party-name.ts';
import type { Stepping } from './use-stops.ts';

type Props = Readonly<{ side: Side; run: SideRun; stepping: Stepping; skip: SkipEntry }>;

/** What has come of the check on one side, as far as the run has come or is shown. */
export function CheckStoryOf({ side, run, stepping: { stops, position }, skip }: Props) {
  const { t } = useTranslation();
  const wholeRun = useAppStore((state) => state.wholeRun);
  const actor = usePartyName(run.scenario, skip.party);
  const { events } = run.trace;
  const isWhole = wholeRun || position === stops.length - 1;
  const cursor = isWhole ? events.length : cursorOfSide(stops, position, side);
  const story = useMemo(() => storyOf(events, cursor, skip), [events, cursor, skip]);
  const isMade = side === 'left';
  return (
    <ul className={classes.story} aria-label={t(`compare.check.story.${side}`)}>
      <Decided {...{ story, isMade, actor }} />
      {story.behind && (
        <Line Icon={IconShieldCheck} tone="ok">
          {t('compare.check.behind', {
            check: t(`checks.name.${story.behind.check}`),
            reason: t(`checks.reason.${story.behind.failure?.code}`),
          })}
        </Line>
      )}
      <Line Icon={IconKey}>
        {t(`compare.check.${story.stored > 0 ? 'stored' : 'storedNone'}`, {
          count: story.stored,
          actor,
        })}
      </Line>
      <Harms harms={story.harms} isWhole={isWhole} />
    </ul>
  );
}

type LineProps = Readonly<{
  Icon: ComponentType<{ size: number; 'aria-hidden': true }>;
  tone?: 'ok' | 'failure' | 'warning';
  children: ReactNode;
}>;

function Line({ Icon, tone, children }: LineProps) {
  return (
    <li data-tone={tone}>
      <Icon size={16} aria-hidden />
      <div>{children}</div>
    </li>
  );
}

type DecidedProps = Readonly<{
  story: CheckStory;
  isMade: boolean;
  actor: string;
}>;

/** The check itself: refused, left out, or not come to yet. What it reads may be needed to go on. */
function Decided({ story: { decided }, isMade, actor }: DecidedProps) {
  const { t } = useTranslation();
  if (decided === null) {
    return (
      <Line Icon={isMade ? IconCheck : IconBan}>
        {t(`compare.check.${isMade ? 'madeYet' : 'leftOutYet'}`, { actor })}
      </Line>
    );
  }
  const { failure, texts } =
    decided.kind === 'skip'
      ? { failure: decided.wouldFail, texts: 'leftOut' }
      : { failure: decided.failure, texts: isMade ? 'made' : 'cannotGoOn' };
  return (
    <Line Icon={decided.kind === 'skip' ? IconBan : IconX} tone="failure">
      <b>{t(`compare.check.${texts}`, { actor, reason: t(`checks.reason.${failure?.code}`) })}</b>
    </Line>
  );
}

function Harms({ harms, isWhole }: Pick<CheckStory, 'harms'> & Readonly<{ isWhole: boolean }>) {
  const { t } = useTranslation();
  const until = isWhole ? 'whole' : 'soFar';
  if (harms.length === 0) {
    return (
      <Line Icon={IconCheck} tone="ok">
        {t(`compare.check.noHarm.${until}`)}
      </Line>
    );
  }
  return (
    <Line Icon={IconAlertTriangle} tone="warning">
      {t(`compare.check.harm.${until}`)}
      <ul>
        {harms.map((harm) => (
          <li key={harm}>{t(`faults.ui.harms.${harm}`)}</li>
        ))}
      </ul>
    </Line>
  );
}
