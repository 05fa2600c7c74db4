import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { editsOf } from '../../engine/index.ts';
import type { Trace } from '../../store/trace.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { type EditTarget, editedAt, withEdited } from './edit-fault.ts';
import { type Edited, type History, historyOf, sameEdited } from './edit-history.ts';

/** How long nothing is typed before the run follows, in milliseconds. */
const restMilliseconds = 600;

type Source = Trace['source'];

/** The edits a run was made with: a fault of its scenario, or of an opened message its own. */
const editedIn = (source: Source, target: EditTarget): Edited =>
  source.kind === 'scenario'
    ? editedAt(source.scenario.faults, target)
    : { when: 'on-the-way', edits: new Map(editsOf(source)) };

export type ByteEdits = Readonly<{
  history: History;
  /** The edits the run on the screen was made with. */
  inRun: Edited;
  /** The run on the screen does not follow the edits yet. */
  pending: boolean;
  change: (step: (history: History) => History) => void;
  /** Lets the run follow at once. */
  flush: () => void;
}>;

/** The edits of a payload: kept here with their history, and put into the scenario, or into what is opened,
 *  when the typing rests. Where the scenario gets others from elsewhere, those are taken over. */
export function useByteEdits(target: EditTarget): ByteEdits {
  const store = useAppStoreApi();
  const faults = useAppStore((state) => state.scenario.faults);
  const source = useAppStore((state) => state.trace.source);
  const running = useAppStore((state) => state.run.status === 'running');
  const isRun = source.kind === 'scenario';
  const inRun = useMemo(() => editedIn(source, target), [source, target]);
  const settled = useMemo(
    () => (isRun ? editedAt(faults, target) : inRun),
    [isRun, faults, inRun, target],
  );
  const [history, setHistory] = useState(() => historyOf(settled));
  const asked = useRef(settled);
  const [known, setKnown] = useState(settled);
  const latest = useRef(history.now);
  latest.current = history.now;

  if (!sameEdited(settled, known)) {
    setKnown(settled);
    if (!sameEdited(settled, asked.current)) setHistory(historyOf(settled));
  }

  const flush = useCallback(() => {
    const { scenario, trace, changeScenario, editOpened } = store.getState();
    const now = latest.current;
    const isOfRun = trace.source.kind === 'scenario';
    const before = isOfRun ? editedAt(scenario.faults, target) : editedIn(trace.source, target);
    if (isSettled(now, before)) return;
    asked.current = now;
    if (!isOfRun) return editOpened([...now.edits].sort(([a], [b]) => a - b));
    changeScenario({ faults: withEdited(scenario.faults, target, now) });
  }, [store, target]);

  useEffect(() => {
    if (isSettled(history.now, settled)) return;
    const timer = setTimeout(flush, restMilliseconds);
    return () => clearTimeout(timer);
  }, [history.now, settled, flush]);
  // Another message that is opened closes the editor: it gets none of these edits.
  useEffect(() => (isRun ? flush : undefined), [isRun, flush]);

  const pending = running || !isSettled(history.now, inRun);
  return { history, inRun, pending, change: setHistory, flush };
}

/** Whether a scenario says what is edited; when nothing is, the time does not count. */
function isSettled(now: Edited, settled: Edited): boolean {
  return now.edits.size === 0 ? settled.edits.size === 0 : sameEdited(now, settled);
}
