import { readFileSync } from 'node:fs';
import { aeskwp, gcm } from '@noble/ciphers/aes.js';
import { base64 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexToBytes } from '../model/bytes.ts';
import { cases } from '../testing/cases.ts';
import {
  base64OfHex,
  certificateXml,
  type Dress,
  keySetXml,
  kmsResponse,
} from '../testing/kms-xml.ts';
import { bundleWith } from './bundle-with.ts';
import { keyContradictions } from './key-contradictions.ts';
import type { KeyMaterial } from './key-material.ts';
import { isKeysAlone, readKeyMaterial } from './read-key-material.ts';
import { contextFor, runSource } from './run-source.ts';

const vector = (name: string) =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'));
const bundle = vector('message-bundle');
const later = vector('message-bundle-33.180');
const { i_message_hex: messageHex, responder: alice, gmk } = bundle;
const bob = 'sip:bob@example.org';

const read = (...contents: string[]) =>
  readKeyMaterial(contents.map((content, index) => ({ name: `k${index + 1}`, content })));
const codes = (material: KeyMaterial) =>
  material.remarks.map(({ kind, said }) => `${kind} ${said.code}`);
const contradictions = (material: KeyMaterial) =>
  [...keyContradictions(material)].map(
    ({ at, said }) => `${at.path} ${said.code.replace(/^.*\./, '')}`,
  );

