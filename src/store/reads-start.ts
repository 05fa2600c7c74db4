import { everMembers, isGms, isKms, planOf, type Scenario } from '../engine/index.ts';
import type { ReadsCompromise, ReadsFound, ReadsView } from './reads-state.ts';

/** Questions of who reads what that come first, as far as a scenario has them. */

export type ReadsStart = Readonly<{
  name: 'lost' | 'left' | 'joined' | 'partner' | 'kms';
  /** Whose keys it is about. */
  who: ReadsCompromise['actor'];
  ask: Pick<ReadsView, 'compromised' | 'recorded'>;
}>;

/** The questions that come first; `joined` is of somebody whom a join brought, not a whole system that came. */
export function readsStarts(scenario: Scenario, rows: ReadsFound['rows']): readonly ReadsStart[] {
  const roster = everMembers(scenario);
  const last = scenario.acts.length + 1;
  const [talker] = planOf(scenario).talkers ?? [];
  const lost = talker?.actor ?? roster[0]?.actor;
  const left = roster.find(({ until }) => until !== Number.POSITIVE_INFINITY);
  const joined = roster.find(({ from }) => scenario.acts[from - 2]?.act === 'join');
  const partner = rows.find((id) => isGms(id) && id !== 'gms');
  const kms = rows.find(isKms);
  const start = (
    name: ReadsStart['name'],
    who: ReadsCompromise['actor'],
    at: number,
    { stays = false, recorded = true } = {},
  ): ReadsStart => ({ name, who, ask: { compromised: [{ actor: who, at, stays }], recorded } });
  return [
    ...(lost ? [start('lost', lost, 1)] : []),
    ...(left ? [start('left', left.actor, left.until - 1, { recorded: false })] : []),
    ...(joined ? [start('joined', joined.actor, joined.from)] : []),
    ...(partner ? [start('partner', partner, 0, { stays: true })] : []),
    ...(kms ? [start('kms', kms, last)] : []),
  ];
}
