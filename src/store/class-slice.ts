import type { ClassSlice } from './class-state.ts';
import type { SliceCreator } from './store-state.ts';

/** What the server of a class tells of it. */
export const createClassSlice: SliceCreator<ClassSlice> = (set) => ({
  classRoom: null,
  setClassRoom(room) {
    set({ classRoom: room });
  },
});
