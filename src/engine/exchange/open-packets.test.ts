import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { createNonceLog } from '../crypto/nonce-log.ts';
import { runUseOfKeys, type Talker } from '../entities/use-of-keys.ts';
import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import type { ActorId } from '../model/actors.ts';
import { bytesToHex, concatBytes, hexToBytes, uint32ToBytes } from '../model/bytes.ts';
import {
  groupCall,
  gukIdUnder,
  type Protection,
  protectedRtcp,
  protectedRtp,
} from '../testing/protected-packets.ts';
import groupCallVector from '../vectors/group-call.json' with { type: 'json' };
import { openPackets } from './open-packets.ts';
import type { FoundPacket, OpenedPacket } from './opened-packet.ts';
import { type PacketKey, packetKeysOf } from './packet-keys.ts';
import { readKeyMaterial } from './read-key-material.ts';

const gmk = hexToBytes('a0a1a2a3a4a5a6a7a8a9aaabacadaeaf');
const rand = hexToBytes('303132333435363738393a3b3c3d3e3f');
const uri = 'sip:officer.7@mcptt.example.org';
const gmkId = 0x01234567;

const gukIdOf = (member: string) => gukIdUnder({ gmk, gmkId }, member);

type Making = Partial<Protection>;

const usual = (making: Making): Protection => ({ key: gmk, rand, csId: 4, ...ofSender(making) });

function ofSender({ csbId = gukIdOf(uri), ...making }: Making) {
  return { csbId, mki: concatBytes(uint32ToBytes(gmkId), uint32ToBytes(csbId)), ...making };
}

const srtpOf = (header: string, payload: string, making: Making = {}): FoundPacket => ({
  kind: 'srtp',
  octets: protectedRtp(hexToBytes(header), hexToBytes(payload), usual(making)),
});

const srtcpOf = (clear: Uint8Array, index: number, making: Making = {}): FoundPacket => ({
  kind: 'srtcp',
  octets: protectedRtcp(clear, index, usual(making)),
});

/** A Floor Granted of a duration: TS 24.380 §8.2.5, written by hand. */
const floorGranted = hexToBytes('81cc0003112233444d4350540102003c');
const floorIdle = hexToBytes('85cc0003112233444d43505408020001');

const held: PacketKey = { gmk, keyId: gmkId, rand };

const open = (
  packets: readonly FoundPacket[],
  keys: readonly PacketKey[] = [held],
  users: readonly string[] = [uri],
): readonly OpenedPacket[] => [...openPackets(packets, { keys, users })];

const header = '80600001000000a011223344';

