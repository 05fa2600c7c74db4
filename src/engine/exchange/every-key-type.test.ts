import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { gmk } from '../testing/deviating-sender.ts';
import { eventsOf } from '../testing/events-of.ts';
import {
  content,
  group,
  hex,
  hmac,
  type KindOfMessage,
  keyMessage,
  kindsOfMessages,
  rand,
  u32,
} from '../testing/key-messages.ts';
import { actorsOf } from './actors-of.ts';
import { keyJson } from './run-bundles.ts';

/** A message of each kind of key, written by hand: its identifiers and SRTP keys worked out here with
 *  Node's own cryptography. Sources: TS 33.180 §5.2.3, §7.4, Annex G, RFC 3830 §4.1.3. */

/** MIKEY PRF for one block of output. */
function derived(constant: string, csId: number, csbId: number, length: number): string {
  const label = Buffer.concat([hex(constant), Buffer.of(csId), u32(csbId), rand]);
  return hmac(gmk, hmac(gmk, label), label).subarray(0, length).toString('hex');
}

/** Session key of SRTP (label 0) or SRTCP (label 3). Source: RFC 3711 §4.3. */
function session(masterKey: string, masterSalt: string, label: number): string {
  const x = Buffer.concat([hex(masterSalt), Buffer.alloc(4)]);
  x[7] = (x[7] ?? 0) ^ label;
  return createCipheriv('aes-128-ctr', hex(masterKey), x).update(Buffer.alloc(16)).toString('hex');
}

function opened(kind: KindOfMessage, other?: KindOfMessage['extension']) {
  const made = keyMessage(kind, other);
  const events = eventsOf(made.source);
  const checks = events.filter((event) => event.kind === 'check');
  const failures = checks.flatMap(({ failure }) => failure?.code ?? []);
  const stored = events.find((event) => event.kind === 'store');
  const record = stored?.kind === 'store' ? stored.record : null;
  return { ...made, events, checks, failures, record };
}

const hexOf = (octets: Uint8Array | null | undefined) =>
  octets ? Buffer.from(octets).toString('hex') : null;

function expectSrtp(srtp: KeyRecord['srtp'] | undefined, csId: number, csbId: number) {
  const masterKey = derived('2ad01c64', csId, csbId, 16);
  const masterSalt = derived('39a2c14b', csId, csbId, 12);
  expect(srtp?.csId).toBe(csId);
  expect(srtp?.csbId).toBe(csbId);
  expect(hexOf(srtp?.masterKey)).toBe(masterKey);
  expect(hexOf(srtp?.masterSalt)).toBe(masterSalt);
  expect(hexOf(srtp?.rtcpKey)).toBe(session(masterKey, masterSalt, 3));
  return session(masterKey, masterSalt, 0);
}

describe.each(kindsOfMessages)('a message with a $name', (kind) => {
  const { source, events, checks, failures, record, keyId, csbId } = opened(kind);
  const { name, from, to, csId } = kind;

  it('[TS 33.180 Annex G] opens between the parties of such a key', () => {
    expect(failures).toEqual([]);
    expect(hexOf(record?.gmk)).toBe(hexOf(gmk));
    expect(record?.purpose).toBe(kind.purpose);
    expect(actorsOf(source).map(({ id }) => id)).toEqual([from, to]);
    expect(events[0]).toMatchObject({ kind: 'message', from, to });
  });

  it('[TS 33.180 §5.2.3] has the identifiers of such a key, and only a GMK a user salt', () => {
    expect(record).toMatchObject({ gmkId: keyId, gukId: csbId });
    expect(record?.userSalt).toBe(name === 'GMK' ? (keyId ^ csbId) >>> 0 : 0);
    const mki = name === 'GMK' ? [u32(keyId), u32(csbId)] : [u32(keyId)];
    expect(hexOf(record?.srtp.mki)).toBe(Buffer.concat(mki).toString('hex'));
    const [check] = checks.filter((event) => event.check === 'guk-id');
    expect(check?.values[0]?.name).toBe(`${name === 'GMK' ? 'GUK' : name}-ID = CSB ID`);
  });

  it('[RFC 3830 §4.1.3] gives the SRTP keys of such a key', () => {
    const rtpKey = expectSrtp(record?.srtp, csId, csbId);
    expect(hexOf(record?.srtp.rtpKey)).toBe(kind.media ? rtpKey : null);
    if (name === 'PCK') expectSrtp(record?.srtpOfResponder, csId + 1, csbId);
    else expect(record?.srtpOfResponder).toBeUndefined();
  });

  it('[TS 33.179 §E.6] has its key parameters read, in whichever form they come', () => {
    const isThere = kind.extension(csbId) !== null;
    const text = isThere ? 'key' : '';
    const groupIds = ['GMK', 'MKFC', 'MuSiK'].includes(name) ? [group.toString()] : [];
    expect(record?.parameters).toMatchObject({ keyType: kind.tag, text, groupIds });
    const [check] = checks.filter((event) => event.check === 'key-parameters');
    const form = check?.values.find((value) => value.name === 'keyParametersForm')?.value;
    expect(form).toEqual(kind.form && { code: kind.form, facts: {} });
    expect(check?.unverified).toBe(true);
  });

  it('says what it is in JSON', () => {
    expect(record && keyJson(record)).toMatchObject({ key_type: name, purpose: kind.purpose });
  });
});

describe('what is refused all the same', () => {
  const [, pck, csk] = kindsOfMessages as readonly [KindOfMessage, KindOfMessage, KindOfMessage];

  it('[TS 33.180 §5.2.4] key parameters in clear that are of another kind of key', () => {
    expect(opened(pck, () => [7, content(5, 'none')]).failures).toEqual(['keyparams-keytype']);
  });

  it('[TS 33.180 Table E.1.3-1] a CS ID of another kind of key', () => {
    expect(opened({ ...csk, mapped: 4 }).failures).toEqual(['cs-map']);
  });

  it('[TS 33.180 Annex G] a purpose tag that is not assigned', () => {
    expect(opened({ ...pck, tag: 7 }).failures[0]).toBe('guk-id');
  });

  it('octets under a vendor ID that only have the length of the older form', () => {
    const { failures, record } = opened(pck, () => [0, Buffer.alloc(48, 0x11)]);
    expect(failures).toEqual([]);
    expect(record?.parameters).toMatchObject({ text: '', keyType: 1 });
  });
});
