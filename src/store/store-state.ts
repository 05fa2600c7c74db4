import type { StateCreator } from 'zustand/vanilla';
import type { ClassSlice } from './class-state.ts';
import type { DiagnosisSlice } from './diagnosis-state.ts';
import type { EngineSlice } from './engine-state.ts';
import type { HeldKeysSlice } from './held-keys-state.ts';
import type { PollSlice } from './poll-state.ts';
import type { AppState } from './state.ts';
import type { StopsSlice } from './stops-state.ts';
import type { View } from './view.ts';

export type AppStoreState = AppState &
  StopsSlice &
  EngineSlice &
  HeldKeysSlice &
  PollSlice &
  ClassSlice &
  DiagnosisSlice & {
    /** Shows what a link holds: scenario, cursor, selection and panels. */
    showView(view: View): void;
  };

/** Makes a part of the state of the store. */
export type SliceCreator<Slice> = StateCreator<AppStoreState, [], [], Slice>;
