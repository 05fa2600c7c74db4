import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { signEccsi } from '../crypto/eccsi.ts';
import { createHmacDrbg } from '../crypto/hmac-drbg.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { bundlesOfRun } from '../exchange/run-bundles.ts';
import { contextFor, runSource } from '../exchange/run-source.ts';
import type { KmsCertificate, KmsKeySet } from '../mcptt/kms-certificate.ts';
import { messageBundleSchema } from '../mcptt/message-bundle.ts';
import { decodeMessage } from '../mikey/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import { designOf, gmkModes, settingsOf } from '../model/designs/index.ts';
import type { Scenario } from '../model/scenario.ts';
import type { System } from '../model/scenario-fields.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { MessageEvent, OutcomeEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';

vi.setConfig({ testTimeout: 30_000 });

const baseSystem: System = {
  kmsUri: 'kms.mcptt.example.org',
  keyPeriodSeconds: 2_592_000,
  keyPeriodOffsetSeconds: 0,
  gmsUri: 'sip:gms@mcptt.example.org',
  groupUri: 'sip:fireground7@mcptt.example.org',
  groupName: 'Fire ground 7',
  members: [],
};
const base: Scenario = {
  version: 1,
  procedure: 'group-key-provisioning',
  gmkMode: 'single',
  dualEncoding: 'two-payloads',
  dualAcceptance: 'all-or-nothing',
  purposeMarking: 'text',
  floorKey: { to: 'all', others: 'media-key' },
  knows: {},
  partnerKmss: [],
  profile: 'ts-33.179',
  hideIdentities: true,
  mkiInSpi: false,
  regroup: {
    groupUri: 'sip:bridge.incident@mcptt.example.org',
    groupName: 'Bridge incident',
    sharedRand: true,
  },
  secondGroup: null,
  talk: null,
  systems: [baseSystem],
  clock: '2026-11-24T09:00:00Z',
  clockSkewSeconds: {},
  clockWindowSeconds: 300,
  keyLifetimeSeconds: 2_592_000,
  seed: '4b65796c6164646572207365656420310a',
  faults: [],
  acts: [],
  skips: [],
  draws: {},
};

type Change = Partial<Omit<Scenario, 'systems'>> & { system?: Partial<System>; members?: number };

function scenarioOf({ system, members, ...change }: Change = {}): Scenario {
  const list = Array.from(
    { length: members ?? 1 },
    (_, index) => `sip:officer.${index + 1}@mcptt.example.org`,
  );
  return { ...base, ...change, systems: [{ ...baseSystem, members: list, ...system }] };
}

/** Runs a scenario; `tap` may change the octets of a notification while it is under way. */
function runOf(scenario: Scenario, tap?: (event: MessageEvent) => void): TraceEvent[] {
  const source = { kind: 'scenario' as const, scenario };
  const events: TraceEvent[] = [];
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  )) {
    if (event.kind === 'message' && event.name === 'notification') tap?.(event);
    events.push(event);
  }
  return events;
}

const run = (change: Change = {}) => runOf(scenarioOf(change));
const stores = (events: readonly TraceEvent[]) =>
  events.filter((event): event is StoreEvent => event.kind === 'store');
const messages = (events: readonly TraceEvent[]) =>
  events.filter((event): event is MessageEvent => event.kind === 'message');
const notifications = (events: readonly TraceEvent[]) =>
  messages(events).filter((event) => event.name === 'notification');
const octetsOf = (events: readonly TraceEvent[]) =>
  notifications(events).flatMap((event) => event.payloads.map(({ sent }) => bytesToHex(sent)));
function outcomeOf(events: readonly TraceEvent[]): OutcomeEvent {
  const last = events.at(-1);
  if (last?.kind !== 'outcome') throw new TypeError('no outcome');
  return last;
}
const indexOf = (events: readonly TraceEvent[], id: string) => {
  const at = events.findIndex((event) => event.id === id);
  expect(at, id).toBeGreaterThanOrEqual(0);
  return at;
};
/** Asserts that the events with these ids happen, in this order. */
const inOrder = (events: readonly TraceEvent[], ...ids: string[]) => {
  const places = ids.map((id) => indexOf(events, id));
  expect(places).toEqual([...places].sort((a, b) => a - b));
};

