import { describe, expect, it, vi } from 'vitest';
import { foldCustody } from '../analysis/custody.ts';
import { findNode } from '../codec/field-node.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { faultProblems } from '../faults/disturbance.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToHex, equalBytes, utf8ToBytes } from '../model/bytes.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { CheckEvent, MessageEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';
import { foldKeyStores } from '../trace/trace-folds.ts';

vi.setConfig({ testTimeout: 30_000 });

const partnerSystem = defaultPartnerSystem();
const [primarySystem] = defaultScenario().systems;

function scenarioOf(change: Partial<Scenario> = {}): Scenario {
  const base = defaultScenario();
  const systems = [...base.systems, partnerSystem].map((system) => ({
    ...system,
    members: system.members.slice(0, 2),
  }));
  return { ...base, procedure: 'group-regroup', systems, ...change };
}

function run(change: Partial<Scenario> = {}): readonly TraceEvent[] {
  const source = { kind: 'scenario', scenario: scenarioOf(change) } as const;
  return eventsOf(source);
}

const events = run();
const messages = events.filter(
  (event): event is MessageEvent => event.kind === 'message' && event.step !== 'use',
);
const at = (id: string, list = events) => {
  const index = list.findIndex((event) => event.id === id);
  if (index < 0) throw new TypeError(`no event ${id}`);
  return index;
};
const messageAt = (id: string, list = events): MessageEvent => {
  const event = list[at(id, list)];
  if (event?.kind !== 'message') throw new TypeError(`${id} is no message`);
  return event;
};

/** Octets of a field of the only payload of a notification, cut out of the message by its span. */
function field(id: string, path: string, list = events): Uint8Array {
  const [payload] = messageAt(id, list).payloads;
  const node = payload && findNode(payload.sentTree, path);
  if (!payload || !node) throw new TypeError(`no ${path} in ${id}`);
  return payload.sent.slice(node.start, node.end);
}
const text = (id: string, path: string, list = events) =>
  new TextDecoder().decode(field(id, path, list));
const stored = (actor: string): StoreEvent => {
  const event = events.find((one) => one.kind === 'store' && one.actor === actor);
  if (event?.kind !== 'store') throw new TypeError(`${actor} stored nothing`);
  return event;
};

const primaryUe = 'regroup.1.ue1.message.notification';
const toPartner = 'regroup.3.partner-gms.message.notification';
const partnerUe = 'regroup.4.partner-ue1.message.notification';

