import { useMemo } from 'react';
import { designOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { OctetMapRun } from '../../store/octet-map-run.ts';
import type { ProbeTask } from '../../worker/engine-client.ts';
import { useActorNames } from '../use-actor-names.ts';
import classes from './octet-map.module.css';
import { useKindNames } from './use-kind-names.ts';
import { useMapSkips } from './use-map-skips.ts';
import { isAccepted, kindOf } from './verdict-marks.ts';

type Props = Readonly<{
  run: OctetMapRun;
  found: Pick<ProbeTask, 'source' | 'place'> | null;
}>;

const sameRun = (a: ProbeTask['source'], b: ProbeTask['source']) =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether a payload carries two keys, which no document defines. */
function hasTwoKeys(source: ProbeTask['source'] | undefined): boolean {
  if (source?.kind !== 'scenario') return false;
  return designOf(source.scenario).rounds.some(({ inOnePayload }) => inOnePayload);
}

/** What the map is of, what came out, and what to know before one reads it. */
export function MapNotes({ run, found }: Props) {
  const { t } = useTranslation();
  const names = useActorNames();
  const kinds = useKindNames();
  const skips = useMapSkips(run.task);
  const { task, facts, verdicts, status, message, trouble } = run;
  const accepted = useMemo(
    () => verdicts.filter((verdict) => isAccepted(kindOf(verdict))).length,
    [verdicts],
  );
  const stale = useMemo(
    () => task !== null && found !== null && !sameRun(task.source, found.source),
    [task, found],
  );
  const isIllustrative = hasTwoKeys(task?.source);
  if (task === null) return <p className={classes.note}>{t('octetMap.none')}</p>;
  const unaltered = facts ? kindOf(facts.unaltered) : 'same-keys';
  return (
    <div className={classes.notes}>
      <p>
        {t(`octetMap.what.${task.plan.time}`, { receiver: names.short(task.place.to) })}{' '}
        <strong role="status">
          {status === 'done' &&
            (accepted === 0
              ? t('octetMap.allRefused', { count: verdicts.length })
              : t('octetMap.someAccepted', { count: accepted, all: verdicts.length }))}
        </strong>
        {isIllustrative && ` ${t('octetMap.illustrative')}`}
      </p>
      <div role="status">
        {skips !== '' && <p className={classes.warning}>{skips}</p>}
        {stale && <p className={classes.warning}>{t('octetMap.stale')}</p>}
        {found === null && <p className={classes.warning}>{t('octetMap.gone')}</p>}
        {!isAccepted(unaltered) && (
          <p className={classes.warning}>
            {t('octetMap.unaltered', { what: kinds.long(unaltered) })}
          </p>
        )}
        {status === 'cancelled' && <p className={classes.warning}>{t('octetMap.cancelled')}</p>}
        {status === 'absent' && <p className={classes.warning}>{t('octetMap.absent')}</p>}
        {status === 'failed' && (
          <p className={classes.warning}>
            {t('octetMap.failed', { message: trouble ? t(`app.trouble.${trouble}`) : message })}
          </p>
        )}
      </div>
    </div>
  );
}