const one = run();
const three = run({ members: 3 });

describe('the sentences of Figure 7.4.2-1', () => {
  it('[pCR 33.179 §7.4.2] 0: a KMS has given UE and GMS key material bound to their identities', () => {
    const given = one.filter((event) => event.step === 0 && event.kind === 'provision');
    expect(given.map((event) => event.id)).toEqual([
      'gkp.0.gms.provision.kms-certificate',
      'gkp.0.gms.provision.key-set',
      'gkp.0.ue1.provision.kms-certificate',
      'gkp.0.ue1.provision.key-set',
    ]);
    const keySets = given.flatMap((event) =>
      'keySet' in event && event.keySet ? [event.keySet] : [],
    );
    expect(keySets.map((keySet) => keySet.userUri)).toEqual([
      'sip:gms@mcptt.example.org',
      'sip:officer.1@mcptt.example.org',
    ]);
    const checks = one.filter((event) => event.step === 0 && event.kind === 'check');
    expect(checks).toHaveLength(8);
    expect(checks.every((event) => event.kind === 'check' && event.passed)).toBe(true);
  });

  it('[pCR 33.179 §7.4.2] 0: provisioning ends before the procedure starts', () => {
    const steps = three.map((event) => event.step);
    expect(steps.lastIndexOf(0)).toBeLessThan(steps.indexOf(1));
  });

  it('[pCR 33.179 §7.4.2] 1: a payload goes to each MCPTT UE inside the notification', () => {
    expect(
      notifications(three).map(({ from, to, step, payloads }) => [from, to, step, payloads.length]),
    ).toEqual([
      ['gms', 'ue1', 1, 1],
      ['gms', 'ue2', 1, 1],
      ['gms', 'ue3', 1, 1],
    ]);
  });

  it('[pCR 33.179 §7.4.2] 1: it encapsulates the GMK to that UE and the GMS signs it', () => {
    inOrder(
      one,
      'gkp.1.gms.compute.gmk',
      'gkp.1.ue1.compute.user-salt',
      'gkp.1.ue1.compute.guk-id',
      'gkp.1.ue1.compute.uid',
      'gkp.1.ue1.compute.sakke-encapsulate',
      'gkp.1.ue1.compute.key-parameters-protect',
      'gkp.1.ue1.compute.eccsi-sign',
      'gkp.1.ue1.message.notification',
    );
  });

  it('[pCR 33.179 §7.4.2] 1: the message gives the GUK-ID', () => {
    for (const { record } of stores(three)) {
      const sent = notifications(three).find((event) => event.id === record.learntFrom.messageId);
      const { message } = decodeMessage(sent?.payloads[0]?.sent ?? new Uint8Array());
      expect(message?.hdr.csbId).toBe(record.gukId);
    }
    expect(new Set(stores(three).map(({ record }) => record.gukId)).size).toBe(3);
    expect(new Set(stores(three).map(({ record }) => record.gmkId)).size).toBe(1);
  });

  it('[pCR 33.179 §7.4.2] 2: signature, authorisation, extraction, duplicate, store, OK', () => {
    inOrder(
      one,
      'gkp.1.ue1.message.notification',
      'gkp.2.ue1.check.signature',
      'gkp.2.ue1.check.authorised',
      'gkp.2.ue1.compute.sakke-decapsulate',
      'gkp.2.ue1.compute.gmk-id',
      'gkp.2.ue1.check.duplicate-gmk-id',
      'gkp.2.ue1.store',
      'gkp.2.ue1.message.ok',
      'gkp.2.gms.outcome',
    );
  });

  it('[pCR 33.179 §7.4.2] 2: it stores GMK, GMK-ID and GUK-ID', () => {
    const gmk = one.find((event) => event.id === 'gkp.1.gms.compute.gmk');
    const values = gmk?.kind === 'compute' ? gmk.working.outputs : [];
    const [stored] = stores(one);
    expect(values.find((value) => value.name === 'GMK')?.value).toEqual(stored?.record.gmk);
    expect(stored?.record.gukId).toBe((stored?.record.gmkId ?? 0) ^ (stored?.record.userSalt ?? 0));
  });

  it('[pCR 33.179 §7.4.2] 2: the confirmation carries no security information', () => {
    const oks = messages(three).filter((event) => event.name === 'ok');
    expect(
      oks.map(({ from, to, step, payloads, failures }) => [from, to, step, payloads, failures]),
    ).toEqual([1, 2, 3].map((ue) => [`ue${ue}`, 'gms', 2, [], []]));
  });

  it('[TS 33.179 §7.3.6] the members of a group have one GMK, GMK-ID and RAND', () => {
    const facts = stores(three).map(({ record }) => [
      bytesToHex(record.gmk),
      record.gmkId,
      bytesToHex(record.rand),
    ]);
    expect(facts).toHaveLength(3);
    expect(new Set(facts.map(String)).size).toBe(1);
  });
});

