import { useMemo } from 'react';
import type { ProbePlan, Verdict } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { MarkSample } from '../../ui/mark-grid.tsx';
import { countKinds, type MapCell } from './map-cells.ts';
import classes from './octet-map.module.css';
import { useKindNames } from './use-kind-names.ts';
import { markOf } from './verdict-marks.ts';

type Props = Readonly<{
  cells: readonly MapCell[];
  verdicts: readonly Verdict[];
  plan: ProbePlan;
}>;

/** What the letters mean, with counts of alterations. */
export function MapLegend({ cells, verdicts, plan }: Props) {
  const { t } = useTranslation();
  const names = useKindNames();
  const counts = useMemo(() => countKinds(verdicts), [verdicts]);
  const mixed = useMemo(() => cells.filter((cell) => cell.mixed).length, [cells]);
  return (
    <section aria-label={t('octetMap.legend')}>
      <h3 className={classes.heading}>{t(`octetMap.legendHead.${plan.bits}`)}</h3>
      <ul className={classes.legend}>
        {counts.map(({ kind, count }) => (
          <li key={kind} title={names.stops(kind)}>
            <MarkSample {...markOf(kind)} mixed={false} />
            <span>{names.short(kind)}</span>
            <span className={classes.count}>{t('octetMap.count', { count })}</span>
          </li>
        ))}
        {mixed > 0 && (
          <li>
            <MarkSample letter="" tone={7} mixed />
            <span>{t('octetMap.mixed')}</span>
            <span className={classes.count}>{t('octetMap.count', { count: mixed })}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
