import { createDecipheriv, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { createNonceLog } from '../crypto/nonce-log.ts';
import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import { deriveUserSalt, xorUserSalt } from '../mcptt/guk-id.ts';
import { serverFloor } from '../mcptt/packet-use.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import type { Context } from '../model/context.ts';
import { fact } from '../model/fact.ts';
import { EngineError } from '../model/failures.ts';
import type { Purpose } from '../model/purpose.ts';
import type { Scope } from '../trace/recording.ts';
import type {
  CheckEvent,
  ComputeEvent,
  KeyRecord,
  MessageEvent,
  PacketOutcome,
  TraceEvent,
} from '../trace/trace.ts';
import { type FloorServer, runUseOfKeys, type Talker } from './use-of-keys.ts';

const alice = 'sip:officer.7@mcptt.example.org';
const bob = 'sip:officer.8@mcptt.example.org';
const gmk = hexToBytes('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf');
const rand = hexToBytes('303132333435363738393a3b3c3d3e3f');
const floorGmk = hexToBytes('b0b1b2b3b4b5b6b7b8b9babbbcbdbebf');
const floorRand = hexToBytes('404142434445464748494a4b4c4d4e4f');

type Key = Readonly<{
  purpose: Purpose;
  gmk: Uint8Array;
  gmkId: number;
  rand: Uint8Array;
  state?: KeyRecord['state'];
  activationTime?: number;
}>;

const group: Key = { purpose: 'group', gmk, gmkId: 0x01234567, rand };
const media: Key = { ...group, purpose: 'media' };
const floor: Key = { purpose: 'floor', gmk: floorGmk, gmkId: 0x089abcde, rand: floorRand };
const mkfc: Key = { ...floor, gmkId: 0x489abcde };

/** A record as the receiver's checks leave it. */
function record(key: Key, uri: string): KeyRecord {
  const isGmk = key.gmkId >>> 28 === 0;
  const { userSalt } = isGmk ? deriveUserSalt(key.gmk, uri) : { userSalt: 0 };
  const gukId = xorUserSalt(key.gmkId, userSalt);
  const { keys } = deriveGroupSrtpKeys({ ...key, gukId, csId: 4 });
  const { activationTime = 0, state = 'active' } = key;
  const parameters = {
    keyType: 0,
    status: 1,
    activationTime,
    expiryTime: 0,
    text: '',
    groupIds: [],
  };
  const learntFrom = { messageId: 'gkp.1.ue1.message.notification', payload: 0 };
  return { ...key, gukId, userSalt, parameters, state, srtp: keys, learntFrom };
}

const talker = (actor: ActorId, uri: string, ...keys: Key[]): Talker => ({
  actor,
  uri,
  keys: keys.map((key) => record(key, uri)),
});

const newContext = (): Context => ({
  random: createRandomSource(Uint8Array.of(1)),
  stopwatch: () => 0,
  timings: new Map(),
});

const scopeOf = (actor: ActorId): Scope => ({
  prefix: 'gkp',
  procedure: 1,
  step: 'use',
  actor,
  member: actor,
});

function talk(
  from: Talker,
  to: Talker,
  context = newContext(),
  used = createNonceLog(),
  server: FloorServer | null = null,
) {
  const events: TraceEvent[] = [];
  const shared = { ...(used ? { used } : {}), server };
  const run = runUseOfKeys(context, scopeOf(from.actor), from, to, shared);
  for (let next = run.next(); ; next = run.next()) {
    if (next.done) return { events, packets: next.value as readonly PacketOutcome[] };
    events.push(next.value);
  }
}

const checksOf = (events: readonly TraceEvent[]) =>
  events.filter((event): event is CheckEvent => event.kind === 'check');
const verdicts = (events: readonly TraceEvent[]) =>
  checksOf(events).map((event) => `${event.check} ${event.failure?.code ?? 'ok'}`);
const messages = (events: readonly TraceEvent[]) =>
  events.filter((event): event is MessageEvent => event.kind === 'message');
const computed = (events: readonly TraceEvent[], id: string) =>
  events.find((event): event is ComputeEvent => event.kind === 'compute' && event.id === id);

describe('one GMK', () => {
  const { events, packets } = talk(talker('ue1', alice, group), talker('ue2', bob, group));

  it('[TS 33.179 §7.5.1, §7.6.1] voice and floor control open under it', () => {
    expect(packets).toEqual([
      { from: 'ue1', to: 'ue2', name: 'media-packet', opened: true },
      { from: 'ue1', to: 'ue2', name: 'floor-message', opened: true },
    ]);
    expect(events.every(({ purpose }) => purpose === 'group')).toBe(true);
  });

  it('[Keyladder §trace] every event has its stable id and place', () => {
    expect(events.map(({ id, actor }) => `${id} ${actor}`)).toEqual([
      'gkp.use.ue1.compute.srtp-protect.media ue1',
      'gkp.use.ue1.message.media-packet.media ue1',
      'gkp.use.ue1.check.mki.media ue2',
      'gkp.use.ue1.compute.srtp-keys.media ue2',
      'gkp.use.ue1.compute.srtp-unprotect.media ue2',
      'gkp.use.ue1.check.packet.media ue2',
      'gkp.use.ue1.compute.srtcp-protect.floor ue1',
      'gkp.use.ue1.message.floor-message.floor ue1',
      'gkp.use.ue1.check.mki.floor ue2',
      'gkp.use.ue1.compute.srtcp-unprotect.floor ue2',
      'gkp.use.ue1.check.packet.floor ue2',
    ]);
    for (const event of events) {
      expect([event.step, event.member, Object.isFrozen(event)]).toEqual(['use', 'ue1', true]);
    }
  });

  it('[TS 33.179 §7.3.6] the MKI is GMK-ID ‖ GUK-ID of the sender, the keys are the worked ones', () => {
    const [voice, control] = messages(events).map(({ payloads }) => payloads[0]?.sent);
    expect(bytesToHex(voice?.slice(-12) ?? gmk)).toBe('012345670f5d284000000000');
    expect(bytesToHex(control?.slice(-12) ?? gmk)).toBe('80000000012345670f5d2840');
    const derived = computed(events, 'gkp.use.ue1.compute.srtp-keys.media');
    const values = derived?.working.outputs.map(({ value }) => value);
    expect(values?.[0]).toEqual(hexToBytes('e3ea98167188fd4bad29b7b63200ff7f'));
    expect(values?.[2]).toEqual(hexToBytes('6a0a5f1b838c5816394468a4b7d1bfca'));
  });

  it('[RFC 7714 §8.1] the working shows how the nonce comes about', () => {
    const { working } = computed(events, 'gkp.use.ue1.compute.srtp-protect.media') ?? {};
    const sent = messages(events)[0]?.payloads[0]?.sent ?? gmk;
    const salt = hexToBytes('9b21a02f2be1169eac920b9d');
    const parts = [0, 0, ...sent.slice(8, 12), 0, 0, 0, 0, ...sent.slice(2, 4)];
    const iv = Uint8Array.from(parts, (octet, index) => octet ^ (salt[index] ?? 0));
    const shown = Object.fromEntries(
      working?.intermediates.map(({ name, value }) => [name, value]) ?? [],
    );
    expect(shown.IV).toEqual(iv);
    expect(shown.AAD).toEqual(sent.slice(0, 12));
    expect(working?.outputs[0]).toMatchObject({ name: 'tag', value: sent.slice(46, 62) });
  });

  it('[RFC 3550 §5.1, TS 24.380 §8.1.2] what was opened is shown as packets with their fields', () => {
    const voice = computed(events, 'gkp.use.ue1.compute.srtp-unprotect.media')?.reveals;
    expect(voice).toMatchObject({ name: 'rtp-packet', originPath: 'SRTP.ciphertext' });
    expect(bytesToHex(voice?.bytes.slice(12) ?? gmk)).toBe(
      'f014101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f',
    );
    const control = computed(events, 'gkp.use.ue1.compute.srtcp-unprotect.floor')?.reveals;
    expect(control).toMatchObject({ name: 'rtcp-packet', originPath: 'SRTCP.ciphertext' });
    expect(findNode(control?.tree ?? [], 'APP.subtype')?.valueName).toBe('Floor Request');
    expect(bytesToHex(control?.bytes.slice(8) ?? gmk)).toBe(
      '4d43505400020500061f7369703a6f6666696365722e37406d637074742e6578616d706c652e6f72670000000d028000',
    );
  });

  it('[RFC 3711 §9.1] every stream of packets has an SSRC of its own', () => {
    const back = talk(talker('ue2', bob, group), talker('ue1', alice, group)).events;
    const paths = ['SRTP.ssrc', 'SRTCP.ssrc'];
    const ssrcs = [...messages(events), ...messages(back)].map(({ payloads }) => {
      const tree = payloads[0]?.sentTree ?? [];
      return paths.map((path) => findNode(tree, path)?.text).find(Boolean);
    });
    expect(new Set(ssrcs).size).toBe(4);
  });
});

describe('two GMKs', () => {
  const from = talker('ue1', alice, media, floor);
  const { events, packets } = talk(from, talker('ue2', bob, floor, media));

  it('[pCR 33.179 §7.4.2] media under the media key, floor control under the floor control key', () => {
    expect(packets.map(({ opened }) => opened)).toEqual([true, true]);
    expect(messages(events).map(({ purpose }) => purpose)).toEqual(['media', 'floor']);
    const ids = messages(events).map(({ payloads }) => bytesToHex(payloads[0]?.sent ?? gmk));
    expect(ids[0]).toContain('01234567');
    expect(ids[1]).toContain('089abcde');
  });

  it('[pCR 33.179 §7.4.2] neither key opens what the other protects, and the trial shows it', () => {
    expect(verdicts(events).slice(-2)).toEqual(['key-separation ok', 'key-separation ok']);
    expect(events.slice(-6).map(({ id }) => id)).toEqual([
      'gkp.use.ue1.compute.srtp-keys-other.media',
      'gkp.use.ue1.compute.srtp-unprotect-other.media',
      'gkp.use.ue1.check.key-separation.media',
      'gkp.use.ue1.compute.srtp-keys-other.floor',
      'gkp.use.ue1.compute.srtcp-unprotect-other.floor',
      'gkp.use.ue1.check.key-separation.floor',
    ]);
    const trial = computed(events, 'gkp.use.ue1.compute.srtp-unprotect-other.media');
    expect(trial).toMatchObject({ trial: true });
    expect(trial?.reveals).toBeUndefined();
    expect(trial?.working.outputs).toMatchObject([{ name: 'tagAgrees', value: false }]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('[pCR 33.179 §7.4.2] the same GMK twice is no separation, and the trial says so', () => {
    const same = { ...floor, gmk };
    const { events: tried } = talk(
      talker('ue1', alice, media, same),
      talker('ue2', bob, media, same),
    );
    const [voice, control] = checksOf(tried).slice(-2);
    expect([voice?.check, control?.check]).toEqual(['key-separation', 'key-separation']);
    expect(voice?.failure).toMatchObject({ code: 'key-separation', found: fact('tag.agrees') });
    expect(control?.failure).toMatchObject({ code: 'key-separation', found: fact('tag.agrees') });
  });
});

describe('an MKFC', () => {
  const { gmk: key, gmkId, rand: floorRandOf } = mkfc;
  const { srtp } = record(mkfc, bob);
  const serverOf = (sent: number): FloorServer => ({
    actor: 'gms',
    kind: serverFloor.mkfc,
    key: { purpose: 'floor', gmk: key, gmkId, rand: floorRandOf, srtp },
    grantedParty: alice,
    sent,
  });
  const from = talker('ue1', alice, media, mkfc);
  const to = talker('ue2', bob, media, mkfc);
  const { events, packets } = talk(from, to, newContext(), createNonceLog(), serverOf(0));
  const sent = messages(events).find(({ name }) => name === 'floor-taken');
  const octets = sent?.payloads[0]?.sent ?? new Uint8Array();

  it('[TS 24.380 §13.1] goes from the server to a UE; no UE sends under it', () => {
    expect(packets).toEqual([
      { from: 'ue1', to: 'ue2', name: 'media-packet', opened: true },
      { from: 'gms', to: 'ue2', name: 'floor-taken', opened: true },
    ]);
    const senders = messages(events).filter(({ purpose }) => purpose === 'floor');
    expect(senders.map(({ from: sender }) => sender)).toEqual(['gms']);
  });

  it('[TS 33.180 §5.2.3] its identifier is the MKI, once, and marked unverified', () => {
    expect(bytesToHex(octets.slice(-4))).toBe('489abcde');
    const hex = bytesToHex(octets);
    expect(hex.indexOf('489abcde')).toBe(hex.lastIndexOf('489abcde'));
    const [voice, control] = checksOf(events).filter(({ check }) => check === 'mki');
    expect(voice?.unverified).toBeUndefined();
    expect(control).toMatchObject({ unverified: true, path: 'SRTCP.mki.mkfcId', passed: true });
    expect(control?.values.map(({ name }) => name)).toEqual(['MKFC-ID', 'gmkIdsStored']);
  });

  it('[RFC 7714 §9.2] opens with keys made of the MKFC, by another AES-GCM', () => {
    const packet = events.flatMap((event) =>
      event.kind === 'compute' && event.reveals?.name === 'rtcp-packet'
        ? [event.reveals.bytes]
        : [],
    )[0];
    const { masterKey, masterSalt } = masterByHand(key, gmkId, floorRandOf);
    expect(bytesToHex(srtp.masterKey)).toBe(masterKey);
    expect(bytesToHex(srtp.masterSalt)).toBe(masterSalt);
    const word = octets.slice(-8, -4);
    expect(bytesToHex(word)).toBe('80000000');
    const iv = Uint8Array.from(srtp.rtcpSalt, (octet, at) => {
      const part = at >= 2 && at < 6 ? octets[at + 2] : 0;
      return octet ^ (part ?? 0);
    });
    const opener = createDecipheriv('aes-128-gcm', srtp.rtcpKey, iv);
    opener.setAAD(Buffer.concat([octets.slice(0, 8), word]));
    opener.setAuthTag(octets.slice(-24, -8));
    const clear = Buffer.concat([opener.update(octets.slice(8, -24)), opener.final()]);
    expect(bytesToHex(packet?.slice(8) ?? key)).toBe(clear.toString('hex'));
    // Subtype 2, PT 204; "MCPT"; Granted Party's Identity; permission; sequence number; indicator.
    expect(bytesToHex(octets.slice(0, 2))).toBe('82cc');
    const identity = `041f${Buffer.from(alice).toString('hex')}000000`;
    expect(clear.toString('hex')).toBe(`4d435054${identity}05020001080200000d028000`);
  });

  it('[RFC 3711 §3.4] the server counts its packets: no nonce comes twice', () => {
    const used = createNonceLog();
    talk(from, to, newContext(), used, serverOf(0));
    const back = talk(to, from, newContext(), used, serverOf(1));
    const again = messages(back.events).find(({ name }) => name === 'floor-taken');
    const second = again?.payloads[0]?.sent ?? key;
    expect(bytesToHex(second.slice(-8, -4))).toBe('80000001');
    expect(bytesToHex(second.slice(4, 8))).toBe(bytesToHex(octets.slice(4, 8)));
  });
});

/** Master key and salt by RFC 3830 §4.1.2 and §4.1.3 with HMAC-SHA-256, worked out once more. */
function masterByHand(tgk: Uint8Array, csbId: number, random: Uint8Array) {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(csbId);
  const prf = (constant: string, length: number) => {
    const label = Buffer.concat([Buffer.from(constant, 'hex'), Buffer.of(4), id, random]);
    const hmac = (data: Uint8Array) => createHmac('sha256', tgk).update(data).digest();
    let a = hmac(label);
    let out = Buffer.alloc(0);
    while (out.length < length) {
      out = Buffer.concat([out, hmac(Buffer.concat([a, label]))]);
      a = hmac(a);
    }
    return out.subarray(0, length).toString('hex');
  };
  return { masterKey: prf('2ad01c64', 16), masterSalt: prf('39a2c14b', 12) };
}

describe('what does not open', () => {
  it('[TS 33.179 §7.3.6] a GMK the receiver does not hold: mki', () => {
    const { events, packets } = talk(talker('ue1', alice, media, floor), talker('ue2', bob, media));
    expect(packets.map(({ opened }) => opened)).toEqual([true, false]);
    expect(verdicts(events)).toEqual(['mki ok', 'packet ok', 'mki mki']);
    expect(checksOf(events).at(-1)?.failure).toMatchObject({
      path: 'SRTCP.mki.gmkId',
      offset: 76,
      found: fact('mki.notHeld', { gmkId: '089abcde' }),
    });
  });

  it('[TS 33.179 §7.3.1] a revoked GMK: mki', () => {
    const to = talker('ue2', bob, { ...group, state: 'revoked' });
    const { events } = talk(talker('ue1', alice, group), to);
    expect(verdicts(events)).toEqual(['mki mki', 'mki mki']);
    expect(checksOf(events)[0]?.failure?.found).toEqual(fact('mki.revoked', { gmkId: '01234567' }));
  });

  it('[TS 33.179 §7.3.6] another RAND at the receiver: srtp, and the RAND is named', () => {
    const to = talker('ue2', bob, { ...group, rand: floorRand });
    const { events, packets } = talk(talker('ue1', alice, group), to);
    expect(packets.map(({ opened }) => opened)).toEqual([false, false]);
    expect(verdicts(events)).toEqual(['mki ok', 'packet srtp', 'mki ok', 'packet srtp']);
    expect(checksOf(events)[1]).toMatchObject({
      failure: {
        path: 'SRTP.tag',
        offset: 46,
        found: fact('list', { items: [fact('tag.otherRand')] }),
      },
      values: [
        { name: 'randOfSender', value: rand },
        { name: 'randOfReceiver', value: floorRand },
      ],
    });
  });

  it('[TS 33.179 §7.3.6] another GMK under the same GMK-ID: srtp, and the GMK is named', () => {
    const to = talker('ue2', bob, { ...group, gmk: floorGmk });
    const { events } = talk(talker('ue1', alice, group), to);
    expect(checksOf(events)[1]?.failure?.found).toEqual(
      fact('list', { items: [fact('tag.otherGmk')] }),
    );
  });

  it('[TS 33.179 §7.3.1] without an active key nothing is sent', () => {
    for (const state of ['pending', 'revoked'] as const) {
      const from = talker('ue1', alice, { ...group, state });
      const { events, packets } = talk(from, talker('ue2', bob, group));
      expect(events).toEqual([]);
      const reason =
        state === 'pending'
          ? { unsent: 'not-active', activeFrom: from.keys[0]?.parameters.activationTime }
          : { unsent: 'no-key' };
      const names = ['media-packet', 'floor-message'];
      const rest = { from: 'ue1', to: 'ue2', opened: false, ...reason };
      expect(packets).toEqual(names.map((name) => ({ ...rest, name })));
    }
    const without = talk(talker('ue1', alice), talker('ue2', bob, group)).packets;
    expect(without.map(({ opened, unsent }) => [opened, unsent])).toEqual([
      [false, 'no-key'],
      [false, 'no-key'],
    ]);
  });

  it('[TS 33.179 §7.3.1] of two active keys the one activated last is used for sending', () => {
    const newer = { ...group, gmkId: 0x07654321, activationTime: 5 };
    const { events } = talk(talker('ue1', alice, newer, group), talker('ue2', bob, group, newer));
    const sent = messages(events)[0]?.payloads[0]?.sent;
    expect(bytesToHex(sent?.slice(-12, -8) ?? gmk)).toBe('07654321');
  });
});

describe('the nonce rule', () => {
  it('[RFC 7714 §10.1] a second run with the same random values is a mistake, not a packet', () => {
    const used = createNonceLog();
    const [from, to] = [talker('ue1', alice, group), talker('ue2', bob, group)];
    talk(from, to, newContext(), used);
    expect(() => talk(from, to, newContext(), used)).toThrow(EngineError);
  });

  it('[RFC 7714 §10.1] the streams go on in one context: the same two may talk again', () => {
    const context = newContext();
    const used = createNonceLog();
    const [from, to] = [talker('ue1', alice, group), talker('ue2', bob, group)];
    talk(from, to, context, used);
    expect(talk(from, to, context, used).packets.map(({ opened }) => opened)).toEqual([true, true]);
  });
});