describe('events', () => {
  it('[Keyladder §trace] ids do not depend on the members beside', () => {
    const ids = new Set(three.map((event) => event.id));
    expect(one.filter((event) => !ids.has(event.id))).toEqual([]);
    expect(expectedEvents({ kind: 'scenario', scenario: scenarioOf({ members: 3 }) })).toBe(
      three.length,
    );
  });

  it('[Keyladder §trace] the second run of the procedure has its own ids', () => {
    const events = run({ gmkMode: 'dual-two-procedures' });
    inOrder(
      events,
      'gkp.1.ue1.message.notification',
      'gkp.2.ue1.store.media',
      'gkp.2.ue1.message.ok',
      'gkp2.1.ue1.message.notification',
      'gkp2.2.ue1.store.floor',
      'gkp2.2.ue1.message.ok',
    );
  });
});

describe('determinism', () => {
  it('[Keyladder §seed] the same scenario gives the same events', () => {
    expect(run({ members: 3 })).toEqual(three);
  });

  it('[Keyladder §seed] another seed gives other keys', () => {
    const other = run({ seed: '00112233445566778899aabbccddeeff' });
    expect(stores(other)[0]?.record.gmk).not.toEqual(stores(one)[0]?.record.gmk);
    expect(octetsOf(other)).not.toEqual(octetsOf(one));
  });

  it('[Keyladder §seed] switching the mode leaves the identity keys and the first GMK', () => {
    const single = run();
    const twice = run({ gmkMode: 'dual-two-procedures' });
    const once = run({ gmkMode: 'dual-one-procedure' });
    const keySets = (events: readonly TraceEvent[]) =>
      events.flatMap((event) => (event.kind === 'provision' ? [event] : []));
    const first = (events: readonly TraceEvent[]) => {
      const record = stores(events)[0]?.record;
      return [record?.gmk, record?.gmkId, record?.rand];
    };
    expect(keySets(twice)).toEqual(keySets(single));
    expect(keySets(once)).toEqual(keySets(single));
    expect(first(twice)).toEqual(first(single));
    expect(first(once)).toEqual(first(single));
    expect(octetsOf(once)).toEqual(octetsOf(twice));
  });

  it('[Keyladder §seed] adding a member leaves the octets of the others', () => {
    expect(octetsOf(three).slice(0, 1)).toEqual(octetsOf(one));
  });
});

