import { useCallback } from 'react';
import { driveSteps } from '../../store/drive-steps.ts';
import type { AppState } from '../../store/state.ts';
import { drawLadder } from './draw-ladder.ts';
import { useCatalogueWords } from './use-words.ts';

/** Narrow, so that its text can be read on a phone. */
const size = { width: 480, height: 560 };

/** Draws the figure as it stands at the cursor, and no more than has happened, as an SVG document. Null
 *  where `signal` stopped it, or a message that was opened has no figure. */
export function useFigureSvg(): (state: AppState, signal: AbortSignal) => Promise<string | null> {
  const words = useCatalogueWords();
  return useCallback(
    async (state, signal) => {
      if (state.trace.source.kind !== 'scenario') return null;
      const unfolded = state.level === 'figure' ? state.unfolded : [];
      const seen: AppState = { ...state, level: 'figure', unfolded, wholeRun: false };
      const drawn = await drawLadder(seen, words, (steps) => driveSteps(steps, signal), {
        size,
      });
      return drawn?.svg ?? null;
    },
    [words],
  );
}
