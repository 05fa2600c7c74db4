import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Scenario } from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { type CompareSlice, createCompareSlice } from './compare-slice.ts';
import { createCustodySlice } from './custody-slice.ts';
import { createFaultsSlice } from './faults-slice.ts';
import type { View } from './link.ts';
import { createOctetsSlice } from './octets-slice.ts';
import { createPanelSlice } from './panel-slice.ts';
import { createPlaybackSlice } from './playback-slice.ts';
import { createScenarioSlice, type ViewSlice } from './scenario-slice.ts';
import { createSelectionSlice } from './selection-slice.ts';
import type { AppState } from './state.ts';

export type AppStoreState = AppState & ViewSlice & CompareSlice;
export type AppStore = StoreApi<AppStoreState>;

export type AppStoreOptions = Readonly<{
  /** What to show first: the default scenario, or what a link holds. */
  view: Partial<View> & Readonly<{ scenario: Scenario }>;
  /** Octets of the platform's generator as hex, for the seed `fresh`. */
  drawSeed: () => string;
}>;

/** The store of the page over an engine client. Nothing runs until `rerun` is called. */
export function createAppStore(client: EngineClient, options: AppStoreOptions): AppStore {
  return createStore<AppStoreState>()((...api) => ({
    ...createPlaybackSlice(options.view)(...api),
    ...createSelectionSlice(options.view)(...api),
    ...createPanelSlice(options.view)(...api),
    ...createCustodySlice(options.view)(...api),
    ...createOctetsSlice(client)(...api),
    ...createFaultsSlice(client, options.view)(...api),
    ...createCompareSlice(client, options.view)(...api),
    ...createScenarioSlice(client, options)(...api),
  }));
}
