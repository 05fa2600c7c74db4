import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlignedStop, Side } from '../../store/align-traces.ts';
import type { AppStore } from '../../store/app-store.ts';
import type { DesignRun } from '../../store/compare-state.ts';
import type { Design } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { SkipsLine } from './skips-line.tsx';
import { standingOf, standingText } from './stop-words.ts';

/** A control that saves the ladder of a store as SVG. */
export type RenderSave = (store: AppStore, design: Design) => ReactNode;
/** The faults of the scenario as they are in a design. */
export type RenderFaults = (store: AppStore, carried: DesignRun['carried']) => ReactNode;

type Props = Readonly<{
  side: Side;
  run: DesignRun;
  store: AppStore;
  stop: AlignedStop | undefined;
  ladder: ReactNode;
  renderSave: RenderSave;
  renderFaults: RenderFaults;
}>;

/** One design: its name, its faults, how it stands at this stop, and its ladder. */
export function SidePanel({ side, run, store, stop, ladder, renderSave, renderFaults }: Props) {
  const { t } = useTranslation();
  const design = useAppStore((state) => state.compare[side]);
  return (
    <section className={classes.side} aria-label={t(`compare.panel.${side}`)}>
      <header className={classes.sideHead}>
        <h3>{t(`compare.design.${design}`)}</h3>
        {stop && <StandingOf stop={stop} side={side} />}
        <span className={classes.save}>{renderSave(store, design)}</span>
      </header>
      <div>
        {run.carried.length > 0 && renderFaults(store, run.carried)}
        <SkipsLine left={run.scenario.skips} />
      </div>
      <div className={classes.ladder}>{ladder}</div>
    </section>
  );
}

const marks = { same: '=', octets: '≈', differs: '≠', only: '+', waits: '…' } as const;

/** What this side does at the stop, against the other one. */
function StandingOf({ stop, side }: { stop: AlignedStop; side: Side }) {
  const { t } = useTranslation();
  const state = standingOf(stop, side);
  return (
    <p className={classes.standing} data-state={state}>
      <span aria-hidden="true">{marks[state]}</span>{' '}
      {standingText(stop, side, (key, values = {}) => t(key, values))}
    </p>
  );
}
