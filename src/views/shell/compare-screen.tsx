import { IconFileVector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hasPartner } from '../../engine/index.ts';
import type { AppStore } from '../../store/app-store.ts';
import type { DesignRun } from '../../store/compare-state.ts';
import type { Design } from '../../store/designs.ts';
import { AppStoreProvider, useAppStore } from '../../store/use-app-store.tsx';
import { CompareView } from '../compare/compare.tsx';
import { CarriedFaults } from '../faults/carried-faults.tsx';
import { IconControl } from '../icon-control.tsx';
import { FigurePair } from '../ladder/figure-pair.tsx';
import { useLadderExport } from '../ladder/use-ladder-export.ts';

const renderSave = (store: AppStore, design: Design) => (
  <AppStoreProvider store={store}>
    <SaveLadder design={design} />
  </AppStoreProvider>
);

const renderFaults = (store: AppStore, carried: DesignRun['carried']) => (
  <AppStoreProvider store={store}>
    <CarriedFaults carried={carried} />
  </AppStoreProvider>
);

/** Saves the ladder of the store above it. */
function SaveLadder({ design }: { design: Design }) {
  const { t } = useTranslation();
  const title = t(`compare.design.${design}`);
  const regroup = useAppStore((state) => hasPartner(state.scenario));
  const figure = t(`compare.figure.${regroup ? 'regroup' : 'provisioning'}`);
  const heading = t('compare.export.ladderTitle', { figure, design: title });
  const save = useLadderExport(`-${design}`, heading);
  const name = t('compare.export.ladderSvg', { design: title });
  return <IconControl icon={IconFileVector} name={name} onClick={save} />;
}

/** The compare screen, put together from features that do not know each other. */
export function CompareScreen() {
  return <CompareView Figures={FigurePair} renderSave={renderSave} renderFaults={renderFaults} />;
}
