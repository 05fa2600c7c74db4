import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { planOf } from '../../engine/index.ts';
import {
  type AlignedStop,
  octetsOf,
  positionOfCursor,
  type Side,
} from '../../store/align-traces.ts';
import type { AppStore } from '../../store/app-store.ts';
import type { DesignRun } from '../../store/compare-state.ts';
import type { Design } from '../../store/designs.ts';
import { mostShown } from '../../store/run-design.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { createSideStore } from './side-store.ts';
import { standingWords } from './stop-words.ts';
import { type Stepping, useSideCursor } from './use-stops.ts';

/** `label`: name of the ladder among the two. */
export type RenderLadder = (store: AppStore, label: string) => ReactNode;
export type RenderSave = (store: AppStore, design: Design) => ReactNode;
/** The faults of the scenario as they are in a design. */
export type RenderFaults = (store: AppStore, carried: DesignRun['carried']) => ReactNode;

type Props = {
  side: Side;
  run: DesignRun;
  other: DesignRun;
  stepping: Stepping;
  renderLadder: RenderLadder;
  renderSave: RenderSave;
  renderFaults: RenderFaults;
};

/** One design: its name, its faults, how it stands at this stop, and its ladder. */
export function SidePanel(props: Props) {
  const { side, run, other, stepping, renderLadder, renderSave, renderFaults } = props;
  const { t } = useTranslation();
  const design = useAppStore((state) => state.compare[side]);
  const store = useMemo(() => createSideStore(run), [run]);
  const { stops, position, moveTo } = stepping;
  const onMoved = useCallback(
    (cursor: number) => moveTo(positionOfCursor(stops, side, cursor)),
    [stops, side, moveTo],
  );
  useSideCursor(store, side, stepping, onMoved);
  const stop = stops[position];
  const name = t(`compare.design.${design}`);
  const label = t(`compare.ladder.${side}`, { design: name });
  const ladder = useMemo(() => renderLadder(store, label), [renderLadder, store, label]);
  return (
    <section className={classes.side} aria-label={t(`compare.panel.${side}`)}>
      <header className={classes.sideHead}>
        <h3>{name}</h3>
        {stop && <Standing stop={stop} side={side} run={run} other={other} />}
        <span className={classes.save}>{renderSave(store, design)}</span>
      </header>
      <Shown run={run} />
      {run.carried.length > 0 && renderFaults(store, run.carried)}
      <div className={classes.ladder}>{ladder}</div>
    </section>
  );
}

type StandingProps = { stop: AlignedStop; side: Side; run: DesignRun; other: DesignRun };

const marks = { same: '=', octets: '≠', size: '≠', only: '+', waits: '…' } as const;

/** What this side does at the stop, against the other one. */
function Standing({ stop, side, run, other }: StandingProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const own = stop[side];
  const otherIndex = stop[side === 'left' ? 'right' : 'left'];
  const size = (of: DesignRun, index: number | null) => {
    const event = index === null ? undefined : of.trace.events[index];
    return event?.kind === 'message' ? octetsOf(event) : 0;
  };
  const state =
    own === null
      ? 'waits'
      : otherIndex === null
        ? 'only'
        : stop.difference === 'size' || stop.difference === 'octets'
          ? stop.difference
          : 'same';
  const [octets, others] = [size(run, own), size(other, otherIndex)];
  return (
    <p className={classes.standing} data-state={state}>
      <span aria-hidden="true">{marks[state]}</span>{' '}
      {t(`compare.standing.${standingWords(stop, state, octets + others > 0)}`, {
        octets: formats.number(octets),
        other: formats.number(others),
      })}
    </p>
  );
}

/** Says so where the ladder holds a part of the group only. */
function Shown({ run }: { run: DesignRun }) {
  const { t } = useTranslation();
  const members = planOf(run.scenario).systems.map((system) => system.members.length);
  if (members.every((count) => count <= mostShown)) return null;
  return <p className={classes.shown}>{t('compare.shown', { count: mostShown })}</p>;
}
