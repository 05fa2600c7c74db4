import { createDecipheriv, createHmac } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { expectedRun } from '../analysis/growth.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { bundlesOfRun, ofReceiver } from '../exchange/run-bundles.ts';
import { messageBundleSchema } from '../mcptt/message-bundle.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import { atAct } from '../model/plan.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { MessageEvent, TraceEvent } from '../trace/trace.ts';

/** What is told of a design here alone: what others have in common is told beside their procedure. Octets are
 *  read by hand, and what is secret in them is worked out with Node's own cryptography. */

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');
const u16 = (value: number) => Buffer.of(value >> 8, value & 255);
const u32 = (value: number) => Buffer.from((value >>> 0).toString(16).padStart(8, '0'), 'hex');
const ascii = (text: string) =>
  Buffer.concat([u16(text.length), Buffer.from(text)]).toString('hex');

const messagesNamed = (events: readonly TraceEvent[], name: string) =>
  events.filter((event): event is MessageEvent => event.kind === 'message' && event.name === name);

const sentIn = ({ payloads: [payload] }: MessageEvent) => Buffer.from(payload?.sent ?? []);

/** MIKEY PRF for one block, and the session key of RFC 3711 §4.3 for SRTCP (label 3, its salt 5). */
function srtcpKeys(tgk: Buffer, csId: number, csbId: number, rand: Buffer) {
  const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest();
  const derived = (constant: string, length: number) => {
    const label = Buffer.concat([
      ...[Buffer.from(constant, 'hex'), Buffer.of(csId), u32(csbId), rand],
    ]);
    return hmac(tgk, Buffer.concat([hmac(tgk, label), label])).subarray(0, length);
  };
  const [key, salt] = [derived('2ad01c64', 16), derived('39a2c14b', 12)];
  const session = (label: number, length: number) => {
    const x = Buffer.concat([salt, Buffer.alloc(4)]);
    x[7] = (x[7] ?? 0) ^ label;
    const stream = createDecipheriv('aes-128-ctr', key, x);
    return stream.update(Buffer.alloc(16)).subarray(0, length);
  };
  return { key: session(3, 16), salt: session(5, 12) };
}

/** Opens a floor control message whose MKI is a key identifier of 4 octets. Source: RFC 7714 §9. */
function openedFloor(packet: Buffer, { key, salt }: ReturnType<typeof srtcpKeys>): string {
  const [head, end] = [packet.subarray(0, 8), packet.length - 8];
  const index = packet.subarray(end, end + 4);
  const plainIndex = Buffer.from(index);
  plainIndex[0] = (plainIndex[0] ?? 0) & 0x7f;
  const iv = Buffer.concat([Buffer.alloc(2), packet.subarray(4, 8), Buffer.alloc(2), plainIndex]);
  const nonce = iv.map((octet, at) => octet ^ (salt[at] ?? 0));
  const cipher = createDecipheriv('aes-128-gcm', key, nonce).setAAD(Buffer.concat([head, index]));
  cipher.setAuthTag(packet.subarray(end - 16, end));
  const body = packet.subarray(8, end - 16);
  return Buffer.concat([cipher.update(body), cipher.final()]).toString('latin1');
}

/** The bundle of a message of the run, opened with what its receiver has. */
function openedAs(scenario: ReturnType<typeof scenarioOf>, uri: string, tag: number) {
  const source = { kind: 'scenario' as const, scenario };
  const bundle = bundlesOfRun(scenario, actorsOf(source), eventsOf(source), uri).find(
    ({ gmk_id }) => gmk_id.startsWith(String(tag)),
  );
  if (!bundle) throw new Error('no such message');
  const events = eventsOf({
    kind: 'bundle',
    bundle: v.parse(messageBundleSchema, JSON.parse(JSON.stringify(ofReceiver(bundle)))),
  });
  const failures = events.flatMap((event) => (event.kind === 'check' ? (event.failure ?? []) : []));
  const stored = events.flatMap((event) => (event.kind === 'store' ? [event.record] : []));
  return { bundle, failures, stored };
}

const [server, ue] = ['sip:mcptt-server@mcptt.example.org', 'sip:officer.1@mcptt.example.org'];

