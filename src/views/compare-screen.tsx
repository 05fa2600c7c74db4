import { IconFileVector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AppStore } from '../store/app-store.ts';
import { AppStoreProvider } from '../store/use-app-store.tsx';
import { CompareView } from './compare/compare.tsx';
import { IconControl } from './icon-control.tsx';
import { Ladder } from './ladder/ladder.tsx';
import { useLadderExport } from './ladder/use-ladder-export.ts';

/** A ladder that shows the trace of its own store. */
const renderLadder = (store: AppStore) => (
  <AppStoreProvider store={store}>
    <Ladder />
  </AppStoreProvider>
);

const renderSave = (store: AppStore, design: string) => (
  <AppStoreProvider store={store}>
    <SaveLadder design={design} />
  </AppStoreProvider>
);

/** Saves the ladder of the store above it. */
function SaveLadder({ design }: { design: string }) {
  const { t } = useTranslation();
  const save = useLadderExport();
  const name = t('compare.export.ladderSvg', { design });
  return <IconControl icon={IconFileVector} name={name} onClick={save} />;
}

/** The compare screen, put together from features that do not know each other. */
export function CompareScreen() {
  return <CompareView renderLadder={renderLadder} renderSave={renderSave} />;
}
