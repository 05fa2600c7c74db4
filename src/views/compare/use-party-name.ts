import { hasPartner, isActorId, type Scenario } from '../../engine/index.ts';
import { useNumberedNames } from '../use-actor-names.ts';

/** The name of who leaves a check out; of an id nobody has, the id. */
export function usePartyName(scenario: Scenario, party: string): string {
  const names = useNumberedNames(hasPartner(scenario));
  return isActorId(party) ? names.title(party) : party;
}