describe('totals', () => {
  it.each([
    ['single', 3, 3, 3],
    ['dual-two-procedures', 6, 6, 6],
    ['dual-one-procedure', 3, 3, 6],
  ] as const)(
    '[pCR 33.179 §7.4.2] %s, 3 members: %i notifications, %i OKs, %i payloads',
    (gmkMode, sent, oks, payloads) => {
      const events = gmkMode === 'single' ? three : run({ gmkMode, members: 3 });
      const octets = octetsOf(events).join('').length / 2;
      expect(outcomeOf(events)).toMatchObject({
        ok: true,
        totals: {
          notifications: sent,
          oks,
          errors: 0,
          messages: sent + oks,
          payloads,
          octets,
          signatures: payloads,
          verifications: payloads,
          encapsulations: payloads,
          decapsulations: payloads,
          keysStored: payloads,
        },
      });
    },
  );

  it('[pCR 33.179 §7.4.2] both dual modes send the same octets of payloads', () => {
    const [twice, once] = (['dual-two-procedures', 'dual-one-procedure'] as const).map(
      (gmkMode) => outcomeOf(run({ gmkMode, members: 2 })).totals,
    );
    expect(once?.octets).toBe(twice?.octets);
    expect(once?.messages).toBe((twice?.messages ?? 0) / 2);
  });
});

/** What a UE stores, in the order of its design. */
function storedIn(scenario: Scenario): readonly string[] {
  const { rounds, serverKey } = designOf(scenario);
  const keys = rounds.flatMap((round) => [...round.keys]);
  return serverKey === 'multicast' ? [...keys, serverKey] : keys;
}

describe('every way to run it', () => {
  const matrix = gmkModes.flatMap((gmkMode) =>
    (['text', 'mkfc-tag', 'none'] as const).flatMap((purposeMarking) =>
      (['all-or-nothing', 'each-on-its-own'] as const).map(
        (dualAcceptance) => [gmkMode, purposeMarking, dualAcceptance] as const,
      ),
    ),
  );

  it.each(matrix)('[pCR 33.179 §7.4.2] %s, %s, %s', (gmkMode, purposeMarking, dualAcceptance) => {
    const scenario = scenarioOf({ gmkMode, purposeMarking, dualAcceptance, members: 2 });
    const source = { kind: 'scenario' as const, scenario };
    const events = runOf(scenario);
    expect(outcomeOf(events).ok).toBe(true);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(events.every((event) => Object.isFrozen(event))).toBe(true);
    expect(expectedEvents(source)).toBe(events.length);
    const held = (actor: string) =>
      stores(events)
        .filter((event) => event.actor === actor)
        .map((event) => event.record);
    for (const actor of ['ue1', 'ue2']) {
      const keys = held(actor);
      expect(keys.map((key) => key.purpose)).toEqual(storedIn(scenario));
      const isTagged = settingsOf(scenario).purposeMarking === 'mkfc-tag';
      const tags: Readonly<Record<string, number>> = { floor: isTagged ? 4 : 0, multicast: 6 };
      expect(keys.map((key) => key.gmkId >>> 28)).toEqual(
        keys.map(({ purpose }) => tags[purpose] ?? 0),
      );
    }
    for (const bundle of bundlesOfRun(scenario, actorsOf(source), events)) {
      const opened = { kind: 'bundle' as const, bundle: v.parse(messageBundleSchema, bundle) };
      const [stored] = stores(eventsOf(opened));
      expect(bytesToHex(stored?.record.gmk ?? new Uint8Array())).toBe(bundle.gmk);
      expect(stored?.record.gmkId).toBe(Number.parseInt(bundle.gmk_id, 16));
      expect(bytesToHex(stored?.record.srtp.rtcpKey ?? new Uint8Array())).toBe(
        bundle.srtp.rtcp_key,
      );
    }
  });

  it('[TS 33.179 §7.3.1] 20 members', { timeout: 60_000 }, () => {
    const scenario = scenarioOf({ members: 20 });
    const events = runOf(scenario);
    expect(outcomeOf(events)).toMatchObject({
      ok: true,
      totals: { keysStored: 20, messages: 40 },
    });
    expect(new Set(stores(events).map(({ record }) => record.gukId)).size).toBe(20);
    expect(expectedEvents({ kind: 'scenario', scenario })).toBe(events.length);
  });
});

