import { memo, useId, useMemo } from 'react';
import type { TraceEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useLate } from '../use-late.ts';
import { type Band, type BandLabel, bandLabels, bandPath, bandsOf, reachOf } from './bands.ts';
import classes from './scrubber.module.css';
import { xOf } from './ticks.ts';

export const bandHeight = 18;

/** What is there until the bands of a long run are drawn. */
const nothing = { events: [], width: 0 };

type Props = Readonly<{ events: readonly TraceEvent[]; cursor: number; width: number }>;

/** The steps of each member over the marks of their events, with names where they fit. */
export function MemberBands({ cursor, ...drawn }: Props) {
  const { t } = useTranslation();
  const names = useActorNames();
  const clip = useId();
  const { events, width } = useLate(drawn, drawn.events.length, nothing);
  const path = useMemo(() => bandPath(events, width, bandHeight), [events, width]);
  const labels = useMemo(() => {
    const words = ({ step, member }: Band): readonly string[] => {
      if (step === 'use') return [t('app.timeline.short.use')];
      const name = member === null ? t('app.timeline.short.provisioning') : names.short(member);
      return [`${step} ${name}`.replaceAll('\u00ad', ''), String(step)];
    };
    return bandLabels(events, width, words);
  }, [events, width, names, t]);
  const current = bandsOf(events).find(({ last }) => cursor <= last);
  const reach = current && reachOf(current, events.length, width);
  return (
    <svg className={classes.bands} width="100%" height={bandHeight} aria-hidden="true">
      <clipPath id={clip}>
        <rect x={0} y={0} width={xOf(cursor, events.length, width)} height={bandHeight} />
      </clipPath>
      <path className={classes.bandAhead} d={path} />
      <path className={classes.bandPassed} d={path} clipPath={`url(#${clip})`} />
      {reach && (
        <rect
          className={classes.bandCurrent}
          x={reach.left}
          width={Math.max(reach.right - reach.left - 1, 2)}
          height={bandHeight}
        />
      )}
      <Labels labels={labels} current={current} />
    </svg>
  );
}

type LabelsProps = Readonly<{ labels: readonly BandLabel[]; current: Band | undefined }>;

const Labels = memo(function Labels({ labels, current }: LabelsProps) {
  return labels.map(({ band, x, text }) => (
    <text key={band.first} x={x} y={13} data-current={band === current || undefined}>
      {text}
    </text>
  ));
});
