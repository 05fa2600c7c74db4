import type { Gms, MessageForm } from '../entities/gms.ts';
import { purposeTexts } from '../entities/key-checks.ts';
import type { KeyExpectation } from '../entities/reception.ts';
import { gmkTag, mkfcTag } from '../mcptt/gmk-id.ts';
import { ntpFromUnix, unixFromNtp } from '../mcptt/key-period.ts';
import type { Scenario, System } from '../scenario.ts';
import type { ActorId, KeyParameters, Purpose } from '../trace.ts';

/** What a scenario means for the procedure: its system, clocks, runs and keys. */

/** The only system of a scenario. Throws TypeError where there is none. */
export function systemOf(scenario: Scenario): System {
  const [system] = scenario.systems;
  if (!system) throw new TypeError('scenario has no system');
  return system;
}

/** What an actor's clock shows at the start, in NTP seconds. */
export function ntpClock(scenario: Scenario, actor: ActorId): number {
  const skew = scenario.clockSkewSeconds[actor] ?? 0;
  return ntpFromUnix(Math.floor(Date.parse(scenario.clock) / 1000) + skew);
}

/** How the members of a scenario tell their keys apart, and what they accept. */
export function expectationOf(scenario: Scenario): KeyExpectation {
  const dual = scenario.gmkMode !== 'single';
  const tagged = dual && scenario.purposeMarking === 'mkfc-tag';
  return {
    dual,
    marking: scenario.purposeMarking,
    acceptance: scenario.dualAcceptance,
    tags: tagged ? [gmkTag, mkfcTag] : [gmkTag],
  };
}

/** How the GMSs of a scenario write their messages. */
export function formOf({ profile, hideIdentities, mkiInSpi }: Scenario): MessageForm {
  return { profile, hideIdentities, mkiInSpi };
}

/** One run of the procedure and the keys it carries. */
export type Round = Readonly<{ procedure: 1 | 2; purposes: readonly Purpose[] }>;

/** The runs of the procedure a mode asks for, and the keys each of them carries. */
export function roundsOf(scenario: Scenario): readonly Round[] {
  switch (scenario.gmkMode) {
    case 'single':
      return [{ procedure: 1, purposes: ['group'] }];
    case 'dual-two-procedures':
      return [
        { procedure: 1, purposes: ['media'] },
        { procedure: 2, purposes: ['floor'] },
      ];
    case 'dual-one-procedure':
      return [{ procedure: 1, purposes: ['media', 'floor'] }];
  }
}

/** The purpose tag of a key. Source: TS 33.180 §5.2.2. */
export function tagOf(scenario: Scenario, purpose: Purpose): number {
  return purpose === 'floor' && scenario.purposeMarking === 'mkfc-tag' ? mkfcTag : gmkTag;
}

/** The parameters a GMS sends with a key. Source: TS 33.179 §E.6. */
export function parametersOf(scenario: Scenario, gms: Gms, purpose: Purpose): KeyParameters {
  const system = systemOf(scenario);
  const activationTime = unixFromNtp(gms.ntpSeconds);
  const lifetime = scenario.keyLifetimeSeconds;
  const marked = purpose !== 'group' && scenario.purposeMarking === 'text';
  return {
    keyType: tagOf(scenario, purpose),
    status: 1,
    activationTime,
    expiryTime: lifetime === 0 ? 0 : activationTime + lifetime,
    text: marked ? system.groupName + purposeTexts[purpose] : system.groupName,
    groupIds: [system.groupUri],
  };
}
