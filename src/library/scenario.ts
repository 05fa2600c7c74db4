import type * as engine from '../engine/model/scenario.ts';

/** An MCPTT system of a scenario: its KMS, its GMS, and the group with its members. */
export type ScenarioSystem = {
  kmsUri: string;
  keyPeriodSeconds: number;
  keyPeriodOffsetSeconds: number;
  gmsUri: string;
  groupUri: string;
  groupName: string;
  /** URIs of the members, 1 to 10,000. */
  members: string[];
};

/** What happens to the keys behind the first provisioning, `afterSeconds` since the act before. */
export type ScenarioAct =
  | {
      act: 'renew';
      afterSeconds: number;
      keys: 'both' | 'media' | 'floor';
      gmkId: 'new' | 'kept';
      oldKey: 'kept' | 'dropped';
    }
  | { act: 'join'; afterSeconds: number; system: 'primary' | 'partner'; uri: string }
  | {
      act: 'leave';
      afterSeconds: number;
      member: string;
      rekey: boolean;
      oldKey: 'kept' | 'dropped';
    }
  | { act: 'revoke'; afterSeconds: number; keys: 'both' | 'media' | 'floor' }
  | { act: 'retry'; afterSeconds: number; payload: 'made-anew' | 'stored' }
  | { act: 'regroup'; afterSeconds: number }
  | {
      act: 'tear-down';
      afterSeconds: number;
      regroupKey: 'dropped' | 'kept';
      partnerGms: 'drops' | 'keeps';
    };

/** Everything a run depends on: same scenario and seed, same octets. `defaultScenario` gives one to start
 *  from; a file of an earlier version is carried over by `readScenario`. */
export type Scenario = Readonly<{
  version: number;
  procedure: 'group-key-provisioning' | 'group-regroup';
  /** One GMK, two by running the procedure twice, or two in one procedure; or as published: a GMK and an MKFC in
   *  one key document, floor control under CSK, a GMK and the MuSiK. */
  gmkMode:
    | 'single'
    | 'dual-two-procedures'
    | 'dual-one-procedure'
    | 'mkfc-document'
    | 'floor-under-csk'
    | 'musik';
  dualEncoding: 'two-payloads' | 'two-keys-in-one-payload';
  dualAcceptance: 'all-or-nothing' | 'each-on-its-own';
  purposeMarking: 'text' | 'mkfc-tag' | 'none';
  /** Of two keys, who gets that for floor control, as ids of UEs, and what the others do with floor control. */
  floorKey: { to: 'all' | string[]; others: 'media-key' | 'none' };
  /** UEs that know nothing of two keys, or of two in one procedure. */
  knows: { [ue: string]: 'v13-4-0' | 'draft' };
  profile: 'ts-33.179' | 'ts-33.180';
  hideIdentities: boolean;
  mkiInSpi: boolean;
  /** One system, or two for a regroup. */
  systems: ScenarioSystem[];
  /** Further KMSs of users of the partner system, up to two. */
  partnerKmss: { kmsUri: string; ues: string[] }[];
  regroup: { groupUri: string; groupName: string; sharedRand: boolean };
  /** In one system: a second group, regrouped with the first one into the temporary group of `regroup`. */
  secondGroup: {
    groupUri: string;
    groupName: string;
    members: string[];
    /** Those of both groups who get no key, as ids of UEs. */
    notAffiliated: string[];
  } | null;
  /** Whose packets are sent when the keys are used, as ids of actors: `ue1`, `partner-ue2`. */
  talk: { from: string; to: string } | null;
  /** UTC: `2026-11-24T09:00:00Z`. */
  clock: string;
  /** The acts behind the first, which provisions the group. */
  acts: ScenarioAct[];
  clockSkewSeconds: { [actor: string]: number };
  clockWindowSeconds: number;
  keyLifetimeSeconds: number;
  /** 8 to 64 octets in hex; `fresh` draws one. */
  seed: string;
  faults: {
    fault: string;
    /** `act`: from 1; the first where absent. */
    at: {
      act?: number | undefined;
      procedure: 1 | 2;
      step: 0 | 1 | 3 | 4;
      key?: 'media' | 'floor' | undefined;
    };
    to: 'all' | string[];
    parameters: { [name: string]: unknown };
  }[];
  skips: { party: string; check: string }[];
  /** Values given instead of drawn, as hex under the names of their streams; `docs/draws.md` lists them. */
  draws: { [stream: string]: string };
}>;

type Same<A, B> = [A, B, keyof A, keyof B] extends [B, A, keyof B, keyof A] ? true : never;

/** Written out here so that the declarations say it in plain types: it must be what the engine reads. */
true satisfies Same<Scenario, Omit<engine.Scenario, 'at'>>;
