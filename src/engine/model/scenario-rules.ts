import { secondsIntoActs } from './acts.ts';
import type { Profile } from './designs/design.ts';
import { settingsOf } from './designs/index.ts';
import { ntpFromUnix, unixFromNtp } from './ntp-time.ts';
import type { KeyParameters, Purpose } from './purpose.ts';
import { gmkTag, mkfcTag, textMarkOf } from './purpose.ts';
import type { Scenario } from './scenario.ts';

/** What the choices of a scenario mean for clocks, keys and messages, whichever procedure runs. */

/** What an actor's clock shows at the beginning of the act that is looked at, in NTP seconds. */
export function ntpClock(scenario: Scenario, actor: string): number {
  const skew = scenario.clockSkewSeconds[actor] ?? 0;
  const since = skew + secondsIntoActs(scenario);
  return ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000) + since);
}

/** How a GMS writes its messages. `hideIdentities` and `mkiInSpi` count in `ts-33.180` only. */
export type MessageForm = Readonly<{
  profile: Profile;
  hideIdentities: boolean;
  mkiInSpi: boolean;
}>;

/** How the GMSs of a scenario write their messages. */
export function formOf(scenario: Scenario): MessageForm {
  const { hideIdentities, mkiInSpi } = scenario;
  return { profile: settingsOf(scenario).profile, hideIdentities, mkiInSpi };
}

/** The purpose tag of a key. Source: TS 33.180 §5.2.2. */
export function tagOf(scenario: Scenario, purpose: Purpose): number {
  const isTagged = settingsOf(scenario).purposeMarking === 'mkfc-tag';
  return purpose === 'floor' && isTagged ? mkfcTag : gmkTag;
}

/** The parameters a GMS sends with a key of a group. Source: TS 33.179 §E.6. */
export function parametersOf(
  scenario: Scenario,
  { groupUri, groupName }: Readonly<{ groupUri: string; groupName: string }>,
  gms: Readonly<{ ntpSeconds: number }>,
  purpose: Purpose,
): KeyParameters {
  const activationTime = unixFromNtp(gms.ntpSeconds);
  const lifetime = scenario.keyLifetimeSeconds;
  const mark = settingsOf(scenario).purposeMarking === 'text' ? textMarkOf(purpose) : '';
  return {
    keyType: tagOf(scenario, purpose),
    status: 1,
    activationTime,
    expiryTime: lifetime === 0 ? 0 : activationTime + lifetime,
    text: groupName + mark,
    groupIds: [groupUri],
  };
}
