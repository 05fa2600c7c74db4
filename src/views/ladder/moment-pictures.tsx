import { useCallback } from 'react';
import type { LessonMoment } from '../../lesson/lesson.ts';
import { createAppStore } from '../../store/app-store.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import { viewOfMoment } from '../../store/lesson-view.ts';
import type { EngineClient } from '../../worker/engine-client.ts';
import type { DrawMoment, MadeRun } from '../made-run.ts';
import { drawingOf } from './drawing-of.ts';
import { headerHeight } from './header-text.ts';
import type { LadderDrawing } from './ladder-svg.tsx';
import { layoutInSteps } from './layout-ladder.ts';
import { useCatalogueWords } from './use-words.ts';

/** The ladder as moments of a lesson show it, apart from the run on the screen. */

/** Size in pixels at which text of 12 pixels is 8 points on the width of a sheet. */
const size = { width: 760, height: 270 };

/** Plays what has been run to a store of its own: nothing is asked of the engine. */
const playing = ({ actors, events }: MadeRun): EngineClient => ({
  run: async (_source, onUpdate) => {
    onUpdate({ actors, events, timings: {}, done: events.length, total: events.length });
    return { status: 'done' };
  },
  totals: async () => null,
  find: async () => null,
  readKeys: async () => null,
  openPackets: async () => null,
  sakkeForm: async () => null,
  probe: async () => ({ status: 'cancelled' }),
  diagnose: async () => ({ status: 'cancelled' }),
  whoReads: async () => ({ status: 'cancelled' }),
  releases: async () => ({ status: 'cancelled' }),
});

/** The state of the page once it stands at the moment. */
async function stateAt(run: MadeRun, moment: LessonMoment) {
  const store = createAppStore(playing(run), { view: viewOfMoment(moment), drawSeed: () => '' });
  const over = new Promise<void>((resolve) => {
    store.subscribe((state) => {
      if (state.run.status !== 'running') resolve();
    });
  });
  store.getState().rerun();
  await over;
  return store.getState();
}

/** Draws a moment of a run as it would be printed; null where `signal` stopped it. */
export function useMomentPictures(): DrawMoment {
  const words = useCatalogueWords();
  return useCallback(
    async (run, moment, signal) => {
      const [{ LadderDrawing: Drawing }, state] = await Promise.all([
        import('./ladder-svg.tsx'),
        stateAt(run, moment),
      ]);
      const { input, run: drawn } = drawingOf(state, words, size);
      const layout = await driveSteps(layoutInSteps(input), signal);
      if (layout === null) return null;
      return <Picture {...{ layout, words, run: drawn, Drawing }} />;
    },
    [words],
  );
}

type PictureProps = Parameters<typeof LadderDrawing>[0] &
  Readonly<{ Drawing: typeof LadderDrawing }>;

function Picture({ Drawing, ...drawn }: PictureProps) {
  const { layout, words } = drawn;
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${headerHeight(layout) + layout.height}`}
      role="img"
      aria-label={words(layout.names.regroup ? 'ladder.figureRegroup' : 'ladder.figure')}
    >
      <Drawing {...drawn} />
    </svg>
  );
}
