import { Button } from '@mantine/core';
import { designNamed, hasFloorKey } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { type GrowthAxis, growthAxes } from '../../store/compare-view.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { saveSvg } from '../save-svg.ts';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { GrowthPlot, PlotDocument } from './growth-plot.tsx';
import { GrowthRuns, useDefaultRuns } from './growth-runs.tsx';
import { GrowthTable } from './growth-table.tsx';
import { quantitiesOver } from './growth-values.ts';
import { leastForShares, mostOnPlot } from './sensitivity.ts';
import type { DesignRun } from './use-designs.ts';
import { type Plot, useMemberCount, usePlot } from './use-plot.ts';

/** Axes that go over decades, and how far. */
const decades: Readonly<Record<GrowthAxis, readonly [number, number] | null>> = {
  members: [1, mostOnPlot],
  bitRate: [1, 10_000],
  ...{ floorShare: null, loss: null, roundTrip: null },
};

/** What the designs cost over the size of the group, or over what else it depends on: a line from the formula,
 *  marks from real runs. */
export function GrowthSection({ designs }: { designs: readonly DesignRun[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const plot = usePlot(designs);
  const { axis, quantity, series } = plot;
  const lookedAt = useDefaultRuns();
  const y = useQuantityName(plot);
  const title = t('compare.growth.plot', { quantity: y, axis: t(`compare.axis.${axis}`) });
  const words = { title, x: t(`compare.growth.x.${axis}`), y, number: formats.number };
  const drawn = { series, words, logarithmic: decades[axis] };
  const [first] = designs;
  if (first === undefined) return null;
  return (
    <section ref={lookedAt} className={classes.growth} aria-labelledby="kl-compare-growth">
      <div className={classes.growthHead}>
        <h3 id="kl-compare-growth">{t('compare.growth.title')}</h3>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => saveSvg(`keyladder-${axis}-${quantity}.svg`, <PlotDocument {...drawn} />)}
        >
          {t('compare.export.plotSvg')}
        </Button>
      </div>
      <PlotChoice {...plot} />
      <GrowthPlot {...drawn} />
      {plot.meet && <p>{t('compare.growth.meet')}</p>}
      {axis === 'members' && <Largest {...plot} />}
      {axis === 'members' && <GrowthRuns />}
      <About {...{ axis, designs }} hasActs={first.run.scenario.acts.length > 0} />
      <GrowthTable {...{ series, quantity, axis }} caption={title} scenario={first.run.scenario} />
    </section>
  );
}

/** The quantity, with what it assumes. */
function useQuantityName({ quantity }: Plot): string {
  const { t } = useTranslation();
  const { keyDocument } = useAppStore((state) => state.compare);
  const name = t(`compare.quantity.${quantity}`);
  const choice = t(`compare.assumption.inText.${keyDocument}`);
  const rests = ['carrierOctets', 'networkOctets', 'airSeconds'].includes(quantity);
  return rests ? t('compare.growth.assuming', { name, choice }) : name;
}

/** Chooses what the plot shows, over what. */
function PlotChoice({ axis, quantity }: Plot) {
  const { t } = useTranslation();
  const change = useAppStore((state) => state.changeCompare);
  const quantities = quantitiesOver[axis];
  return (
    <div className={classes.plotChoice}>
      <label>
        {t('compare.growth.quantity')}{' '}
        <select
          className={classes.select}
          value={quantity}
          onChange={({ target }) => {
            const chosen = quantities.find((one) => one === target.value);
            if (chosen !== undefined) change({ quantity: chosen, axis });
          }}
        >
          {quantities.map((one) => (
            <option key={one} value={one}>
              {t(`compare.quantity.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('compare.growth.axis')}{' '}
        <select
          className={classes.select}
          value={axis}
          onChange={({ target }) => {
            const chosen = growthAxes.find((one) => one === target.value);
            if (chosen !== undefined) change({ axis: chosen });
          }}
        >
          {growthAxes.map((one) => (
            <option key={one} value={one}>
              {t(`compare.axis.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** The formula for the largest group, in words. */
function Largest({ series, quantity }: Plot) {
  const { t } = useTranslation();
  const formats = useFormats();
  const told = series.flatMap(({ name, formula }) => {
    const value = formula.find(({ at }) => at === mostOnPlot)?.value;
    if (value === undefined) return [];
    const digits = quantity === 'airSeconds' ? 2 : 0;
    return [t('compare.growth.largestOf', { name, value: formats.fixed(value, digits) })];
  });
  if (told.length === 0) return null;
  return (
    <p>
      <b>{t('compare.growth.largest', { list: told.join(' · ') })}</b>
    </p>
  );
}

type AboutProps = Readonly<{
  axis: GrowthAxis;
  designs: readonly DesignRun[];
  hasActs: boolean;
}>;

/** What lines and marks are. */
function About({ axis, designs, hasActs }: AboutProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = Math.max(useMemberCount(), leastForShares);
  const whole = designs.filter(({ design }) => !hasFloorKey(designNamed(design)));
  const names = [...new Set(whole.map(({ design }) => t(`compare.designShort.${design}`)))];
  const isShare = axis === 'floorShare';
  return (
    <p className={classes.note}>
      {axis === 'members' ? t('compare.growth.note') : t(`compare.growth.about.${axis}`, { count })}
      {isShare && names.length > 0 && (
        <b> {t('compare.growth.noShare', { designs: formats.list(names) })}</b>
      )}
      {hasActs && ` ${t('compare.growth.firstAct')}`}
    </p>
  );
}
