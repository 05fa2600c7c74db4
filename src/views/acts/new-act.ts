import {
  type Act,
  actsOf,
  defaultMember,
  everMembers,
  isDual,
  planOf,
  regroupSpan,
  type Scenario,
} from '../../engine/index.ts';

/** The acts that can be added, as the menu names them. */
export type NewAct =
  | 'renew'
  | 'renewMedia'
  | 'renewFloor'
  | 'join'
  | 'joinPartner'
  | 'leave'
  | 'revoke'
  | 'retry'
  | 'regroup'
  | 'tearDown';

/** Which acts may follow in a scenario. */
export function newActs(scenario: Scenario): readonly NewAct[] {
  const last = planOf(actsOf(scenario).at(-1) ?? scenario);
  const canLeave = last.systems.some(({ members }) => members.length > 1);
  // The members of a second group would be of neither system.
  const canRegroup = regroupSpan(scenario) === null && scenario.secondGroup === null;
  return [
    'renew',
    ...(isDual(scenario) ? (['renewMedia', 'renewFloor'] as const) : []),
    'join',
    ...(last.systems.length > 1 ? (['joinPartner'] as const) : []),
    ...(canLeave ? (['leave'] as const) : []),
    'revoke',
    'retry',
    ...(canRegroup ? (['regroup'] as const) : []),
    ...(last.systems.length > 1 && last.act?.act !== 'tear-down' ? (['tearDown'] as const) : []),
  ];
}

const afterSeconds = 3600;
const renewal = { act: 'renew', afterSeconds, gmkId: 'new', oldKey: 'kept' } as const;

/** An act as it is added: an hour after the one before; of members the last one leaves. */
export function freshAct(name: NewAct, scenario: Scenario): Act {
  switch (name) {
    case 'renew':
      return { ...renewal, keys: 'both' };
    case 'renewMedia':
      return { ...renewal, keys: 'media' };
    case 'renewFloor':
      return { ...renewal, keys: 'floor' };
    case 'join':
      return { act: 'join', afterSeconds, system: 'primary', uri: freeUri(scenario, 'primary') };
    case 'joinPartner':
      return { act: 'join', afterSeconds, system: 'partner', uri: freeUri(scenario, 'partner') };
    case 'leave':
      return { act: 'leave', afterSeconds, member: leaver(scenario), rekey: true, oldKey: 'kept' };
    case 'revoke':
      return { act: 'revoke', afterSeconds, keys: 'both' };
    case 'retry':
      return { act: 'retry', afterSeconds, payload: 'made-anew' };
    case 'regroup':
      return { act: 'regroup', afterSeconds };
    case 'tearDown':
      return { act: 'tear-down', afterSeconds, regroupKey: 'dropped', partnerGms: 'drops' };
  }
}

/** The next default member that is nobody yet. */
function freeUri(scenario: Scenario, system: 'primary' | 'partner'): string {
  const taken = new Set(everMembers(scenario).map(({ uri }) => uri));
  let ordinal = 1;
  while (taken.has(defaultMember(ordinal, system))) ordinal += 1;
  return defaultMember(ordinal, system);
}

/** The last member of a system that has another one. */
function leaver(scenario: Scenario) {
  const { systems } = planOf(actsOf(scenario).at(-1) ?? scenario);
  const members = systems.flatMap((system) =>
    system.members.length > 1 ? [system.members.at(-1)] : [],
  );
  return members[0]?.actor ?? 'ue1';
}