describe('Figure 7.4.3.3-1, sentence by sentence', () => {
  it('[pCR 33.179 §7.4.4.3] 0: the KMSs of both systems have exchanged domain parameters beforehand', () => {
    const external = events.filter(
      (event) => event.kind === 'provision' && event.certificate?.role === 'External',
    );
    expect(
      external.map(
        (event) =>
          event.kind === 'provision' && [event.from, event.actor, event.certificate?.kmsUri],
      ),
    ).toEqual([
      ['kms', 'partner-kms', primarySystem?.kmsUri],
      ['partner-kms', 'kms', partnerSystem.kmsUri],
      ['kms', 'gms', partnerSystem.kmsUri],
      ['partner-kms', 'partner-gms', primarySystem?.kmsUri],
    ]);
    expect(Math.max(...external.map((event) => at(event.id)))).toBeLessThan(at(primaryUe));
    const [primary, partner] = ['mcptt.example.org', 'partner.example.net'];
    expect(
      external.map((event) => event.kind === 'provision' && event.values.at(-1)),
    ).toMatchObject(
      [primary, partner, partner, primary].map((value) => ({ name: 'KmsDomainList', value })),
    );
  });

  it('[pCR 33.179 §7.4.4.3] 0: identity keys for all four kinds of actor, each from its own KMS', () => {
    const keySets = events.flatMap((event) =>
      event.kind === 'provision' && event.keySet ? [[event.from, event.actor]] : [],
    );
    expect(keySets).toEqual([
      ['kms', 'gms'],
      ['partner-kms', 'partner-gms'],
      ['kms', 'ue1'],
      ['kms', 'ue2'],
      ['partner-kms', 'partner-ue1'],
      ['partner-kms', 'partner-ue2'],
    ]);
  });

  it('[pCR 33.179 §7.4.4.3] the messages are those of the figure, in its order and numbers', () => {
    expect(messages.map(({ step, name, from, to }) => [step, name, from, to])).toEqual([
      [1, 'notification', 'gms', 'ue1'],
      [2, 'ok', 'ue1', 'gms'],
      [1, 'notification', 'gms', 'ue2'],
      [2, 'ok', 'ue2', 'gms'],
      [3, 'notification', 'gms', 'partner-gms'],
      [4, 'notification', 'partner-gms', 'partner-ue1'],
      [5, 'ok', 'partner-ue1', 'partner-gms'],
      [4, 'notification', 'partner-gms', 'partner-ue2'],
      [5, 'ok', 'partner-ue2', 'partner-gms'],
      [6, 'ok', 'partner-gms', 'gms'],
    ]);
  });

  it('[pCR 33.179 §7.4.4.3] 1: the primary GMS makes a new GMK and GMK-ID for the temporary group', () => {
    const made = events.filter((event) => event.kind === 'compute' && event.operation === 'gmk');
    expect(made.map(({ actor, step }) => [actor, step])).toEqual([['gms', 1]]);
    expect(stored('ue1').record.parameters.groupIds).toEqual([scenarioOf().regroup.groupUri]);
  });

  it('[pCR 33.179 §7.4.4.3] 1: encrypted to the identity of the user, signed as the primary GMS', () => {
    expect(text(primaryUe, 'IDRi.idData')).toBe(primarySystem?.gmsUri);
    expect(text(primaryUe, 'IDRr.idData')).toBe(primarySystem?.members[0]);
    expect(text(primaryUe, 'IDRkmsi.idData')).toBe(primarySystem?.kmsUri);
    expect(text(primaryUe, 'IDRkmsr.idData')).toBe(primarySystem?.kmsUri);
  });

  it('[pCR 33.179 §7.4.4.3] 3: the partner GMS is one more user: encrypted to it under its KMS, signed by the primary GMS', () => {
    expect(text(toPartner, 'IDRi.idData')).toBe(primarySystem?.gmsUri);
    expect(text(toPartner, 'IDRr.idData')).toBe(partnerSystem.gmsUri);
    expect(text(toPartner, 'IDRkmsi.idData')).toBe(primarySystem?.kmsUri);
    expect(text(toPartner, 'IDRkmsr.idData')).toBe(partnerSystem.kmsUri);
  });

  it('[TS 33.179 §F.1.3] 3: the GUK-ID comes from the user salt of the partner GMS’s URI', async () => {
    const { gmk, gmkId } = stored('partner-gms').record;
    const uri = utf8ToBytes(partnerSystem.gmsUri);
    const key = await crypto.subtle.importKey(
      'raw',
      Uint8Array.from(gmk),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const s = Uint8Array.from([0x50, ...uri, uri.length >> 8, uri.length & 0xff]);
    const mac = new DataView(await crypto.subtle.sign('HMAC', key, s));
    const salt = mac.getUint32(28) & 0x0fff_ffff;
    const gukId = new DataView(field(toPartner, 'HDR.csbId').buffer).getUint32(0);
    expect(gukId).toBe((gmkId ^ salt) >>> 0);
  });

  it('[TS 33.179 §7.3.1] 4: the partner GMS makes every check a UE makes before it re-encrypts', () => {
    const checksOf = (actor: string) =>
      events.flatMap((event) =>
        event.kind === 'check' && event.actor === actor && event.step !== 0 && event.step !== 'use'
          ? [event.check]
          : [],
      );
    expect(checksOf('partner-gms')).toEqual(checksOf('partner-ue1'));
    expect(checksOf('partner-gms')).toContain('signature');
    const last = events.findLastIndex(
      (event) => event.kind === 'check' && event.actor === 'partner-gms',
    );
    expect(last).toBeLessThan(at('regroup.4.partner-ue1.compute.user-salt'));
  });

  it('[RFC 6507 §5.2.2] 4: the partner GMS verifies with the KPAK of the primary KMS', () => {
    const verified = events.find(
      (event) => event.id === 'regroup.4.partner-gms.compute.eccsi-verify',
    );
    const kms = events.find((event) => event.kind === 'provision' && event.actor === 'partner-kms');
    if (verified?.kind !== 'compute' || kms?.kind !== 'provision') throw new TypeError('missing');
    const kpak = verified.working.inputs.find(({ name }) => name === 'KPAK')?.value;
    expect(kpak).toEqual(kms.certificate?.pubAuthKey);
  });

  it('[pCR 33.179 §7.4.4.3] 4: same GMK and GMK-ID, a new GUK-ID for each, signed by the partner GMS', () => {
    const records = ['ue1', 'ue2', 'partner-gms', 'partner-ue1', 'partner-ue2'].map(
      (actor) => stored(actor).record,
    );
    expect(new Set(records.map(({ gmk }) => bytesToHex(gmk))).size).toBe(1);
    expect(new Set(records.map(({ gmkId }) => gmkId)).size).toBe(1);
    expect(new Set(records.map(({ gukId }) => gukId)).size).toBe(records.length);
    expect(text(partnerUe, 'IDRi.idData')).toBe(partnerSystem.gmsUri);
    expect(text(partnerUe, 'IDRr.idData')).toBe(partnerSystem.members[0]);
    expect(text(partnerUe, 'IDRkmsi.idData')).toBe(partnerSystem.kmsUri);
    expect(text(partnerUe, 'IDRkmsr.idData')).toBe(partnerSystem.kmsUri);
    expect(equalBytes(field(partnerUe, 'SIGN.signature'), field(toPartner, 'SIGN.signature'))).toBe(
      false,
    );
  });

  it('[pCR 33.179 §7.4.4.3] 4: a partner UE needs only the certificate of its own KMS', () => {
    const certificates = events.filter(
      (event) =>
        event.kind === 'provision' &&
        event.actor === 'partner-ue1' &&
        event.certificate !== undefined,
    );
    expect(
      certificates.map((event) => event.kind === 'provision' && event.certificate?.kmsUri),
    ).toEqual([partnerSystem.kmsUri]);
  });

  it('[pCR 33.179 §7.4.4.3] 6: the partner GMS answers once its UEs have answered', () => {
    expect(at('regroup.6.partner-gms.message.ok')).toBeGreaterThan(
      at('regroup.5.partner-ue2.message.ok'),
    );
  });
});

describe('one RAND per GMK', () => {
  const randOf = (list: readonly TraceEvent[], actor: string) => {
    const event = list.find((one) => one.kind === 'store' && one.actor === actor);
    return event?.kind === 'store' ? bytesToHex(event.record.rand) : '';
  };

  it('[TS 33.179 §7.3.6] is the same on both sides', () => {
    expect(randOf(events, 'partner-ue1')).toBe(randOf(events, 'ue1'));
  });

  it('[TS 33.179 §7.3.6] is another one at the partner UEs where the partner GMS draws its own', () => {
    const { regroup } = scenarioOf();
    const apart = run({ regroup: { ...regroup, sharedRand: false } });
    expect(randOf(apart, 'partner-gms')).toBe(randOf(apart, 'ue1'));
    expect(randOf(apart, 'partner-ue1')).not.toBe(randOf(apart, 'ue1'));
    expect(randOf(apart, 'partner-ue2')).toBe(randOf(apart, 'partner-ue1'));
  });
});

describe('the use of the keys across the systems', () => {
  const packetsOf = (list: readonly TraceEvent[]) => {
    const outcome = list.at(-1);
    if (outcome?.kind !== 'outcome') throw new TypeError('no outcome');
    return outcome.packets.map(({ from, to, name, opened }) => [from, to, name, opened]);
  };

  it('[TS 33.179 §7.3.6] a packet from each side opens on the other', () => {
    expect(packetsOf(events)).toEqual([
      ['ue1', 'partner-ue1', 'media-packet', true],
      ['ue1', 'partner-ue1', 'floor-message', true],
      ['partner-ue1', 'ue1', 'media-packet', true],
      ['partner-ue1', 'ue1', 'floor-message', true],
    ]);
  });

  it('[RFC 7714 §8.2] with another RAND in the partner system no packet opens, and the tag says so', () => {
    const list = run({ regroup: { ...scenarioOf().regroup, sharedRand: false } });
    expect(packetsOf(list).map(([, , , opened]) => opened)).toEqual([false, false, false, false]);
    const refused = list.filter((event) => event.kind === 'check' && !event.passed);
    expect(new Set(refused.map((event) => event.kind === 'check' && event.check))).toEqual(
      new Set(['packet']),
    );
    expect(new Set(refused.map((event) => event.kind === 'check' && event.failure?.code))).toEqual(
      new Set(['srtp']),
    );
  });

  it('[TS 33.179 §7.3.6] of one system opens with either RAND rule', () => {
    const talk = { from: 'partner-ue1', to: 'partner-ue2' };
    const list = run({ talk, regroup: { ...scenarioOf().regroup, sharedRand: false } });
    expect(packetsOf(list).map(([, , , opened]) => opened)).toEqual([true, true, true, true]);
  });
});

describe('refusals in a regroup', () => {
  const failed = (list: readonly TraceEvent[]) =>
    list.filter(
      (event): event is CheckEvent =>
        event.kind === 'check' && !event.passed && event.step !== 'use',
    );

  it('[pCR 33.179 §7.4.4.3] by the partner GMS: nothing goes to its UEs, the error goes to the primary GMS', () => {
    const refused = run({ clockSkewSeconds: { 'partner-gms': 400 } });
    expect(failed(refused).map(({ id }) => id)).toEqual(['regroup.4.partner-gms.check.timestamp']);
    expect(
      refused.some((event) => event.kind === 'message' && [4, 5].includes(Number(event.step))),
    ).toBe(false);
    const answer = messageAt('regroup.6.partner-gms.message.error', refused);
    expect([
      answer.from,
      answer.to,
      answer.failures.map(({ code }) => code),
      answer.report,
    ]).toEqual(['partner-gms', 'gms', ['timestamp'], undefined]);
    const actors = actorsOf({ kind: 'scenario', scenario: scenarioOf() });
    const held = foldKeyStores(actors, refused);
    expect([...held].map(([actor, keys]) => [actor, keys.length])).toEqual([
      ['ue1', 1],
      ['ue2', 1],
      ['partner-gms', 0],
      ['partner-ue1', 0],
      ['partner-ue2', 0],
    ]);
  });

  it('[pCR 33.179 §7.4.4.3] by one partner UE: step 6 reports which and why', () => {
    const refused = run({ clockSkewSeconds: { 'partner-ue2': 400 } });
    const answer = messageAt('regroup.6.partner-gms.message.error', refused);
    expect(answer.failures).toEqual([]);
    expect(answer.report?.map(({ actor, failures }) => [actor, failures[0]?.code])).toEqual([
      ['partner-ue2', 'timestamp'],
    ]);
    const outcome = refused.at(-1);
    expect(outcome?.kind === 'outcome' && outcome.ok).toBe(false);
  });

  it('[pCR 33.179 §7.4.4.3] by one primary UE: the partner system is keyed all the same', () => {
    const refused = run({ clockSkewSeconds: { ue1: -400 } });
    expect(failed(refused).map(({ id }) => id)).toEqual(['regroup.2.ue1.check.timestamp']);
    expect(at('regroup.6.partner-gms.message.ok', refused)).toBeGreaterThan(0);
  });
});

describe('two keys in a regroup', () => {
  const count = (list: readonly TraceEvent[], name: MessageEvent['name']) =>
    list.filter((event) => event.kind === 'message' && event.step !== 'use' && event.name === name)
      .length;

  // Two UEs on either side and the partner GMS: 5 receivers.
  it.each([
    ['single', 'two-payloads', 5],
    ['dual-two-procedures', 'two-payloads', 10],
    ['dual-one-procedure', 'two-payloads', 5],
    ['dual-one-procedure', 'two-keys-in-one-payload', 5],
  ] as const)(
    '[pCR 33.179 §7.4.4.3] %s, %s: %d notifications and as many OKs',
    (gmkMode, dualEncoding, expected) => {
      const list = run({ gmkMode, dualEncoding });
      expect([count(list, 'notification'), count(list, 'ok')]).toEqual([expected, expected]);
    },
  );

  it('[pCR 33.179 §7.4.4.3] reach the UEs of the partner system in either encoding', () => {
    for (const dualEncoding of ['two-payloads', 'two-keys-in-one-payload'] as const) {
      const list = run({ gmkMode: 'dual-one-procedure', dualEncoding });
      const keys = list.filter((event) => event.kind === 'store' && event.actor === 'partner-ue1');
      expect(keys.map((event) => event.purpose)).toEqual(['media', 'floor']);
    }
  });
});

describe('a regroup of two systems that use one KMS', () => {
  const kmsUri = primarySystem?.kmsUri ?? '';
  const period = { keyPeriodSeconds: 86_400, keyPeriodOffsetSeconds: 5 };
  const scenario = scenarioOf({
    systems: scenarioOf().systems.map((system, at) =>
      at === 1 ? { ...system, ...period, kmsUri } : system,
    ),
  });
  const source = { kind: 'scenario', scenario } as const;
  const alone = eventsOf(source);

  it('has nothing to exchange in step 0', () => {
    expect(actorsOf(source).flatMap(({ kind, id }) => (kind === 'kms' ? [id] : []))).toEqual([
      'kms',
    ]);
    expect(alone.filter(({ actor }) => actor === 'partner-kms')).toEqual([]);
    expect(alone.filter(({ id }) => id.includes('external-kms-certificate'))).toEqual([]);
    expect(alone).toHaveLength(expectedEvents(source));
  });

  it('names that KMS for both ends of every message, and keys everybody by its key period', () => {
    for (const id of [primaryUe, toPartner, partnerUe]) {
      expect(text(id, 'IDRkmsi.idData', alone)).toBe(kmsUri);
      expect(text(id, 'IDRkmsr.idData', alone)).toBe(kmsUri);
    }
    expect(alone.at(-1)).toMatchObject({ kind: 'outcome', ok: true });
  });

  it('lets that KMS open the keys of both systems, and nobody speaks of another', () => {
    const fold = foldCustody(alone);
    let step = fold.next();
    while (!step.done) step = fold.next();
    const states = (actor: ActorId) =>
      step.value?.get(actor)?.map(({ key, state }) => [key, state]);
    expect(states('kms')).toContainEqual(['gmk-group', 'could']);
    expect(states('partner-kms')).toBeUndefined();
  });

  it('has no fault of a KMS that is not there', () => {
    const fault = {
      fault: 'partner-kms-unknown',
      at: { procedure: 1, step: 0 },
      to: 'all',
    } as const;
    const problems = faultProblems({ ...scenario, faults: [{ ...fault, parameters: {} }] });
    expect(problems).toMatchObject([{ path: 'faults.0', problem: { code: 'fault.oneKms' } }]);
  });
});
