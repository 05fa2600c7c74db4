import { useEffect, useMemo, useState } from 'react';
import type { ReleaseMachine, ReleaseTask, Scenario } from '../../engine/index.ts';
import type { ReleasesView } from '../../store/releases-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';

export type MachineState = Readonly<{
  status: 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  /** Of what was asked before, until this one has come to its end. */
  machine: ReleaseMachine | null;
}>;

/** What was found of a scenario, by what was asked. */
const kept = new WeakMap<Scenario, Map<string, ReleaseMachine>>();

const nothing: MachineState = { status: 'running', done: 0, total: 0, machine: null };

/** The group on the screen keyed under every release, as it is asked for; `again` asks once more. */
export function useReleaseMachine({ member, options }: ReleasesView, again: number): MachineState {
  const { keyUnderReleases } = useAppStoreApi().getState();
  const scenario = useAppStore((state) => state.scenario);
  const [state, setState] = useState(nothing);
  const question = JSON.stringify([member, options]);
  const task = useMemo<ReleaseTask>(
    () => ({ scenario, member: member ?? 'ue1', options }),
    [scenario, member, options],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks once more for the same
  useEffect(() => {
    const known = kept.get(scenario)?.get(question);
    if (known) return setState({ status: 'done', done: 0, total: 0, machine: known });
    const stop = new AbortController();
    const { signal } = stop;
    setState(({ machine }) => ({ ...nothing, machine }));
    void keyUnderReleases(task, (step) => setState((now) => ({ ...now, ...step })), signal).then(
      (end) => {
        if (signal.aborted) return;
        if (end.status !== 'done') return setState((now) => ({ ...now, status: end.status }));
        const ofScenario = kept.get(scenario) ?? new Map<string, ReleaseMachine>();
        kept.set(scenario, ofScenario.set(question, end.value));
        setState({ status: 'done', done: 0, total: 0, machine: end.value });
      },
    );
    return () => stop.abort();
  }, [task, question, scenario, keyUnderReleases, again]);
  return state;
}