describe('clocks and key periods', () => {
  const boundary = 1535 * 2_592_000 - 2_208_988_800;
  const at = (unixSeconds: number) => `${new Date(unixSeconds * 1000).toISOString().slice(0, 19)}Z`;

  it('[TS 33.179 §F.2.1] a second before a boundary everybody has keys of the period before', () => {
    const events = run({ clock: at(boundary - 1) });
    expect(outcomeOf(events).ok).toBe(true);
    const numbers = events.flatMap((event) =>
      event.kind === 'provision' && event.keySet ? [event.keySet.keyPeriodNo] : [],
    );
    expect(numbers).toEqual([1534, 1534]);
    expect(
      run({ clock: at(boundary) }).flatMap((event) =>
        event.kind === 'provision' && event.keySet ? [event.keySet.keyPeriodNo] : [],
      ),
    ).toEqual([1535, 1535]);
  });

  it.each([
    ['a UE already across the boundary', -1, 1],
    ['a UE not yet across the boundary', 0, -1],
  ])('[TS 33.179 §F.2.1] %s has no keys of the period of T', (_what, offset, skew) => {
    const events = run({
      clock: at(boundary + offset),
      clockSkewSeconds: { ue1: skew },
      members: 2,
    });
    const { ok, members } = outcomeOf(events);
    expect(ok).toBe(false);
    expect(members[0]).toMatchObject({
      keysHeld: 0,
      failures: [{ code: 'period', path: 'T.ntpSeconds' }],
    });
    expect(members[1]).toMatchObject({ keysHeld: 1, failures: [] });
  });

  it.each([
    [300, true],
    [-300, true],
    [301, false],
    [-301, false],
  ])('[RFC 3830 §5.4] a UE whose clock is %i s off: accepted %s', (skew, ok) => {
    const events = run({ clockSkewSeconds: { ue1: skew } });
    expect(outcomeOf(events).ok).toBe(ok);
    if (!ok) expect(outcomeOf(events).members[0]?.failures[0]?.code).toBe('timestamp');
  });

  it('[TS 33.179 §E.6.10] a UE ahead of the lifetime of the key: expired', () => {
    const events = run({ keyLifetimeSeconds: 100, clockSkewSeconds: { ue1: 100 } });
    expect(outcomeOf(events).members[0]?.failures[0]?.code).toBe('expired');
    expect(outcomeOf(run({ keyLifetimeSeconds: 0, clockSkewSeconds: { ue1: 100 } })).ok).toBe(true);
  });

  it('[TS 33.179 §7.3.1] a UE behind the activation time keeps the key pending', () => {
    const [stored] = stores(run({ clockSkewSeconds: { ue1: -10 } }));
    expect(stored?.record.state).toBe('pending');
  });
});

