import * as v from 'valibot';
import { unixFromNtp } from '../../model/ntp-time.ts';
import { changeDelivery } from '../alter.ts';
import { upToAYear } from '../choices.ts';
import { defineFault, type FaultSetting } from '../fault.ts';
import { clockOf, isFor, receiversAt, timeOfSending } from '../setting.ts';

const parameters = v.strictObject({
  /** How long it is under way; without it, half the window of the receiver. */
  seconds: v.optional(upToAYear),
});
type Parameters = v.InferOutput<typeof parameters>;

const delayOf = ({ scenario, parameters: { seconds } }: FaultSetting<Parameters>) =>
  seconds ?? Math.floor(scenario.clockWindowSeconds / 2);

/** What a receiver whose clock runs on meanwhile finds. */
function found(setting: FaultSetting<Parameters>, actor: string) {
  const { clockWindowSeconds, keyLifetimeSeconds } = setting.scenario;
  const sent = timeOfSending(setting);
  const now = clockOf(setting, actor) + delayOf(setting);
  if (Math.abs(now - sent) > clockWindowSeconds) return 'timestamp';
  const expiry = unixFromNtp(sent) + keyLifetimeSeconds;
  return keyLifetimeSeconds > 0 && expiry <= unixFromNtp(now) ? 'expired' : null;
}

/** The notification takes a while. */
export const notificationDelayed = defineFault({
  id: 'notification-delayed',
  clause: 'RFC 3830 §5.4',
  kind: 'delivery',
  parameters,
  predict: (setting) => {
    const concerned = receiversAt(setting.scenario, setting.at.step);
    const each = concerned.filter((actor) => isFor(setting, actor));
    return each.map((actor) => found(setting, actor)).find((code) => code !== null) ?? null;
  },
  unnoticed: true,
  apply: (setting) =>
    changeDelivery('delayed', ({ delaySeconds }) => ({
      delaySeconds: delaySeconds + delayOf(setting),
    })),
});
