import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { kdf } from '../crypto/kdf.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { concatBytes, uint32ToBytes, utf8ToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Evidence } from './evidence.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';
import { type IdentifierForm, usualIdentifier } from './identifier-form.ts';
import { uidUnder } from './reading.ts';
import { uriForms } from './uri-forms.ts';

/** How the GUK-ID may have been made besides GMK-ID XOR the user salt. Source: TS 33.179 §7.3.1,
 *  §F.1.3. It can be told only where the GMK-ID is known: from an SPI, or because it was stated. */

type Salting = Readonly<{ id: string; text: Fact; form: IdentifierForm }>;

const userSaltFc = 0x50;
const low28 = 0x0fffffff;
const number = (octets: Uint8Array) => Number(bytesToNumberBE(octets));
const keyOf = (gmk: Uint8Array, uri: string) =>
  kdf(gmk, userSaltFc, utf8ToBytes(uri.normalize('NFKC')));
const xor = (gmkId: number, salt: number) => (gmkId ^ (salt & low28)) >>> 0;
const swap = (id: number) => number(uint32ToBytes(id).reverse());

/** A salt cut otherwise from K. */
const cut =
  (salt: (k: Uint8Array) => number): IdentifierForm =>
  (gmk, gmkId, uri) =>
    xor(gmkId, salt(keyOf(gmk, uri)));

const common: readonly Salting[] = [
  { id: 'gmk-id', text: fact('diagnosis.salt.gmkId'), form: (_gmk, gmkId) => gmkId },
  {
    id: 'not-masked',
    text: fact('diagnosis.salt.notMasked'),
    form: (gmk, gmkId, uri) => (gmkId ^ number(keyOf(gmk, uri).slice(-4))) >>> 0,
  },
  {
    id: 'top-nibble-zero',
    text: fact('diagnosis.salt.topZero'),
    form: (gmk, gmkId, uri) => usualIdentifier(gmk, gmkId, uri) & low28,
  },
  {
    id: 'byte-order',
    text: fact('diagnosis.salt.byteOrder'),
    form: (gmk, gmkId, uri) => swap(usualIdentifier(gmk, gmkId, uri)),
  },
  {
    id: 'salt-byte-order',
    text: fact('diagnosis.salt.saltByteOrder'),
    form: cut((k) => number(k.slice(-4).reverse())),
  },
  {
    id: 'salt-masked-byte-order',
    text: fact('diagnosis.salt.maskedByteOrder'),
    form: (gmk, gmkId, uri) => (gmkId ^ swap(number(keyOf(gmk, uri).slice(-4)) & low28)) >>> 0,
  },
  {
    id: 'first-octets',
    text: fact('diagnosis.salt.firstOctets'),
    form: cut((k) => number(k.slice(0, 4))),
  },
  {
    id: 'first-bits',
    text: fact('diagnosis.salt.firstBits'),
    form: cut((k) => number(k.slice(0, 4)) >>> 4),
  },
  {
    id: 'salt-itself',
    text: fact('diagnosis.salt.saltItself'),
    form: (gmk, gmkId, uri) =>
      ((gmkId & ~low28) | (number(keyOf(gmk, uri).slice(-4)) & low28)) >>> 0,
  },
  {
    id: 'added',
    text: fact('diagnosis.salt.added'),
    form: (gmk, gmkId, uri) =>
      ((gmkId & ~low28) | ((gmkId + number(keyOf(gmk, uri).slice(-4))) & low28)) >>> 0,
  },
  {
    id: 'without-length',
    text: fact('diagnosis.salt.noLength'),
    form: (gmk, gmkId, uri) =>
      xor(
        gmkId,
        number(
          hmac(sha256, gmk, concatBytes(Uint8Array.of(userSaltFc), utf8ToBytes(uri))).slice(-4),
        ),
      ),
  },
  ...[0x51, 0x52, 0x53].map((fc) => ({
    id: `fc-${fc.toString(16)}`,
    text: fact('diagnosis.salt.otherFc', { fc: fc.toString(16) }),
    form: ((gmk, gmkId, uri) =>
      xor(gmkId, number(kdf(gmk, fc, utf8ToBytes(uri)).slice(-4)))) satisfies IdentifierForm,
  })),
];

const overText =
  (of: (uri: string) => string): IdentifierForm =>
  (gmk, gmkId, uri) =>
    xor(gmkId, number(keyOf(gmk, of(uri)).slice(-4)));

const overUris: readonly Salting[] = uriForms.map(({ id, how, of }) => ({
  id: `uri-${id}`,
  text: fact('diagnosis.salt.uri', { how }),
  form: overText(of),
}));

const overOthers = ({ users, initiator, ue }: Evidence, names: readonly string[]): Salting[] =>
  [...new Set([...(initiator ? [initiator] : []), ...users.map(({ uri }) => uri), ...names])]
    .filter((uri) => uri !== ue.uri)
    .map((other) => ({
      id: 'other-uri',
      text: fact('diagnosis.salt.otherUri', { uri: other }),
      form: overText(() => other),
    }));

export const salts: Hypotheses = (evidence, usual) => {
  const uid = uidUnder(usual, usual.receiver);
  const names = [usual.signer.uri, ...evidence.ue.certificates.map(({ kmsUri }) => kmsUri)];
  const overUid: Salting[] = uid
    ? [
        {
          id: 'over-uid',
          text: fact('diagnosis.salt.uid'),
          form: (gmk, gmkId) => xor(gmkId, number(kdf(gmk, userSaltFc, uid).slice(-4))),
        },
      ]
    : [];
  return [
    ...common.slice(0, 4),
    ...overUris,
    ...overOthers(evidence, names),
    ...common.slice(4),
    ...overUid,
  ].map(
    ({ id, text, form }): Hypothesis => ({
      id: `guk-id.${id}`,
      part: 'identifier',
      text,
      clause: 'TS 33.179 §F.1.3',
      settles: ['guk-id', 'key-parameters'],
      apply: (reading) => ({ ...reading, identifier: form }),
      octets: ({ message }) => uint32ToBytes(message.hdr.csbId),
    }),
  );
};
