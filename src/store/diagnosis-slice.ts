import type { EngineClient } from '../worker/engine-client.ts';
import type { DiagnosisSearch, DiagnosisSlice } from './diagnosis-state.ts';
import type { SliceCreator } from './store-state.ts';

const untried = { status: 'running', level: 1, done: 0, total: 0, diagnosed: null } as const;

/** One search at a time: of the message that is on the screen. */
export const createDiagnosisSlice =
  ({ diagnose }: EngineClient): SliceCreator<DiagnosisSlice> =>
  (set, get) => {
    let searching = new AbortController();
    const tell = (change: Partial<DiagnosisSearch>) =>
      set(({ diagnosis }) => ({ diagnosis: diagnosis && { ...diagnosis, ...change } }));
    return {
      diagnosis: null,
      async diagnoseOpened() {
        searching.abort();
        searching = new AbortController();
        const { signal } = searching;
        const { source } = get().trace;
        if (source.kind !== 'bundle') return set({ diagnosis: null });
        set({ diagnosis: { source, ...untried } });
        const end = await diagnose(source, tell, signal);
        if (signal.aborted) return;
        tell(end.status === 'failed' ? { status: 'failed' } : end);
      },
      cancelDiagnosis() {
        if (get().diagnosis?.status !== 'running') return;
        searching.abort();
        tell({ status: 'cancelled' });
      },
    };
  };