/** What opening a message with held keys comes to. */
function outcome(material: KeyMaterial, hex: string, as?: string) {
  const held = bundleWith(material, hexToBytes(hex), as);
  if (!held.ok) return { reason: held.reason.code };
  const source = { kind: 'bundle', bundle: held.bundle } as const;
  const events = [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
  const end = events.findLast((event) => event.kind === 'outcome');
  const stored = events.flatMap((event) => (event.kind === 'store' ? [event.record.gmk] : []));
  return {
    receiver: held.receiver,
    remark: held.remark?.code ?? null,
    ok: end?.ok,
    unopened: end?.unopened?.code,
    failed: end?.members[0]?.failures.map(({ code }) => code),
    checks: events.flatMap((event) => (event.kind === 'check' ? [event.check] : [])),
    gmk: stored.map((key) => Buffer.from(key).toString('hex')),
  };
}

const init = (of: typeof bundle, dress: Dress = {}) =>
  kmsResponse(
    `<${dress.prefix ?? ''}KmsInit>${certificateXml(of, dress)}</${dress.prefix ?? ''}KmsInit>`,
    dress,
  );
const keyProv = (of: typeof bundle, uri: string, dress: Dress = {}) =>
  kmsResponse(
    `<${dress.prefix ?? ''}KmsKeyProv>${keySetXml(of, uri, dress)}</${dress.prefix ?? ''}KmsKeyProv>`,
    dress,
  );

describe('keys from a KMS', () => {
  it.each([
    ['as the schema has them', {}],
    ['in another namespace, with a prefix', { prefix: 'kms:', namespace: 'urn:other' }],
    ['hex in upper case', { hex: (text: string) => text.toUpperCase() }],
    ['the UID in base64', { uid: base64OfHex }],
    ['the UID in upper case', { uid: (text: string) => text.toUpperCase() }],
    ['a time with microseconds', { time: '2026-01-01T00:00:00.123456Z' }],
    ['hex in lines', { hex: (text: string) => text.replace(/(.{64})/g, '$1\n      ') }],
  ] as [string, Dress][])('[TS 33.179 §D.3] open its messages: %s', (_dress, dress) => {
    const material = read(init(bundle, dress), keyProv(bundle, alice, dress));
    expect(material.remarks).toEqual([]);
    expect(material.keySets[0]).toMatchObject({
      userUri: alice,
      uid: hexToBytes(bundle.users[alice].uid),
    });
    const { ok, gmk: stored, remark } = outcome(material, messageHex);
    expect({ ok, stored, remark }).toEqual({ ok: true, stored: [gmk], remark: null });
  });

  it('[TS 33.179 §D.3] open those of the later form too, and contradict nothing', () => {
    const material = read(init(later), keyProv(later, alice));
    expect(outcome(material, later.i_message_hex)).toMatchObject({ ok: true, gmk: [later.gmk] });
    expect(contradictions(material)).toEqual([]);
  });

  it('[TS 33.179 §D.3.3] are read from a cache of certificates, a bare KmsUri and a tel: URI', () => {
    const cache = `<KmsCertCache CacheNum="2"><SignedKmsCertificate>${certificateXml(bundle)}</SignedKmsCertificate>
      ${certificateXml({ ...bundle, kms: { ...bundle.kms, uri: 'other.example.org' } })}</KmsCertCache>`;
    const set = keySetXml(bundle, alice, { uri: () => 'tel:+33123456789' });
    const material = read(kmsResponse(cache), set);
    expect(material.kmss.map(({ kms }) => kms.uri)).toEqual([
      'kms.example.org',
      'other.example.org',
    ]);
    expect(material.keySets.map(({ userUri }) => userUri)).toEqual(['tel:+33123456789']);
  });

  it('[Keyladder §input] is refused with a document type, an entity, or tags that do not fit', () => {
    const set = keyProv(bundle, alice);
    const doctype = `<!DOCTYPE KmsResponse [<!ENTITY e SYSTEM "file:///etc/passwd">]>`;
    const reasons = [
      set.replace('?>', `?>${doctype}`),
      set.replace('<KmsMessage>', '<KmsMessage>&e;'),
      set.replace('</KmsKeySet>', ''),
    ].map((text) => codes(read(text)));
    expect(reasons).toEqual([
      ['refused found.problem.xmlDoctype'],
      ['refused found.problem.xmlEntity'],
      ['refused found.problem.xmlTag'],
    ]);
    const amp = read(set.replace(alice, 'sip:a&amp;&#x62;@x'));
    expect(amp.keySets[0]?.userUri).toBe('sip:a&b@x');
  });

  it('[TS 33.179 §D.3] say where a value is wrong', () => {
    const material = read(keyProv(bundle, alice, { hex: (text) => text.slice(2), time: 'soon' }));
    expect(material.remarks.map(({ at }) => [at.path, at.line])).toEqual([
      ['KmsKeySet[1].ValidFrom', 9],
      ['KmsKeySet[1].UserDecryptKey', 11],
      ['KmsKeySet[1].UserSigningKeySSK', 12],
      ['KmsKeySet[1].UserPubTokenPVT', 13],
    ]);
  });
});

describe('anything else in XML', () => {
  const pieces = [
    ...[
      '<KmsResponse>',
      '</KmsResponse>',
      '<KmsKeySet a="',
      '">',
      '<k:UserID>',
      '</k:UserID>',
      '<a/>',
    ],
    ...[
      '<KmsCertificate>',
      '</KmsCertificate>',
      '<EncryptedData>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
    ],
    ...['&amp;', '&#x110000;', '&constructor;', '<!DOCTYPE a>', '<?x?>', '\u0000', '04', ' '],
  ];
  const runs = cases(60);

  it('[Keyladder §input] is read or refused, and never throws', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })));
    fc.assert(
      fc.property(texts, (parts) => {
        const material = read(
          `<KmsResponse>${parts.join('')}`,
          `<KmsInit>${parts.join('')}</KmsInit>`,
        );
        expect(material.kmss).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('[Keyladder §input] is cut where a document is altered, without a crash', () => {
    const whole = keyProv(bundle, alice);
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(whole.length),
        fc.string({ maxLength: 8 }),
        (from, to, put) => {
          const { keySets } = read(whole.slice(0, from) + put + whole.slice(to));
          expect(keySets.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('keys a KMS encrypts', () => {
  const trk = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
  const ns =
    'xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
  const wrapped = (
    tag: string,
    hex: string,
  ) => `<${tag} xsi:type="EncKeyContentType"><xenc:EncryptedKey ${ns}>
    <xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#kw-aes-256-pad"/>
    <ds:KeyInfo><ds:KeyName>tk.1</ds:KeyName></ds:KeyInfo>
    <xenc:CipherData><xenc:CipherValue>${base64.encode(aeskwp(trk).encrypt(hexToBytes(hex)))}</xenc:CipherValue></xenc:CipherData>
  </xenc:EncryptedKey></${tag}>`;
  const document = kmsResponse(`<KmsKeyProv>${keySetXml(bundle, alice, {}, wrapped)}</KmsKeyProv>`);
  const trkText = `transport key: ${Buffer.from(trk).toString('hex')}\n`;

  it('[TS 33.180 §D.3] are named without the transport key, and opened with it', () => {
    expect(codes(read(document))).toEqual(Array(3).fill('locked keys.locked.noKey'));
    expect(read(document).keySets[0]?.rsk).toBeUndefined();
    for (const name of ['', 'transport key name: tk.1']) {
      const material = read(document, init(bundle), trkText + name);
      expect(material.remarks).toEqual([]);
      expect(outcome(material, messageHex)).toMatchObject({ ok: true, gmk: [gmk] });
    }
    const other = read(document, trkText.replace('0102', 'ffff'));
    expect(codes(other)).toEqual(Array(3).fill('locked keys.locked.doesNotOpen'));
    expect(codes(read(document, `${trkText}transport key name: tk.2`))[0]).toBe(
      'locked keys.locked.noKey',
    );
  });

  it('[TS 33.180 §D.3] may be a whole piece of the document, and bring the next transport key', () => {
    const seal = (key: Uint8Array, text: string) => {
      const iv = new Uint8Array(12).fill(7);
      const sealed = gcm(key, iv).encrypt(new TextEncoder().encode(text));
      return `<xenc:EncryptedData ${ns}><xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>
        <xenc:CipherData><xenc:CipherValue>${base64.encode(Uint8Array.of(...iv, ...sealed))}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>`;
    };
    const next = trk.map((octet) => octet ^ 0xff);
    const carried = `<NewTransportKey><xenc:EncryptedKey ${ns}>
      <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#kw-aes256"/>
      <xenc:CipherData><xenc:CipherValue>${base64.encode(aeskwp(trk).encrypt(next))}</xenc:CipherValue></xenc:CipherData>
      <xenc:CarriedKeyName>tk.2</xenc:CarriedKeyName></xenc:EncryptedKey></NewTransportKey>`.replace(
      '2001/04/xmlenc#kw-aes256',
      '2009/xmlenc11#kw-aes-256-pad',
    );
    const initial = kmsResponse(`<KmsInit>${certificateXml(bundle)}${carried}</KmsInit>`);
    const material = read(kmsResponse(seal(next, keySetXml(bundle, alice))), initial, trkText);
    expect(material.remarks).toEqual([]);
    expect(material.transportKeys.map(({ name }) => name)).toEqual(['tk.2', undefined]);
    expect(outcome(material, messageHex)).toMatchObject({ ok: true });
    expect(codes(read(kmsResponse(seal(next, '<a>')), initial, trkText))).toEqual([
      'locked keys.locked.noXml',
    ]);
  });
});

describe('keys in other forms', () => {
  const { kms, users } = bundle;
  const { i_message_hex: _hex, i_message_base64: _base64, ...alone } = bundle;
  const values = `# typed in
KMS URI: ${kms.uri}
key period = ${kms.key_period}
offset: ${kms.key_period_offset}
Z: ${kms.pub_enc_key}
KPAK: 0x${kms.pub_auth_key}
user: ${alice}
period no.: ${users[alice].key_period_no}
RSK: ${users[alice].rsk}
GMK: ${gmk}
GMK-ID: ${bundle.gmk_id}`;

  it('[Keyladder §input] are those of a bundle, a list of them, or values a line', () => {
    for (const text of [JSON.stringify(bundle), JSON.stringify([alone, later]), values]) {
      const material = read(text);
      expect(material.remarks).toEqual([]);
      expect(outcome(material, messageHex)).toMatchObject({ ok: true, gmk: [gmk], remark: null });
      expect(material.groupKeys[0]).toMatchObject({ gmkId: Number.parseInt(bundle.gmk_id, 16) });
    }
    expect(read(values, values).kmss).toHaveLength(1);
  });

  it('[Keyladder §input] are told from messages and from other texts', () => {
    for (const text of [values, JSON.stringify(alone), init(bundle)])
      expect(isKeysAlone(text)).toBe(true);
    const others = [
      JSON.stringify(bundle),
      messageHex,
      'a: b',
      `${values}\nVia: SIP/2.0/UDP x`,
      '{}',
      '',
      '<a/>',
    ];
    for (const text of others) expect(isKeysAlone(text)).toBe(false);
  });

  it('[Keyladder §input] that lack something say what, and further periods are of the same user', () => {
    const [remark] = read('kms: k.org\nKPAK: 04').remarks;
    expect(remark?.said.code).toBe('keys.problem.octets');
    expect(read('kms: k.org').remarks[0]?.said.facts.missing).toHaveLength(4);
    const sets = read(
      `kms: k\nuser: u\nperiod no: 1\nrsk: ${users[alice].rsk}\nperiod no: 2`,
    ).keySets;
    expect(sets).toMatchObject([
      { userUri: 'u', kmsUri: 'k', keyPeriodNo: 1 },
      { userUri: 'u', kmsUri: 'k', keyPeriodNo: 2 },
    ]);
    expect(codes(read('Dear all', '{"a":', ''))).toEqual([
      'refused keys.problem.none',
      expect.stringMatching(/^refused input\.json\./),
      'refused input.nothing',
    ]);
  });
});

describe('who opens a message with held keys', () => {
  const all = read(JSON.stringify(bundle));
  const certificate = read(init(bundle));

  it('[Keyladder §input] never somebody else in silence', () => {
    const others = { ...all, keySets: all.keySets.filter(({ userUri }) => userUri !== alice) };
    const held = outcome(others, messageHex);
    expect(held).toMatchObject({ receiver: alice, remark: 'keys.noneOf', ok: false, gmk: [] });
    expect(outcome(all, messageHex, bob)).toMatchObject({
      receiver: bob,
      remark: 'keys.openedAs',
      failed: ['receiver'],
    });
    expect(outcome(read('gmk: 00112233445566778899aabbccddeeff'), messageHex)).toEqual({
      reason: 'keys.noKms',
    });
  });

  it('[RFC 6507 §5.2.2] with a certificate alone the signature is verified, and the key left closed', () => {
    const held = outcome(certificate, messageHex);
    expect(held).toMatchObject({ ok: false, unopened: 'keys.unopened', failed: [] });
    expect(held.checks?.slice(-3)).toEqual(['initiator', 'kms', 'signature']);
    const altered = outcome(certificate, `${messageHex.slice(0, -2)}00`);
    expect(altered).toMatchObject({ ok: false, failed: ['signature'] });
    expect(altered.unopened).toBeUndefined();
  });

  it('[TS 33.179 §F.2.1] with the keys of the period of T, of several that are held', () => {
    const { key_period_no: period, ...keys } = bundle.users[alice];
    const others = [period - 1, period, period + 1].map((no) => ({
      kms: bundle.kms,
      users: {
        [alice]: {
          ...keys,
          key_period_no: no,
          rsk: no === period ? keys.rsk : bundle.users[bob].rsk,
        },
      },
    }));
    expect(outcome(read(JSON.stringify(others)), messageHex)).toMatchObject({ ok: true });
  });

  it('[TS 33.179 §F.1.3] states the group key whose identifier the message carries, and no other', () => {
    const of = (material: KeyMaterial) => {
      const held = bundleWith(material, hexToBytes(messageHex));
      return held.ok ? held.bundle.gmk : null;
    };
    expect(of(read(JSON.stringify(later), JSON.stringify(bundle)))).toEqual(hexToBytes(gmk));
    expect(of(read(JSON.stringify(later)))).toBeUndefined();
  });
});

describe('keys that contradict each other', () => {
  const { kms, users } = bundle;
  const withUser = (change: object) =>
    JSON.stringify({ kms, users: { [alice]: { ...users[alice], ...change } } });

  it('[RFC 6508 §6.1.2] [RFC 6507 §5.1.2] say which part does not fit, and where it stands', () => {
    const at = `users.${alice}`;
    const bobs = users[bob];
    const of = (change: object) => contradictions(read(withUser(change)));
    expect(of({})).toEqual([]);
    expect(of({ uid: bobs.uid })).toEqual([`${at} uid`]);
    expect(of({ rsk: bobs.rsk })).toEqual([`${at} rsk`]);
    expect(of({ pvt: bobs.pvt })).toEqual([`${at} eccsi`]);
    expect(of({ ...bobs })).toEqual([`${at} uid`, `${at} rskOfStated`, `${at} eccsiOfStated`]);
  });

  it('[Keyladder §input] a KMS with other keys under its name, and points off their curve', () => {
    const offCurve = (hex: string) => hex.replace(/..$/, (last) => (last === '00' ? '01' : '00'));
    const twice = read(init(bundle), init({ kms: { ...later.kms, uri: kms.uri }, users: {} }));
    expect(contradictions(twice)).toEqual(['KmsCertificate[1] kmsTwice']);
    const [said] = [...keyContradictions(twice)];
    expect(said).toMatchObject({
      at: { source: 'k2' },
      said: { facts: { first: { facts: { source: 'k1' } } } },
    });
    const off = { ...kms, pub_auth_key: offCurve(kms.pub_auth_key) };
    expect(contradictions(read(JSON.stringify({ kms: off, users: {} })))).toEqual([
      'kms kpakOffCurve',
    ]);
    const z = { ...kms, pub_enc_key: offCurve(kms.pub_enc_key) };
    const withoutKms = read(JSON.stringify({ kms: z, users }));
    expect(codes(withoutKms)).toEqual(['wrong keys.contradiction.zOffCurve']);
    expect(contradictions(withoutKms)).toEqual([]);
    expect(outcome(withoutKms, messageHex)).toEqual({ reason: 'keys.noKms' });
    const withoutRsk = read(withUser({ rsk: offCurve(users[alice].rsk) }));
    expect(codes(withoutRsk)).toEqual(['wrong keys.contradiction.rskOffCurve']);
    expect(contradictions(withoutRsk)).toEqual([]);
    expect(outcome(withoutRsk, messageHex)).toMatchObject({ remark: 'keys.noneOf' });
    const other = { [alice]: { ...users[alice], rsk: users[bob].rsk } };
    expect(contradictions(read(withUser({}), JSON.stringify({ kms, users: other })))).toEqual([
      `users.${alice} keySetTwice`,
      `users.${alice} rsk`,
    ]);
    expect(
      contradictions(read(`gmk: ${gmk}\ngmk-id: 01020304\ngmk: ${later.gmk}\ngmk-id: 01020304`)),
    ).toEqual(['gmk groupKeyTwice']);
  });
});
