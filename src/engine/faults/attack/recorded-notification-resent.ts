import { replayKey } from '../../checks/replay.ts';
import { decodeMessage } from '../../mikey/index.ts';
import { fact } from '../../model/fact.ts';
import { defineAttack, drawOwnKeys, sendAs } from '../attacker.ts';
import { clockOf, resultOf } from '../setting.ts';

/** Age of the recorded notification in seconds, where the clock window leaves room for it. */
const usualAge = 60;

/** Somebody who was in the group, and knows its earlier GMK, keeps the notification with the new one back
 *  and sends the recorded one with the earlier GMK again, so soon that the clock does not tell. */
export const recordedNotificationResent = defineAttack({
  id: 'recorded-notification-resent',
  clause: 'RFC 3830 §5.4',
  excludes: ({ scenario }) =>
    scenario.clockWindowSeconds > 0 ? null : fact('fault.noClockWindow'),
  predict: () => 'replay',
  intercepts: true,
  attack: (setting) => {
    const age = Math.min(usualAge, setting.scenario.clockWindowSeconds);
    const received = new Map<string, readonly string[]>();
    return {
      receiver(ue, { procedure, member }) {
        for (const key of received.get(`${procedure}.${member}`) ?? []) ue.seen.add(key);
        return ue;
      },
      *act(context, scope, at) {
        const member = scope.member ?? scope.actor;
        const ntpSeconds = clockOf(setting, member) - age;
        // What the GMS made earlier is no event of this run.
        const keys = resultOf(drawOwnKeys(context, scope, at));
        const made = resultOf(sendAs(context, scope, { ...at.gms, ntpSeconds }, keys, at));
        const seen = made.payloads.map(({ sent }) => replayKey({ decoded: decodeMessage(sent) }));
        received.set(`${scope.procedure}.${member}`, seen);
        return made;
      },
    };
  },
});