describe('SRTP packets', () => {
  it('[TS 33.179 §7.3.6] are those of the digest of the standard', () => {
    expect(bytesToHex(srtpOf(header, '01020304').octets)).toBe(
      `${header}6237b6dd2aa54c411d6d4113873298053da6cc45012345670f5d284000000000`,
    );
  });

  it('[TS 33.179 §7.5.1] open with the GMK of the MKI: sender, index, payload', () => {
    const [first, late] = open([
      srtpOf(header, '01020304'),
      srtpOf(`8060ffff${header.slice(8)}`, 'f010', { roc: 3 }),
    ]);
    expect(first).toMatchObject({
      ...{ verdict: 'passed', ssrc: '11223344', sequenceNumber: 1, payloadType: 96 },
      mki: { keyId: gmkId, gukId: 0x0f5d2840 },
      said: { code: 'packet.openedOf', facts: { name: 'GMK', id: '01234567', sender: uri } },
      opening: { key: { keyId: gmkId, csId: 4 }, sender: uri, roc: 0, index: 1 },
    });
    expect(first && bytesToHex(first.octets)).toBe(`${header}01020304`);
    expect(late?.opening).toMatchObject({ roc: 3, index: 0x3ffff, payload: hexToBytes('f010') });
  });

  it('[RFC 4771 §3] without a ROC open with 0, and that is said', () => {
    const [packet] = open([srtpOf(header, '0102', { carriesRoc: false })]);
    const items = [{ code: 'packet.openedOf' }, { code: 'packet.rocTaken' }];
    expect(packet?.said).toMatchObject({ code: 'packet.told', facts: { items } });
    expect(packet?.opening).toMatchObject({ roc: 0, layout: { mkiLength: 8, carriesRoc: false } });
  });

  it('[RFC 3711 §3.1] without an MKI open with the GUK-ID of a user that is known', () => {
    const bare = srtpOf(header, '0102', { mki: new Uint8Array(0) });
    expect(open([bare])[0]?.opening).toMatchObject({ sender: uri, layout: { mkiLength: 0 } });
    expect(open([bare], [held], [])[0]?.verdict).toBe('unchecked');
  });

  it('[TS 33.180 Table E.1.3-1] open under every CS ID, and with a key stated under no identifier', () => {
    const [video, server] = [srtpOf(header, '01', { csId: 5 }), srtpOf(header, '01', { csId: 0 })];
    const opened = open([video, server]);
    expect(opened.map(({ opening }) => opening?.key.csId)).toEqual([5, 0]);
    expect(open([video], [{ gmk, rand }])[0]?.opening?.key.keyId).toBe(gmkId);
  });

  it('[Keyladder §packets] open with a key that is stated under another identifier, which is said', () => {
    const [packet] = open([srtpOf(header, '01')], [{ ...held, keyId: 0x07654321 }]);
    expect(packet?.opening?.key.statedId).toBe(0x07654321);
  });

  it('[TS 33.180 §5.6] of a private call open under a PCK, whose identifier alone is the MKI', () => {
    const pckId = 0x1abcdef0;
    const call = { csbId: pckId, mki: uint32ToBytes(pckId) };
    const packets = [0, 1].map((csId) => srtpOf(header, '0a0b', { ...call, csId }));
    const opened = open(packets, [{ gmk, keyId: pckId, rand }]);
    expect(opened.map(({ opening }) => opening?.key.csId)).toEqual([0, 1]);
    expect(opened[0]?.mki).toEqual({ keyId: pckId, gukId: null });
  });

  it('[Keyladder §packets] under a key of nobody here: the first of a source are tried with all', () => {
    const strange = { key: rand, mki: new Uint8Array(0) };
    const source = Array.from({ length: 5 }, () => srtpOf(header, '01', strange));
    const known = srtpOf(header, '01');
    const verdicts = open([...source, known]).map(({ verdict }) => verdict);
    expect(verdicts).toEqual([...source.map(() => 'unchecked'), 'passed']);
  });

  const reasons: readonly (readonly [string, FoundPacket, readonly PacketKey[], string, string])[] =
    [
      ['no key at all', srtpOf(header, '01'), [], 'unchecked', 'packet.noKeysFor'],
      [
        'no key with this MKI',
        srtpOf(header, '01'),
        [{ gmk: rand, keyId: 0x00000001, rand }],
        ...(['unchecked', 'packet.notHeld'] as const),
      ],
      [
        'a GMK alone',
        srtpOf(header, '01'),
        [{ gmk, keyId: gmkId }],
        'unchecked',
        'packet.needsRand',
      ],
      ['another RAND', srtpOf(header, '01'), [{ ...held, rand: gmk }], 'failed', 'packet.tagWrong'],
      [
        'octets that are too few',
        { kind: 'srtp', octets: hexToBytes(`${header}01020304`) },
        ...([[held], 'unchecked', 'packet.tooShort'] as const),
      ],
    ];
  it.each(reasons)(
    '[Keyladder §packets] stay closed with %s',
    (_title, packet, keys, verdict, code) => {
      expect(open([packet], keys)[0]).toMatchObject({ verdict, said: { code }, opening: null });
    },
  );

  it('[RFC 7714 §8.2] fail with any octet altered but those that only name the key', () => {
    const { octets } = srtpOf(header, '0102');
    const verdicts = Array.from(octets, (_, index) => {
      const altered = octets.map((octet, at) => (at === index ? octet ^ 1 : octet));
      return open([{ kind: 'srtp', octets: altered }])[0]?.verdict;
    });
    expect(verdicts.includes(undefined)).toBe(false);
    // Of the GMK-ID, nothing but the name of the key depends: the MKI is not authenticated.
    const named = [30, 31, 32, 33];
    expect(verdicts.flatMap((verdict, at) => (verdict === 'passed' ? [at] : []))).toEqual(named);
  });
});

