import type { Highlight } from '../lesson/lesson.ts';
import type { AppState } from '../store/state.ts';
import { useAppStore } from '../store/use-app-store.tsx';

const none: readonly Highlight[] = [];

/** What the moment on the screen of a lesson marks. */
const highlightOf = ({ openedLesson: open }: AppState) =>
  open?.lesson.moments[open.at]?.highlight ?? none;

/** Whether a part of the drawing gets the ring of the lesson: `data-ringed`, drawn in `global.css`. */
export function useRinged(isIt: (one: Highlight, state: AppState) => boolean): true | undefined {
  return useAppStore((state) => highlightOf(state).some((one) => isIt(one, state)) || undefined);
}

/** Everything of a kind that is ringed. */
export function useRingedRefs(kind: Highlight['kind']): readonly string[] {
  const highlight = useAppStore(highlightOf);
  return highlight.flatMap((one) => (one.kind === kind ? [one.ref] : []));
}
