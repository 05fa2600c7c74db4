import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { AlignedStop, Side } from '../../store/align-traces.ts';
import type { AppStore } from '../../store/app-store.ts';
import { type CompareSide, sidesOf } from '../../store/compare-sides.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';
import { standingOf, standingText } from './stop-words.ts';
import { useSideNames } from './use-side-names.ts';

/** A control that saves the ladder of a store as SVG. */
export type RenderSave = (store: AppStore, side: CompareSide, title: string) => ReactNode;
/** The faults of the scenario as they are on a side. */
export type RenderFaults = (store: AppStore, carried: SideRun['carried']) => ReactNode;
/** What is said of a side above its ladder. */
export type RenderAbout = (side: Side, run: SideRun, store: AppStore) => ReactNode;

type Props = Readonly<{
  side: Side;
  run: SideRun;
  store: AppStore;
  stop: AlignedStop | undefined;
  ladder: ReactNode;
  renderSave: RenderSave;
  renderAbout: RenderAbout;
}>;

/** One side: its name, how it stands at this stop, what is said of it, and its ladder. */
export function SidePanel({ side, run, store, stop, ladder, renderSave, renderAbout }: Props) {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const title = useSideNames().long[side];
  const texts = compare.without === null ? 'panel' : 'check.panel';
  return (
    <section className={classes.side} aria-label={t(`compare.${texts}.${side}`)}>
      <header className={classes.sideHead}>
        <h3>{title}</h3>
        {stop && <StandingOf stop={stop} side={side} />}
        <span className={classes.save}>{renderSave(store, sidesOf(compare)[side], title)}</span>
      </header>
      <div>{renderAbout(side, run, store)}</div>
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
