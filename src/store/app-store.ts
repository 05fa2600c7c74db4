import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Scenario } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { createClassSlice } from './class-slice.ts';
import { createCompareSlice } from './compare-slice.ts';
import { createCustodySlice } from './custody-slice.ts';
import { createDiagnosisSlice } from './diagnosis-slice.ts';
import { createEngineSlice } from './engine-slice.ts';
import { createFaultsSlice } from './faults-slice.ts';
import { createHeldKeysSlice } from './held-keys-slice.ts';
import { createLessonSlice } from './lesson-slice.ts';
import { createLevelSlice } from './level-slice.ts';
import { hidingClient } from './mystery-client.ts';
import { createMysterySlice } from './mystery-slice.ts';
import { createOctetsSlice } from './octets-slice.ts';
import { createPanelSlice } from './panel-slice.ts';
import { createPlaybackSlice } from './playback-slice.ts';
import { createPollSlice } from './poll-slice.ts';
import { createPresentSlice } from './present-slice.ts';
import { createReadsSlice } from './reads-slice.ts';
import { createReleasesSlice } from './releases-slice.ts';
import { createScenarioSlice } from './scenario-slice.ts';
import { createSelectionSlice } from './selection-slice.ts';
import { createStopsSlice } from './stops-slice.ts';
import type { AppStoreState } from './store-state.ts';
import { defaultView, type View } from './view.ts';

export type AppStore = StoreApi<AppStoreState>;

export type AppStoreOptions = Readonly<{
  /** What to show first: the default scenario, or what a link holds. */
  view: Partial<View> & Readonly<{ scenario: Scenario }>;
  /** Octets of the platform's generator as hex, for the seed `fresh`. */
  drawSeed: () => string;
}>;

/** The store of the page over an engine client. Nothing runs until `rerun` is called. */
export function createAppStore(client: EngineClient, options: AppStoreOptions): AppStore {
  const view = { ...defaultView(), ...options.view };
  return createStore<AppStoreState>()((...api) => {
    const [, get] = api;
    const hiding = hidingClient(client, () => get().mystery);
    return {
      ...createPlaybackSlice(view)(...api),
      ...createLevelSlice(view)(...api),
      ...createSelectionSlice(view)(...api),
      ...createPanelSlice(view)(...api),
      ...createCustodySlice(view)(...api),
      ...createOctetsSlice(hiding)(...api),
      ...createFaultsSlice(client, view)(...api),
      ...createCompareSlice(client, view)(...api),
      ...createStopsSlice(client)(...api),
      ...createReadsSlice(client, view)(...api),
      ...createReleasesSlice(client, view)(...api),
      ...createHeldKeysSlice(client)(...api),
      ...createMysterySlice(view.mystery)(...api),
      ...createLessonSlice(view)(...api),
      ...createPollSlice(...api),
      ...createClassSlice(...api),
      ...createDiagnosisSlice(client)(...api),
      ...createEngineSlice(client)(...api),
      ...createPresentSlice(view)(...api),
      ...createScenarioSlice(hiding, view, options.drawSeed)(...api),
    };
  });
}
