import type { EngineClient } from '../worker/engine-client.ts';
import type { EngineSlice } from './engine-state.ts';
import type { SliceCreator } from './store-state.ts';

export const createEngineSlice =
  (client: EngineClient): SliceCreator<EngineSlice> =>
  () => ({ askSakkeForm: () => client.sakkeForm() });
