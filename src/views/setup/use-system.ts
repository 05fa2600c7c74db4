import { defaultScenario, type System } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** The system of the scenario; there is always one. */
export function useSystem(): System {
  const system = useAppStore((state) => state.scenario.systems[0]);
  return system ?? (defaultScenario().systems[0] as System);
}
