import { type ComponentType, type ReactNode, useCallback, useMemo } from 'react';
import type { FigureStepKey } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { positionOfCursor, type Side } from '../../store/align-traces.ts';
import type { AppStore } from '../../store/app-store.ts';
import type { SideRun } from '../../store/compare-state.ts';
import classes from './compare.module.css';
import { type RenderAbout, type RenderFaults, type RenderSave, SidePanel } from './side-panel.tsx';
import { useSideStore } from './side-store.ts';
import { rowNotes } from './stop-words.ts';
import { useSideNames } from './use-side-names.ts';
import { type Stepping, useSideCursor } from './use-stops.ts';

/** What a pair of ladders is told of one of them. */
export type PairedSide = Readonly<{
  store: AppStore;
  label: string;
  at: FigureStepKey | null;
  waits: boolean;
  notes: Readonly<{ texts: ReadonlyMap<FigureStepKey, string>; absent: string }>;
}>;

type Ladders = Readonly<Record<Side, ReactNode>>;

/** Two ladders with the same step at the same height; `children` puts them where they belong. */
export type FigurePair = ComponentType<
  Readonly<Record<Side, PairedSide>> & Readonly<{ children: (ladders: Ladders) => ReactNode }>
>;

export type Slots = Readonly<{
  Figures: FigurePair;
  renderSave: RenderSave;
  renderFaults: RenderFaults;
}>;

type Props = Omit<Slots, 'renderFaults'> &
  Readonly<{ left: SideRun; right: SideRun; stepping: Stepping; renderAbout: RenderAbout }>;

/** The two sides beside each other, their ladders stepped together. */
export function Figures({ left, right, stepping, Figures: Pair, ...slots }: Props) {
  const sides = {
    left: useSide('left', left, stepping),
    right: useSide('right', right, stepping),
  };
  const stop = stepping.stops[stepping.position];
  const runs = { left, right };
  return (
    <Pair {...sides}>
      {(ladders) => (
        <div className={classes.ladders}>
          {(['left', 'right'] as const).map((side) => (
            <SidePanel
              key={side}
              {...{ side, stop, ...slots }}
              run={runs[side]}
              store={sides[side].store}
              ladder={ladders[side]}
            />
          ))}
        </div>
      )}
    </Pair>
  );
}

function useSide(side: Side, run: SideRun, stepping: Stepping): PairedSide {
  const { t } = useTranslation();
  const store = useSideStore(run);
  const design = useSideNames().long[side];
  const { stops, position, moveTo } = stepping;
  const onMoved = useCallback(
    (cursor: number) => moveTo(positionOfCursor(stops, side, cursor)),
    [stops, side, moveTo],
  );
  useSideCursor(store, side, stepping, onMoved);
  const notes = useMemo(
    () => ({
      texts: rowNotes(stops, side, (key, values = {}) => t(key, values)),
      absent: t('compare.standing.absent'),
    }),
    [stops, side, t],
  );
  const label = t(`compare.ladder.${side}`, { design });
  const stop = stops[position];
  const at = stop?.key ?? null;
  const waits = stop !== undefined && stop[side] === null;
  return useMemo(() => ({ store, label, at, waits, notes }), [store, label, at, waits, notes]);
}
