import {
  type Act,
  type ActorId,
  actOfId,
  everMembers,
  type FaultEntry,
  isGms,
  isUe,
  parseScenario,
  planOf,
  type Scenario,
  systemOf,
  type TraceEvent,
  withActInserted,
} from '../engine/index.ts';
import { type ReadsCompromise, type ReadsHelp, type ReadsView, readsHelps } from './reads-state.ts';

/** What would have helped: acts that are put behind the compromise, or done otherwise. */

type Helped = Readonly<{ scenario: Scenario; inserted: number | null }>;

const forgery = 'signing-key-stolen';

const afterSeconds = 3600;
const renewal: Act = { act: 'renew', afterSeconds, keys: 'both', gmkId: 'new', oldKey: 'kept' };

/** The act in which a compromise comes. */
export const actOfMoment = ({ at }: Pick<ReadsCompromise, 'at'>): number =>
  typeof at === 'number' ? Math.max(at, 1) : actOfId(at);

/** The scenario with it; null where that cannot be, or changes nothing. */
export function helped(
  scenario: Scenario,
  { compromised }: Pick<ReadsView, 'compromised'>,
  help: ReadsHelp,
): Helped | null {
  if (compromised.length === 0) return null;
  const last = Math.max(...compromised.map(actOfMoment));
  const made = changedBy(scenario, compromised, help, last);
  return made && parseScenario(made.scenario).ok ? made : null;
}

function changedBy(
  scenario: Scenario,
  compromised: readonly ReadsCompromise[],
  help: ReadsHelp,
  last: number,
): Helped | null {
  const { acts } = scenario;
  const insert = (act: Act): Helped => ({
    scenario: { ...scenario, ...withActInserted(scenario, last - 1, act) },
    inserted: last + 1,
  });
  const change = (to: (act: Act) => Act): Helped | null => {
    const changed = acts.map(to);
    const same = changed.every((act, place) => act === acts[place]);
    return same ? null : { scenario: { ...scenario, acts: changed }, inserted: null };
  };
  switch (help) {
    case 'renew':
      return insert(renewal);
    case 'remove': {
      const member = removable(scenario, compromised, last);
      if (!member) return null;
      return insert({ act: 'leave', afterSeconds, member, rekey: true, oldKey: 'kept' });
    }
    case 'forge':
      return forged(scenario, compromised, last, insert(renewal));
    case 'rekey':
      return change((act) => (act.act === 'leave' && !act.rekey ? { ...act, rekey: true } : act));
    case 'drop':
      return change((act) =>
        'oldKey' in act && act.oldKey === 'kept' && !(act.act === 'leave' && !act.rekey)
          ? { ...act, oldKey: 'dropped' }
          : act,
      );
  }
}

/** The first of the compromised members that is one still, and does not leave later by itself. */
function removable(
  scenario: Scenario,
  compromised: readonly ReadsCompromise[],
  last: number,
): ReadsCompromise['actor'] | undefined {
  const roster = everMembers(scenario);
  return compromised.find(({ actor }) => {
    const entry = isUe(actor) ? roster.find((one) => one.actor === actor) : undefined;
    return entry && entry.from <= last && entry.until === Number.POSITIVE_INFINITY;
  })?.actor;
}

/** With the signing keys of a GMS somebody sends a key of their own to one of its members, in place of the
 *  one that a renewal brings. */
function forged(
  scenario: Scenario,
  compromised: readonly ReadsCompromise[],
  last: number,
  renewed: Helped,
): Helped | null {
  const gms = compromised.find(({ actor }) => isGms(actor))?.actor;
  if (!gms || scenario.faults.some(({ fault }) => fault === forgery)) return null;
  const system = systemOf(gms);
  const victim = everMembers(scenario).find(
    (one) => one.system === system && one.from <= last && one.until > last + 1,
  )?.actor;
  const { legs } = planOf(scenario);
  const step = legs.find(({ to }) => to.kind === 'ue' && to.system === system)?.step;
  if (!victim || !step) return null;
  const at = { procedure: 1, step, act: last + 1 } as const;
  const entry: FaultEntry = { fault: forgery, at, to: [victim], parameters: {} };
  return {
    ...renewed,
    scenario: { ...renewed.scenario, faults: [...renewed.scenario.faults, entry] },
  };
}

/** Whom a forged key was sent to, and whether they have stored it; null where none was. */
export function forgeryIn(
  events: readonly TraceEvent[],
): Readonly<{ to: ActorId; stored: boolean }> | null {
  const injected = events.find((event) => event.kind === 'message' && event.name === 'injected');
  if (injected?.kind !== 'message') return null;
  const stored = events.some(
    (event) => event.kind === 'store' && event.record.learntFrom.messageId === injected.id,
  );
  return { to: injected.to, stored };
}

/** What could be tried, in the order it is offered. */
export const helpsFor = (scenario: Scenario, reads: ReadsView): readonly ReadsHelp[] =>
  readsHelps.filter((help) => helped(scenario, reads, help) !== null);

/** The id that an event had before an act was put in; null for one of that act. */
export function idBefore(id: string, inserted: number | null): string | null {
  const act = actOfId(id);
  if (inserted === null || act < inserted) return id;
  if (act === inserted) return null;
  const own = id.replace(/^act\d+-/, '');
  return act === 2 ? own : `act${act - 1}-${own}`;
}
