import { defaultScenario, regroupSpan, type System, type SystemName } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { systemPlaces } from './scenario-change.ts';

/** A system of the scenario; there is always a primary one, which stands in for one that is not. */
export function useSystem(name: SystemName = 'primary'): System {
  const system = useAppStore(({ scenario: { systems } }) => systems[systemPlaces[name]]);
  const primary = useAppStore(({ scenario: { systems } }) => systems[0]);
  return system ?? primary ?? (defaultScenario().systems[0] as System);
}

/** Whether the scenario runs over two systems at some time. */
export function useTwoSystems(): boolean {
  return useAppStore(({ scenario }) => regroupSpan(scenario) !== null);
}
