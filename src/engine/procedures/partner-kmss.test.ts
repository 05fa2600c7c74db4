import { describe, expect, it } from 'vitest';
import { foldCustody } from '../analysis/custody.ts';
import { expectedRun } from '../analysis/growth.ts';
import { foldLedger } from '../analysis/ledger.ts';
import { findNode } from '../codec/field-node.ts';
import { drawStreams } from '../entities/draws.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { bundlesOfRun } from '../exchange/run-bundles.ts';
import type { Fault } from '../faults/fault.ts';
import { faultById } from '../faults/index.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { bytesToHex, utf8ToBytes } from '../model/bytes.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { placesFor, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { asPredicted, marked, nothingBadStored } from '../testing/catalogue-rules.ts';
import type { CheckEvent, MessageEvent, ProvisionEvent, TraceEvent } from '../trace/trace.ts';

/** A regroup in which a user of the partner system belongs to another KMS than its GMS. */

const partnerKmss = [{ kmsUri: 'kms2.partner.example.net', ues: ['partner-ue2'] }];
const severalKmss = (change: Partial<Scenario> = {}): Scenario =>
  scenarioOf({ procedure: 'group-regroup', partnerKmss, ...change });

const isProvision = (event: TraceEvent): event is ProvisionEvent => event.kind === 'provision';
const failed = (events: readonly TraceEvent[]) =>
  events.filter((event): event is CheckEvent => event.kind === 'check' && !event.passed);
const sentTo = (events: readonly TraceEvent[], actor: string) =>
  events.find(
    (event): event is MessageEvent =>
      event.kind === 'message' && event.name === 'notification' && event.to === actor,
  )?.payloads[0];
const holds = (octets: Uint8Array | undefined, text: string) =>
  bytesToHex(octets ?? new Uint8Array()).includes(bytesToHex(utf8ToBytes(text)));

describe('a partner GMS whose users have several KMSs', () => {
  const scenario = severalKmss();
  const events = runWith(scenario);

  it('[TS 33.180 §5.2.7.2] encrypts to each UE under the KMS of that UE, and signs under its own', () => {
    expect(failed(events)).toEqual([]);
    // IDR payload: next payload, role, ID type, length; role 6 is IDRkmsi, 7 IDRkmsr.
    const kmss = (actor: string) => {
      const { sent, sentTree = [] } = sentTo(events, actor) ?? {};
      return ['IDRkmsi', 'IDRkmsr'].map((name) => {
        const node = findNode(sentTree, `${name}.idData`);
        return new TextDecoder().decode(node ? sent?.slice(node.start, node.end) : undefined);
      });
    };
    expect(kmss('partner-ue1')).toEqual(['kms.partner.example.net', 'kms.partner.example.net']);
    expect(kmss('partner-ue2')).toEqual(['kms.partner.example.net', 'kms2.partner.example.net']);
    expect(holds(sentTo(events, 'partner-ue1')?.sent, 'kms2.partner.example.net')).toBe(false);
  });

  it('[pCR 33.179 §7.4.4.3] step 0: who gets which certificate of which KMS', () => {
    const given = events
      .filter(isProvision)
      .filter(({ what, actor }) => what === 'kms-certificate' && actor.startsWith('partner-'))
      .map(({ from, actor, certificate }) => [
        from,
        actor,
        certificate?.role,
        certificate?.kmsUri.split('.')[0],
        certificate?.kmsUri.includes('mcptt') ? 'primary' : 'partner',
      ]);
    expect(given).toEqual([
      ['kms', 'partner-kms', 'External', 'kms', 'primary'],
      ['partner-kms', 'partner-kms2', 'External', 'kms', 'partner'],
      ['partner-kms2', 'partner-kms', 'External', 'kms2', 'partner'],
      ['partner-kms', 'partner-gms', 'Root', 'kms', 'partner'],
      ['partner-kms', 'partner-gms', 'External', 'kms', 'primary'],
      ['partner-kms', 'partner-gms', 'External', 'kms2', 'partner'],
      ['partner-kms', 'partner-ue1', 'Root', 'kms', 'partner'],
      ['partner-kms2', 'partner-ue2', 'Root', 'kms2', 'partner'],
      ['partner-kms2', 'partner-ue2', 'External', 'kms', 'partner'],
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('[TS 33.179 §F.2.1] the UID of a user is that under its own KMS', () => {
    const { keySet } =
      events.find(
        (event): event is ProvisionEvent =>
          isProvision(event) && event.actor === 'partner-ue2' && event.keySet !== undefined,
      ) ?? {};
    const rule = { keyPeriodSeconds: 2_592_000, keyPeriodOffsetSeconds: 0 };
    const uri = 'sip:medic.2@partner.example.net';
    const keyPeriodNo = keySet?.keyPeriodNo ?? 0;
    const uidUnder = (kmsUri: string) =>
      bytesToHex(deriveUid({ uri, kmsUri, ...rule, keyPeriodNo }).uid);
    expect(bytesToHex(keySet?.userId ?? new Uint8Array())).toBe(
      uidUnder('kms2.partner.example.net'),
    );
    expect(uidUnder('kms.partner.example.net')).not.toBe(uidUnder('kms2.partner.example.net'));
  });

  it('[RFC 6508 §2.2] only the KMS of a user could open what is encrypted to it', () => {
    const steps = foldCustody(events);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const custody = step.value;
    const could = (kms: 'partner-kms' | 'partner-kms2') =>
      (custody.get(kms) ?? []).some(({ key }) => key === 'gmk-group');
    expect([could('partner-kms'), could('partner-kms2')]).toEqual([true, true]);
  });

  it('[Keyladder §several KMSs] costs, events, streams and bundles are those of the run', () => {
    const actors = actorsOf({ kind: 'scenario', scenario });
    expect(actors.map(({ id }) => id)).toEqual([
      ...['kms', 'gms', 'ue1', 'ue2', 'partner-kms', 'partner-kms2', 'partner-gms'],
      ...['partner-ue1', 'partner-ue2'],
    ]);
    expect(expectedRun(scenario).ledger).toEqual(foldLedger(scenario, actors, events));
    expect(expectedEvents({ kind: 'scenario', scenario })).toBe(events.length);
    const names = [...drawStreams(scenario)].map(({ name }) => name);
    expect(names).toContain('kms/partner-2/ksak');
    expect(new Set(names).size).toBe(names.length);
    const bundle = bundlesOfRun(scenario, actors, events).at(-1) as { kmss?: object } | undefined;
    expect(Object.keys(bundle?.kmss ?? {})).toEqual([
      'kms.partner.example.net',
      'kms2.partner.example.net',
    ]);
  });

  it('[Keyladder §several KMSs] a third one, both systems under one, and two keys at once', () => {
    const all = [...partnerKmss, { kmsUri: 'kms3.example', ues: ['partner-ue1'] }];
    const twoKeys = {
      gmkMode: 'dual-one-procedure',
      dualEncoding: 'two-keys-in-one-payload',
    } as const;
    const third = severalKmss({ partnerKmss: all, ...twoKeys });
    const kmsUri = third.systems[0]?.kmsUri ?? '';
    const one = { ...third, systems: third.systems.map((system) => ({ ...system, kmsUri })) };
    for (const each of [third, one]) {
      const made = runWith(each);
      expect(failed(made)).toEqual([]);
      expect(expectedEvents({ kind: 'scenario', scenario: each })).toBe(made.length);
    }
  });

  it('[Keyladder §faults] what is predicted comes', () => {
    const chosen = ['rsk-of-another-kms', 'kms-certificate-missing', 'partner-kms-unknown'];
    const wrong = [...chosen, 'keys-of-last-period', 'kms-public-key-wrong'].flatMap((fault) => {
      const places = placesFor(faultById(fault) as Fault, scenario).map((entry) =>
        entry.to === 'all' || entry.to[0] !== 'ue1' ? entry : { ...entry, to: ['partner-ue2'] },
      );
      return places.slice(-2).flatMap((entry) => {
        const run = { scenario, entry, events: runWith(scenario, entry) };
        const problems = [asPredicted, nothingBadStored, marked].flatMap((rule) => rule(run) ?? []);
        return problems.map((one) => `${fault} ${entry.to}: ${one}`);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('[Keyladder §scenario] a KMS or a UE is not named twice; only partner UEs are served', () => {
    const [first] = partnerKmss;
    const isRead = (list: unknown) => parseScenario({ ...scenario, partnerKmss: list }).ok;
    expect(isRead([{ ...first, kmsUri: 'kms.partner.example.net' }])).toBe(false);
    expect(isRead([first, { kmsUri: 'kms3.example', ues: ['partner-ue2'] }])).toBe(false);
    expect(isRead([{ ...first, ues: ['ue1'] }])).toBe(false);
    expect(isRead([{ ...first, ues: [] }])).toBe(false);
  });
});
