import { secondsIntoActs } from './acts.ts';
import { settingsOf } from './designs/index.ts';
import { ntpFromUnix, unixFromNtp } from './ntp-time.ts';
import type { KeyParameters, Purpose } from './purpose.ts';
import { gmkTag, isServerKey, keyTypes, mkfcTag, textMarkOf } from './purpose.ts';
import { type ReleaseId, type SignedOctets, writings } from './releases.ts';
import { hidesIdentities, type Scenario } from './scenario.ts';

/** What the choices of a scenario mean for clocks, keys and messages, whichever procedure runs. */

/** What an actor's clock shows at the beginning of the act that is looked at, in NTP seconds. */
export function ntpClock(scenario: Scenario, actor: string): number {
  const skew = scenario.clockSkewSeconds[actor] ?? 0;
  const since = skew + secondsIntoActs(scenario);
  return ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000) + since);
}

/** How a GMS writes its messages: in the form of which release, what it signs, whether UIDs stand in place of URIs,
 *  and whether the CS ID map, where it has an entry, says the MKI. */
export type MessageForm = Readonly<{
  release: ReleaseId;
  signed: SignedOctets;
  hideIdentities: boolean;
  mkiInSpi: boolean;
}>;

/** How the GMSs of a scenario write their messages. */
export function formOf(scenario: Scenario): MessageForm {
  const { hideIdentities, mkiInSpi } = scenario;
  const { profile: release } = settingsOf(scenario);
  const hides = hidesIdentities({ profile: release, hideIdentities });
  return { release, signed: writings[release].signed, hideIdentities: hides, mkiInSpi };
}

/** The purpose tag of a key. Source: TS 33.180 §5.2.2. */
export function tagOf(scenario: Scenario, purpose: Purpose): number {
  if (purpose === 'client') return keyTypes.CSK;
  if (purpose === 'multicast') return keyTypes.MuSiK;
  const isTagged = settingsOf(scenario).purposeMarking === 'mkfc-tag';
  return purpose === 'floor' && isTagged ? mkfcTag : gmkTag;
}

/** The parameters sent with a key: of one shared with an MCPTT server without a text, and of a CSK without a
 *  group. Source: TS 33.179 §E.6. */
export function parametersOf(
  scenario: Scenario,
  { groupUri, groupName }: Readonly<{ groupUri: string; groupName: string }>,
  sender: Readonly<{ ntpSeconds: number }>,
  purpose: Purpose,
): KeyParameters {
  const activationTime = unixFromNtp(sender.ntpSeconds);
  const lifetime = scenario.keyLifetimeSeconds;
  const mark = settingsOf(scenario).purposeMarking === 'text' ? textMarkOf(purpose) : '';
  return {
    keyType: tagOf(scenario, purpose),
    status: 1,
    activationTime,
    expiryTime: lifetime === 0 ? 0 : activationTime + lifetime,
    text: isServerKey(purpose) ? '' : groupName + mark,
    groupIds: purpose === 'client' ? [] : [groupUri],
  };
}