describe('GMK and MKFC in one key document', () => {
  const scenario = scenarioOf({ gmkMode: 'mkfc-document', purposeMarking: 'none' });
  const damaged = {
    fault: 'second-payload-corrupt',
    ...{ at: { procedure: 1, step: 1 } as const, to: ['ue1'], parameters: {} },
  };

  it('[TS 33.179 §7.3.2] takes each key by itself, told by its purpose tag', () => {
    const stored = runWith(scenario).flatMap((event) =>
      event.kind === 'store' && event.actor === 'ue1' ? [event.record] : [],
    );
    expect(
      stored.map(({ purpose, gmkId, userSalt }) => [purpose, gmkId >>> 28, userSalt !== 0]),
    ).toEqual([
      ['media', 0, true],
      ['floor', 4, false],
    ]);
  });

  it('[TS 33.179 §7.3.2] keeps the GMK where the MKFC is refused, and compares no pair', () => {
    const events = runWith(scenario, damaged).filter(({ actor }) => actor === 'ue1');
    const stored = events.flatMap((event) =>
      event.kind === 'store' ? [event.record.purpose] : [],
    );
    expect(stored).toEqual(['media']);
    const pairs = events.filter(
      (event) => event.kind === 'check' && event.check === 'dual-complete',
    );
    expect(pairs).toEqual([]);
  });

  it.each(['both', 'floor'] as const)(
    '[TS 33.179 §E.6.9] sends no floor control under an MKFC that is revoked: %s',
    (keys) => {
      const acts = [{ act: 'revoke', afterSeconds: 60, keys }] as const;
      // One UE does not learn of it, and still sends nothing under a key for multicast.
      const lost = {
        fault: 'notification-lost',
        ...{ at: { act: 2, procedure: 1, step: 1 } as const, to: ['ue1'], parameters: {} },
      };
      for (const faults of [[], [lost]]) {
        const events = runWith(scenarioOf({ ...scenario, acts: [...acts] }), ...faults);
        const ofFloor = ['floor-taken', 'floor-message'].flatMap((name) =>
          messagesNamed(events, name).map(({ act = 1 }) => act),
        );
        expect(ofFloor).toEqual([1, 1]);
      }
    },
  );
});

describe('floor control under CSK', () => {
  const scenario = scenarioOf({ gmkMode: 'floor-under-csk', profile: 'ts-33.180' });
  const events = runWith(scenario);
  const [sent] = messagesNamed(events, 'key-upload').map(sentIn);

  it('[TS 33.180 §5.4] goes out from the UE to the server, its octets as laid out by hand', () => {
    const octets = hex(sent ?? Buffer.alloc(0));
    // Version 1, SAKKE, next T, PRF-HMAC-SHA-256; the CSK-ID begins with purpose tag 2.
    expect(octets).toMatch(/^011a05012[0-9a-f]{7}/);
    // One session: GENERIC-ID, CS ID 6, SRTP, one policy, that of SP, no session data, no SPI.
    expect(octets.slice(16, 34)).toBe(`0102${'06'}${'00'}${'0100'}${'0000'}${'00'}`);
    const [initiator, responder] = [`0101${ascii(ue)}`, `0201${ascii(server)}`];
    expect(octets.indexOf(initiator)).toBeGreaterThan(36);
    expect(octets.indexOf(responder)).toBeGreaterThan(octets.indexOf(initiator));
  });

  it('[TS 33.180 §5.4] is opened with the keys of the server alone', () => {
    const { bundle, failures, stored } = openedAs(scenario, server, 2);
    expect([bundle.initiator, bundle.responder]).toEqual([ue, server]);
    expect(failures).toEqual([]);
    expect(stored.map(({ purpose, userSalt }) => [purpose, userSalt])).toEqual([['client', 0]]);
    expect(hex(stored[0]?.gmk ?? new Uint8Array())).toBe(bundle.gmk);
    expect(bundle.i_message_hex).toBe(hex(sent ?? new Uint8Array()));
  });

  it('[TS 33.180 Table E.1.3-1] protects a Floor Request to the server, which opens it under CS ID 6', () => {
    const { stored } = openedAs(scenario, server, 2);
    const [record] = stored;
    if (!record) throw new Error('no CSK');
    const [request, taken] = messagesNamed(events, 'floor-message');
    expect([request?.from, request?.to, taken?.from]).toEqual(['ue1', 'server1', 'ue2']);
    const packet = sentIn(request as MessageEvent);
    expect(packet.readUInt32BE(packet.length - 4)).toBe(record.gmkId);
    const { gmk, gmkId, rand } = record;
    const keys = srtcpKeys(Buffer.from(gmk), 6, gmkId, Buffer.from(rand));
    const clear = openedFloor(packet, keys);
    expect(clear.slice(0, 4)).toBe('MCPT');
    expect(clear).toContain(ue);
  });

  it('[TS 24.380 §13.1] has the server tell the other UE under the CSK of that', () => {
    const told = messagesNamed(events, 'floor-taken');
    expect(told.map(({ from, to }) => [from, to])).toEqual([
      ['server1', 'ue2'],
      ['server1', 'ue1'],
    ]);
    const opening = events.filter(({ step, actor }) => step === 'use' && actor === 'ue2').length;
    expect(opening).toBeGreaterThan(0);
    expect(events.at(-1)).toMatchObject({ kind: 'outcome', ok: true });
  });

  it('[TS 33.180 §5.4] has each UE take the server of its own system in a regroup', () => {
    const regroup = scenarioOf({ gmkMode: 'floor-under-csk', procedure: 'group-regroup' });
    const ends = messagesNamed(runWith(regroup), 'key-upload').map(({ from, to }) => [from, to]);
    expect(ends).toEqual([
      ['ue1', 'server1'],
      ['ue2', 'server1'],
      ['partner-ue1', 'partner-server1'],
      ['partner-ue2', 'partner-server1'],
    ]);
  });
});

