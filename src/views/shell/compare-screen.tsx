import { IconFileVector } from '@tabler/icons-react';
import { hasPartner } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { AppStore } from '../../store/app-store.ts';
import type { CompareSide } from '../../store/compare-sides.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { AppStoreProvider, useAppStore } from '../../store/use-app-store.tsx';
import { CompareView } from '../compare/compare.tsx';
import { CarriedFaults } from '../faults/carried-faults.tsx';
import { IconControl } from '../icon-control.tsx';
import { FigurePair } from '../ladder/figure-pair.tsx';
import { useLadderExport } from '../ladder/use-ladder-export.ts';

const renderSave = (store: AppStore, side: CompareSide, title: string) => (
  <AppStoreProvider store={store}>
    <SaveLadder {...{ side, title }} />
  </AppStoreProvider>
);

const renderFaults = (store: AppStore, carried: SideRun['carried']) => (
  <AppStoreProvider store={store}>
    <CarriedFaults carried={carried} />
  </AppStoreProvider>
);

/** Saves the ladder of the store above it. */
function SaveLadder({ side, title }: Readonly<{ side: CompareSide; title: string }>) {
  const { t } = useTranslation();
  const regroup = useAppStore((state) => hasPartner(state.scenario));
  const figure = t(`compare.figure.${regroup ? 'regroup' : 'provisioning'}`);
  const heading = t('compare.export.ladderTitle', { figure, design: title });
  const save = useLadderExport(`-${side}`, heading);
  const name = t('compare.export.ladderSvg', { design: title });
  return <IconControl icon={IconFileVector} name={name} onClick={save} />;
}

/** The compare screen, put together from features that do not know each other. */
export function CompareScreen() {
  return <CompareView Figures={FigurePair} renderSave={renderSave} renderFaults={renderFaults} />;
}