describe('an error to the GMS', () => {
  const scenario = scenarioOf();
  const gmsKeys = (events: readonly TraceEvent[]) => {
    const given = events.flatMap((event) => (event.kind === 'provision' ? [event] : []));
    const certificate = given.find((event) => event.certificate)?.certificate as KmsCertificate;
    return { certificate, keySet: given.find((event) => event.keySet)?.keySet as KmsKeySet };
  };
  const { certificate, keySet } = gmsKeys(one);

  /** Changes octets of the notification for ue1; an insider signs what came out. */
  const refused = (change: (octets: Uint8Array) => void, insider = false) =>
    runOf(scenario, (event) => {
      const octets = event.payloads[0]?.received;
      if (!octets) return;
      change(octets);
      if (!insider) return;
      const { signature } = signEccsi({
        kpak: certificate.pubAuthKey,
        id: keySet.userId,
        ssk: keySet.userSigningKeySsk,
        pvt: keySet.userPubTokenPvt,
        message: octets.slice(0, -129),
        stream: createHmacDrbg(Uint8Array.of(1)),
      });
      octets.set(signature, octets.length - 129);
    });
  const layout = decodeMessage(notifications(one)[0]?.payloads[0]?.sent ?? new Uint8Array()).tree;
  const startOf = (path: string) => {
    const found = findNode(layout, path);
    if (!found) throw new TypeError(`no ${path}`);
    return found.start;
  };
  const put =
    (path: string, value: number, past = 0) =>
    (octets: Uint8Array) => {
      octets[startOf(path) + past] = value;
    };

  it.each([
    ['hdr', 'HDR.version', put('HDR.version', 0), false],
    ['payload', 'T.nextPayload', put('T.nextPayload', 1), false],
    ['timestamp', 'T.ntpSeconds', put('T.ntpSeconds', 0), false],
    ['receiver', 'IDRr.idData', put('IDRr.idData', 0x5a), false],
    ['initiator', 'IDRi.idType', put('IDRi.idType', 2), false],
    ['kms', 'IDRkmsr.idData', put('IDRkmsr.idData', 0x5a), false],
    ['sign-type', 'SIGN.sType', put('SIGN.sType', 0x00), false],
    ['signature', 'SIGN.signature', put('RAND.rand', 0), false],
    ['sakke-params', 'SAKKE.sakkeParams', put('SAKKE.sakkeParams', 2), true],
    ['sakke-scheme', 'SAKKE.idScheme', put('SAKKE.idScheme', 1), true],
    ['sakke-data', 'SAKKE.sakkeData', put('SAKKE.sakkeData', 5), true],
    ['guk-id', 'HDR.csbId', put('HDR.csbId', 0x20), true],
    [
      'keyparams-type',
      'GeneralExtension.messageType',
      put('GeneralExtension.messageType', 0x44),
      true,
    ],
    [
      'keyparams-tag',
      'GeneralExtension.ciphertextAndTag.tag',
      put('GeneralExtension.iv', 0, 1),
      true,
    ],
  ] as const)('[pCR 33.179 §7.4.2] 2: %s at %s', (code, path, change, insider) => {
    const events = refused(change, insider);
    const error = messages(events).find((event) => event.name === 'error');
    expect(error).toMatchObject({
      id: 'gkp.2.ue1.message.error',
      from: 'ue1',
      to: 'gms',
      payloads: [],
    });
    expect(error?.failures).toMatchObject([{ code, path }]);
    expect(stores(events)).toEqual([]);
    expect(outcomeOf(events)).toMatchObject({
      ok: false,
      members: [{ keysHeld: 0, failures: [{ code }] }],
      totals: { notifications: 1, oks: 0, errors: 1, keysStored: 0 },
    });
  });

  it.each([
    ['all-or-nothing', 0],
    ['each-on-its-own', 1],
  ] as const)(
    '[Keyladder §dual acceptance] %s: one of two bad, %i stored',
    (dualAcceptance, held) => {
      const dual = scenarioOf({ gmkMode: 'dual-one-procedure', dualAcceptance });
      const events = runOf(dual, (event) => event.payloads[1]?.received.fill(0, -10));
      const error = messages(events).find((event) => event.name === 'error');
      expect(error?.failures.map((failed) => failed.code)).toEqual([
        'signature',
        'dual-incomplete',
      ]);
      expect(outcomeOf(events).members).toMatchObject([{ keysHeld: held, keysExpected: 2 }]);
    },
  );

  it('[pCR 33.179 §7.4.2] twice the procedure: a bad second key leaves the first', () => {
    const dual = scenarioOf({ gmkMode: 'dual-two-procedures' });
    const events = runOf(dual, (event) => {
      if (event.procedure === 2) event.payloads[0]?.received.fill(0, -10);
    });
    expect(messages(events).map((event) => event.id)).toEqual([
      'gkp.1.ue1.message.notification',
      'gkp.2.ue1.message.ok',
      'gkp2.1.ue1.message.notification',
      'gkp2.2.ue1.message.error',
    ]);
    expect(stores(events).map((event) => event.record.purpose)).toEqual(['media']);
  });
});
