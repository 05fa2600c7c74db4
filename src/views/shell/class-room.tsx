import { useCallback, useMemo } from 'react';
import { planOf } from '../../engine/index.ts';
import { nextStop } from '../../store/depth.ts';
import type { AppStoreState } from '../../store/store-state.ts';
import { ClassHost } from '../class/class-host.tsx';
import { outlineOf } from '../figure-outline.ts';
import { useFigureSvg } from '../ladder/use-figure-svg.ts';
import { useCaption } from '../present/use-caption.ts';
import { useOptionWords } from '../use-option-words.ts';

const momentOf = ({ openedLesson: open }: AppStoreState, ahead = 0) =>
  open?.lesson.moments[open.at + ahead];

/** The sentence that phones see: what lies ahead of the cursor is not told, whatever the trainer looks at. */
function useToldCaption(): (state: AppStoreState) => string {
  const caption = useCaption();
  return useCallback((state) => caption({ ...state, wholeRun: false }), [caption]);
}

/** Which moment of the lesson, or step of the figure, of how many. */
function placeOf(state: AppStoreState) {
  const { openedLesson: open, trace, cursor } = state;
  if (open !== null) return { step: open.at + 1, of: open.lesson.moments.length };
  const { source, events, actors } = trace;
  if (source.kind !== 'scenario') return { step: 0, of: 0 };
  const steps = outlineOf(events, actors, planOf(source.scenario), { cursor, reached: cursor });
  const step = steps.findIndex((it) => it.state === 'current') + 1;
  return { step, of: step === 0 ? 0 : steps.length };
}

/** The class of the room: what of the page it tells the phones. */
export function ClassRoom({ token }: { token: string }) {
  const caption = useToldCaption();
  const picture = useFigureSvg();
  const option = useOptionWords();
  const telling = useMemo(() => {
    const next = (state: AppStoreState) => {
      if (state.openedLesson !== null) return momentOf(state, 1)?.caption ?? '';
      const cursor = nextStop(state.trace.events, state.cursor, state);
      return cursor > state.cursor ? caption({ ...state, cursor }) : '';
    };
    const notes = (state: AppStoreState) => momentOf(state)?.notes ?? '';
    return { caption, next, notes, place: placeOf, picture, option };
  }, [caption, picture, option]);
  return <ClassHost token={token} telling={telling} />;
}
