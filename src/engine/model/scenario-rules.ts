import { secondsIntoActs } from './acts.ts';
import { ntpFromUnix, unixFromNtp } from './ntp-time.ts';
import type { KeyParameters, Purpose } from './purpose.ts';
import { gmkTag, mkfcTag, textMarkOf } from './purpose.ts';
import { type ReleaseId, type SignedOctets, writings } from './releases.ts';
import { hidesIdentities, type Scenario } from './scenario.ts';

/** What the choices of a scenario mean for clocks, keys and messages, whichever procedure runs. */

/** What an actor's clock shows at the beginning of the act that is looked at, in NTP seconds. */
export function ntpClock(scenario: Scenario, actor: string): number {
  const skew = scenario.clockSkewSeconds[actor] ?? 0;
  const since = skew + secondsIntoActs(scenario);
  return ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000) + since);
}

/** How a receiver tells which key is for what, and what it does with a half-good pair. */
export type KeyExpectation = Readonly<{
  dual: boolean;
  /** Both keys are to come in one notification. */
  together?: boolean;
  /** `any`, for a reader who was not told: the tag, else the text, else of two keys the order. */
  marking: 'text' | 'mkfc-tag' | 'none' | 'any';
  acceptance: 'all-or-nothing' | 'each-on-its-own';
  /** Its one key where it gets none for floor control. */
  only?: 'media';
  /** It knows of no second key: each payload is one key for it. */
  eachAlone?: true;
  /** Purpose tags a group key may have here. */
  tags: readonly number[];
}>;

/** How the members of a scenario tell their keys apart, and what they accept. */
export function expectationOf(scenario: Scenario): KeyExpectation {
  const dual = scenario.gmkMode !== 'single';
  const tagged = dual && scenario.purposeMarking === 'mkfc-tag';
  return {
    dual,
    together: scenario.gmkMode === 'dual-one-procedure',
    marking: scenario.purposeMarking,
    acceptance: scenario.dualAcceptance,
    tags: tagged ? [gmkTag, mkfcTag] : [gmkTag],
  };
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
  const { profile: release, mkiInSpi } = scenario;
  const { signed } = writings[release];
  return { release, signed, hideIdentities: hidesIdentities(scenario), mkiInSpi };
}

/** The purpose tag of a key. Source: TS 33.180 §5.2.2. */
export function tagOf({ purposeMarking }: Scenario, purpose: Purpose): number {
  return purpose === 'floor' && purposeMarking === 'mkfc-tag' ? mkfcTag : gmkTag;
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
  const mark = scenario.purposeMarking === 'text' ? textMarkOf(purpose) : '';
  return {
    keyType: tagOf(scenario, purpose),
    status: 1,
    activationTime,
    expiryTime: lifetime === 0 ? 0 : activationTime + lifetime,
    text: groupName + mark,
    groupIds: [groupUri],
  };
}