describe('a GMK and the MuSiK', () => {
  const scenario = scenarioOf({ gmkMode: 'musik' });
  const events = runWith(scenario);

  it('[TS 33.180 §5.8.1] is in the form of TS 33.180, from the server to the UE, tag 6, CS ID 7', () => {
    const [sent, other] = messagesNamed(events, 'key-download').map((message) =>
      hex(sentIn(message)),
    );
    expect(sent).toMatch(/^011a05016[0-9a-f]{7}010207/);
    expect(other?.slice(8, 16)).toBe(sent?.slice(8, 16));
    expect(sent).toContain(`0101${ascii(server)}`);
    expect(sent).toContain(`0201${ascii(ue)}`);
    const notified = messagesNamed(events, 'notification').map((message) => hex(sentIn(message)));
    expect(notified[0]).toMatch(/^011a05010[0-9a-f]{7}010204/);
  });

  it('[TS 33.180 §5.8.1] is opened with the keys of the UE, and protects what the server sends to all', () => {
    const { bundle, failures, stored } = openedAs(scenario, ue, 6);
    expect([bundle.initiator, failures]).toEqual([server, []]);
    const [record] = stored;
    if (!record) throw new Error('no MuSiK');
    const [taken] = messagesNamed(events, 'floor-taken');
    expect([taken?.from, taken?.to]).toEqual(['server1', 'ue2']);
    const { gmk, gmkId, rand } = record;
    const keys = srtcpKeys(Buffer.from(gmk), 7, gmkId, Buffer.from(rand));
    expect(openedFloor(sentIn(taken as MessageEvent), keys)).toContain(ue);
  });
});

describe('designs in which the MCPTT server has a part, act by act', () => {
  const acts = [
    { act: 'renew', afterSeconds: 60, keys: 'both', gmkId: 'new', oldKey: 'kept' },
    { act: 'join', afterSeconds: 60, system: 'primary', uri: 'sip:late@mcptt.example.org' },
  ] as const;

  it.each(['floor-under-csk', 'musik'] as const)(
    '[TS 33.180 §5.4] %s: who joins comes to share a key, nobody does twice',
    (gmkMode) => {
      const events = runWith(scenarioOf({ gmkMode, acts: [...acts] }));
      const shared = [
        ...messagesNamed(events, 'key-upload'),
        ...messagesNamed(events, 'key-download'),
      ];
      expect(shared.map(({ act = 1, member }) => [act, member])).toEqual([
        [1, 'ue1'],
        [1, 'ue2'],
        [3, 'ue3'],
      ]);
      const outcomes = events.flatMap((event) => (event.kind === 'outcome' ? [event.ok] : []));
      expect(outcomes).toEqual([true, true, true]);
    },
  );

  it.each(['floor-under-csk', 'musik'] as const)(
    '[Keyladder §compare] %s: every member shares a key, whoever is to get one for floor control',
    (gmkMode) => {
      const floorKey = { ...scenarioOf({}).floorKey, to: ['ue1'] };
      const scenario = scenarioOf({ gmkMode });
      const some = { ...scenario, floorKey };
      const shared = (of: typeof scenario) =>
        ['key-upload', 'key-download'].flatMap((name) => messagesNamed(runWith(of), name)).length;
      expect(shared(some)).toBe(shared(scenario));
      expect(expectedRun(some).ledger).toEqual(expectedRun(scenario).ledger);
    },
  );

  it.each(['floor-under-csk', 'musik'] as const)(
    '[Keyladder §compare] %s: nothing is sent in an act about the key for floor control alone',
    (gmkMode) => {
      for (const act of [
        { act: 'renew', keys: 'floor', gmkId: 'new', oldKey: 'dropped' },
        { act: 'revoke', keys: 'floor' },
      ] as const) {
        const scenario = scenarioOf({ gmkMode, acts: [{ ...act, afterSeconds: 60 }] });
        expect(parseScenario(scenario).ok).toBe(true);
        const events = runWith(scenario);
        const sent = events.filter(({ act: at, kind, step }) => {
          return at === 2 && step !== 'use' && (kind === 'message' || kind === 'store');
        });
        expect(sent).toEqual([]);
        const [, second] = events.flatMap((event) => (event.kind === 'outcome' ? [event] : []));
        expect(second?.ok).toBe(true);
        expect(expectedRun(atAct(scenario, 2)).ledger.totals.messages).toBe(0);
      }
    },
  );
});
