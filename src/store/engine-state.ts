import type { SakkeForm } from '../engine/index.ts';

export type EngineSlice = {
  /** What SAKKE calculates in, null where nobody can say. */
  askSakkeForm: () => Promise<SakkeForm | null>;
};
