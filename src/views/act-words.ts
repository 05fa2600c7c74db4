import {
  type Act,
  designOf,
  isDual,
  isUe,
  type Plan,
  planOf,
  type Scenario,
} from '../engine/index.ts';
import type { ActorNames, Words } from './actor-names.ts';

/** What an act is called: what happens in it; null: the first one, which keys the group. */
export function actName(
  act: Act | null,
  scenario: Scenario,
  words: Words,
  names: Pick<ActorNames, 'short'>,
): string {
  if (act === null) return words('acts.name.provision');
  const { serverKey } = designOf(scenario);
  const ofAll = serverKey ? 'media' : isDual(scenario) ? 'both' : 'group';
  switch (act.act) {
    case 'renew':
    case 'revoke':
      if (serverKey && act.keys === 'floor') return words(`acts.name.${act.act}.server`);
      return words(`acts.name.${act.act}.${act.keys === 'both' ? ofAll : act.keys}`);
    case 'join':
      return words('acts.name.join', { uri: act.uri });
    case 'leave':
      return words(`acts.name.${act.rekey ? 'leave' : 'leaveAsItIs'}`, {
        who: isUe(act.member) ? names.short(act.member) : act.member,
      });
    case 'retry':
      return words(`acts.name.retry.${act.payload}`);
    case 'regroup':
    case 'tear-down':
      return words(`acts.name.${act.act}`);
  }
}

/** Which act of how many a scenario is looked at in, and what happens in it; null where it has one only. */
export function actTitle(
  scenario: Scenario,
  words: Words,
  names: Pick<ActorNames, 'short'>,
): string | null {
  if (scenario.acts.length === 0) return null;
  const { act, at } = planOf(scenario);
  const name = actName(act, scenario, words, names);
  return words('acts.title', { n: at, of: scenario.acts.length + 1, name });
}

/** A title with the act behind it. */
export function withAct(
  title: string,
  scenario: Scenario,
  words: Words,
  names: Pick<ActorNames, 'short'>,
): string {
  const act = actTitle(scenario, words, names);
  return act === null ? title : `${title} · ${act}`;
}

/** A time since the act before, in the largest unit that it is a whole number of. */
export function timeSince(
  seconds: number,
): Readonly<{ unit: 'days' | 'hours' | 'minutes' | 'seconds'; count: number }> {
  const units = { days: 86_400, hours: 3600, minutes: 60 } as const;
  for (const unit of ['days', 'hours', 'minutes'] as const) {
    if (seconds % units[unit] === 0) return { unit, count: seconds / units[unit] };
  }
  return { unit: 'seconds', count: seconds };
}

/** The figure that an act runs, by what the catalogue calls it: the end of a regroup goes its ways, and is none;
 *  no figure of a regroup inside one system is known, so it is drawn as the first one. */
export function captionKey(plan: Pick<Plan, 'act' | 'group' | 'systems'> | null): string {
  if (plan?.act?.act === 'tear-down') return 'ladder.caption.tearDown';
  if (!plan?.group.temporary) return 'ladder.caption.provisioning';
  return `ladder.caption.${plan.systems.length > 1 ? 'regroup' : 'regroupInside'}`;
}