describe('SRTCP packets', () => {
  it('[RFC 7714 §9.2] open, encrypted or not, and floor control is read', () => {
    const opened = open([srtcpOf(floorGranted, 7), srtcpOf(floorIdle, 8, { encrypted: false })]);
    expect(opened.map(({ floor }) => floor)).toEqual([['Floor Granted'], ['Floor Idle']]);
    expect(opened.map(({ opening }) => [opening?.index, opening?.encrypted])).toEqual([
      [7, true],
      [8, false],
    ]);
    expect(opened[0]?.octets).toEqual(floorGranted);
  });

  it('[TS 24.380 §8.1.1] may hold several messages', () => {
    const both = concatBytes(floorGranted, floorIdle);
    const [packet] = open([srtcpOf(both, 1)]);
    expect(packet?.floor).toEqual(['Floor Granted', 'Floor Idle']);
    expect(packet?.tree.map(({ path, start, end }) => [path, start, end])).toEqual([
      ['APP', 0, 16],
      ['APP#2', 16, 32],
    ]);
  });

  it('[TS 33.180 §5.4] of a client open under its CSK, on which media does not travel', () => {
    const cskId = 0x2abcdef0;
    const of = { csbId: cskId, mki: uint32ToBytes(cskId), csId: 6 };
    const keys = [{ gmk, keyId: cskId, rand }];
    const [floor, media] = open([srtcpOf(floorGranted, 1, of), srtpOf(header, '01', of)], keys);
    expect(floor?.opening?.key).toEqual({ name: 'CSK', keyId: cskId, gukId: cskId, csId: 6 });
    expect(media?.verdict).toBe('failed');
  });

  it('[RFC 3550 §6.4.1] with a report inside are named as that', () => {
    const report = hexToBytes('80c9000111223344');
    const [packet] = open([srtcpOf(report, 1)]);
    expect(packet?.tree[0]?.path).toBe('RTCP.version');
    expect(packet?.floor).toEqual([]);
  });
});

describe('packets of a run', () => {
  it('[TS 33.179 §7.5.1, §7.6.1] open with the key of its listener', () => {
    const speaker = talkerOf('ue1', uri);
    const listener = talkerOf('ue2', 'sip:officer.8@mcptt.example.org');
    const random = createRandomSource(Uint8Array.of(1));
    const scope = {
      prefix: 'gkp',
      procedure: 1,
      step: 'use',
      actor: 'ue1',
      member: 'ue1',
    } as const;
    const context = { random, stopwatch: () => 0, timings: new Map() };
    const used = createNonceLog();
    const events = [...runUseOfKeys(context, scope, speaker, listener, { used, server: null })];
    const packets = events.flatMap((event): FoundPacket[] => {
      const octets = event.kind === 'message' && event.payloads[0]?.received;
      const kind = event.kind === 'message' && event.name === 'media-packet' ? 'srtp' : 'srtcp';
      return octets ? [{ kind, octets }] : [];
    });
    const keys = packetKeysOf(listener.keys, readKeyMaterial([]), [uri]);
    const opened = [...openPackets(packets, keys)];
    expect(opened.map(({ verdict, floor }) => [verdict, floor])).toEqual([
      ['passed', []],
      ['passed', ['Floor Request']],
    ]);
    expect(opened.every(({ opening }) => opening?.sender === uri)).toBe(true);
  });
});

/** A member who holds the GMK. */
function talkerOf(actor: ActorId, member: string): Talker {
  const gukId = gukIdOf(member);
  const { keys: srtp } = deriveGroupSrtpKeys({ gmk, gmkId, gukId, rand, csId: 4 });
  const times = { activationTime: 0, expiryTime: 0 };
  const parameters = { keyType: 0, status: 1, ...times, text: '', groupIds: [] };
  const learntFrom = { messageId: 'gkp.1.ue1.message.notification', payload: 0 };
  const ids = { gmk, gmkId, gukId, rand, userSalt: (gukId ^ gmkId) >>> 0 };
  const key = { ...ids, srtp, parameters, learntFrom, purpose: 'group', state: 'active' } as const;
  return { actor, uri: member, keys: [key] };
}

describe('the capture of a group call', () => {
  it('[Keyladder §packets] is made of primitives', () => {
    const capture = bytesToHex(groupCall());
    const source = 'made by engine/testing/protected-packets.ts from message-bundle.json';
    if (process.env.KEYLADDER_RECORD) {
      const file = new URL('../vectors/group-call.json', import.meta.url);
      writeFileSync(file, `${JSON.stringify({ source, capture }, null, 2)}\n`);
    }
    expect(groupCallVector.capture).toBe(capture);
  });
});

describe('keys for packets', () => {
  it('[Keyladder §input] are GMK, GMK-ID and RAND typed in, once each', () => {
    const lines = `GMK: ${bytesToHex(gmk)}\nGMK-ID: 01234567\nRAND: ${bytesToHex(rand)}\n`;
    const json = JSON.stringify({
      ...{ gmk: bytesToHex(gmk), gmk_id: '01234567', rand: bytesToHex(rand) },
      srtp: { cs_id: 4 },
    });
    const material = readKeyMaterial([
      { name: 'a', content: lines },
      { name: 'b', content: json },
    ]);
    expect(material.remarks).toEqual([]);
    const { keys, users } = packetKeysOf([], material, [uri]);
    expect(keys).toEqual([{ gmk, keyId: gmkId, rand }]);
    expect([...openPackets([srtpOf(header, '01')], { keys, users })][0]?.verdict).toBe('passed');
  });
});
