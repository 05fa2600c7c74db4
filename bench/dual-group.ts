import { defaultScenario, type Scenario } from '../src/engine/index.ts';

/** The default scenario with two keys for a group of `members`. */
export function dualGroup(members: number): Scenario {
  const base = defaultScenario();
  const [system] = base.systems;
  if (!system) throw new TypeError('the default scenario has no system');
  const uris = Array.from({ length: members }, (_, at) => `sip:officer.${at + 1}@example.org`);
  return { ...base, gmkMode: 'dual-one-procedure', systems: [{ ...system, members: uris }] };
}
