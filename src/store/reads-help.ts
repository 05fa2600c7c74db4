import {
  type Act,
  actOfId,
  everMembers,
  isUe,
  parseScenario,
  type Scenario,
} from '../engine/index.ts';
import { type ReadsCompromise, type ReadsHelp, type ReadsView, readsHelps } from './reads-state.ts';

/** What would have helped: acts that are put behind the compromise, or done otherwise. */

type Helped = Readonly<{ scenario: Scenario; inserted: number | null }>;

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
    scenario: { ...scenario, acts: acts.toSpliced(last - 1, 0, act) },
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
