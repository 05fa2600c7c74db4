import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FaultEntry } from '../../engine/index.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { type EditTarget, editedAt, withEdited } from './edit-fault.ts';
import { type Edited, type History, historyOf, sameEdited } from './edit-history.ts';

/** How long nothing is typed before the run follows, in milliseconds. */
const restMilliseconds = 600;

const noFaults: readonly FaultEntry[] = [];

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

/** The edits of a payload: kept here with their history, and put into the scenario when the typing
 *  rests. Where the scenario gets others from elsewhere, those are taken over. */
export function useByteEdits(target: EditTarget): ByteEdits {
  const store = useAppStoreApi();
  const faults = useAppStore((state) => state.scenario.faults);
  const source = useAppStore((state) => state.trace.source);
  const running = useAppStore((state) => state.run.status === 'running');
  const settled = useMemo(() => editedAt(faults, target), [faults, target]);
  const inRun = useMemo(
    () => editedAt(source.kind === 'scenario' ? source.scenario.faults : noFaults, target),
    [source, target],
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
    const { scenario, changeScenario } = store.getState();
    const now = latest.current;
    if (isSettled(now, editedAt(scenario.faults, target))) return;
    asked.current = now;
    changeScenario({ faults: withEdited(scenario.faults, target, now) });
  }, [store, target]);

  useEffect(() => {
    if (isSettled(history.now, settled)) return;
    const timer = setTimeout(flush, restMilliseconds);
    return () => clearTimeout(timer);
  }, [history.now, settled, flush]);
  useEffect(() => flush, [flush]);

  const pending = running || !isSettled(history.now, inRun);
  return { history, inRun, pending, change: setHistory, flush };
}

/** Whether a scenario says what is edited; when nothing is, the time does not count. */
function isSettled(now: Edited, settled: Edited): boolean {
  return now.edits.size === 0 ? settled.edits.size === 0 : sameEdited(now, settled);
}
