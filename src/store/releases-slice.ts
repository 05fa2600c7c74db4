import type { EngineClient } from '../worker/engine-client.ts';
import type { ReleasesSlice } from './releases-state.ts';
import type { SliceCreator } from './store-state.ts';
import type { View } from './view.ts';

export const createReleasesSlice =
  (client: EngineClient, view: View): SliceCreator<ReleasesSlice> =>
  (set, get) => ({
    releases: view.releases,
    toggleReleases() {
      const { screen, showScreen } = get();
      showScreen(screen === 'releases' ? 'ladder' : 'releases');
    },
    askReleases(change) {
      set({ releases: { ...get().releases, ...change } });
    },
    keyUnderReleases: (...asked) => client.releases(...asked),
  });
