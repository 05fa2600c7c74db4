import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { openAesCbc } from '../crypto/aes-cbc.ts';
import { kdf } from '../crypto/kdf.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import { decodeKeyParameters, type KeyParameters, type ProtectedPayload } from '../mikey/index.ts';
import { concatBytes, uint32ToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import { parametersOf } from './aspects.ts';
import type { Hypotheses, Hypothesis, Part } from './hypothesis.ts';
import { type OpenedParameters, ofType, type ParametersForm } from './parameters-form.ts';

/** How the key parameters may have been protected besides AES-128-GCM under the DPCK, AAD and IV whole.
 *  Source: TS 33.180 §E.6.1, §F.1.5. */

type Protection = Readonly<{
  id: string;
  part: Part;
  text: Fact;
  clause?: Clause;
  form: Partial<ParametersForm>;
}>;

const anyId: ParametersForm['id'] = () => true;
const dpckFc = 0x53;
type KeyOf = ParametersForm['key'];

const underKey = (id: string, text: Fact, key: KeyOf): Protection => ({
  ...{ id, part: 'key', text, form: { key } },
  clause: 'TS 33.180 §F.1.5',
});
const kdfOf =
  (fc: number): KeyOf =>
  ({ gmk }, { dppkId }) =>
    kdf(gmk, fc, uint32ToBytes(dppkId)).slice(-16);

const keys: readonly Protection[] = [
  underKey('fc-aa', fact('diagnosis.dpck.otherFc', { fc: 'aa' }), kdfOf(0xaa)),
  ...[0x50, 0x51, 0x52, 0x54].map((fc) =>
    underKey(
      `fc-${fc.toString(16)}`,
      fact('diagnosis.dpck.otherFc', { fc: fc.toString(16) }),
      kdfOf(fc),
    ),
  ),
  underKey('first-half', fact('diagnosis.dpck.firstHalf'), ({ gmk }, { dppkId }) =>
    kdf(gmk, dpckFc, uint32ToBytes(dppkId)).slice(0, 16),
  ),
  underKey('gmk-itself', fact('diagnosis.dpck.gmk'), ({ gmk }) => gmk),
  underKey('under-gmk-id', fact('diagnosis.dpck.gmkId'), ({ gmk, gmkId, gukId }) =>
    deriveDpck(gmk, gmkId ?? gukId),
  ),
  underKey('under-csb-id', fact('diagnosis.dpck.csbId'), ({ gmk, gukId }) =>
    deriveDpck(gmk, gukId),
  ),
  underKey('without-length', fact('diagnosis.dpck.noLength'), ({ gmk }, { dppkId }) =>
    hmac(sha256, gmk, concatBytes(Uint8Array.of(dpckFc), uint32ToBytes(dppkId))).slice(-16),
  ),
  underKey('id-byte-order', fact('diagnosis.dpck.byteOrder'), ({ gmk }, { dppkId }) =>
    kdf(gmk, dpckFc, uint32ToBytes(dppkId).reverse()).slice(-16),
  ),
  underKey('without-id', fact('diagnosis.dpck.noId'), ({ gmk }) => kdf(gmk, dpckFc).slice(-16)),
];

type AadOf = ParametersForm['aad'];
const withAad = (id: string, text: Fact, aad: AadOf): Protection => ({
  ...{ id: `aad-${id}`, part: 'aad', text, form: { aad } },
});
const head = ({ additionalData }: ProtectedPayload) => additionalData;

const aads: readonly Protection[] = [
  withAad('empty', fact('diagnosis.aad.empty'), () => new Uint8Array(0)),
  withAad(
    'with-iei-and-length',
    fact('diagnosis.aad.withLength', { octets: 35 }),
    (payload, data) => data.slice(0, head(payload).length + 3),
  ),
  withAad('with-iei', fact('diagnosis.aad.withIei', { octets: 33 }), (payload, data) =>
    data.slice(0, head(payload).length + 1),
  ),
  withAad('without-dppk-id', fact('diagnosis.aad.first', { octets: 28 }), (payload) =>
    head(payload).slice(0, 28),
  ),
  withAad('without-iv', fact('diagnosis.aad.first', { octets: 12 }), (payload) =>
    head(payload).slice(0, 12),
  ),
  withAad('all-but-iv', fact('diagnosis.aad.allButIv'), (payload) =>
    concatBytes(head(payload).slice(0, 12), head(payload).slice(28)),
  ),
  withAad('without-type', fact('diagnosis.aad.noType'), (payload) => head(payload).slice(1)),
  withAad('dppk-id', fact('diagnosis.aad.dppkId'), ({ dppkId }) => uint32ToBytes(dppkId)),
];

const withIv = (id: string, text: Fact, iv: ParametersForm['iv']): Protection => ({
  ...{ id: `iv-${id}`, part: 'iv', text, form: { iv } },
});

const ivs: readonly Protection[] = [
  withIv('first-12', fact('diagnosis.iv.first', { octets: 12 }), ({ iv }) => iv.slice(0, 12)),
  withIv('last-12', fact('diagnosis.iv.last', { octets: 12 }), ({ iv }) => iv.slice(-12)),
  withIv('reversed', fact('diagnosis.iv.reversed'), ({ iv }) => iv.slice().reverse()),
  withIv('zero', fact('diagnosis.iv.zero'), ({ iv }) => new Uint8Array(iv.length)),
];

const parse = (octets: Uint8Array, tag: number) => ofType(decodeKeyParameters(octets).value, tag);

/** The content as it stands, or with key types that count from 1. */
const inClear = (data: Uint8Array, tag: number): KeyParameters | null =>
  parse(data, tag) ?? ofType(decodeKeyParameters(data).value, tag + 1);

const opened = (parameters: KeyParameters | null): OpenedParameters =>
  parameters && { proved: false, parameters };

const textLength = (octets: Uint8Array) => ((octets[0] ?? 0) << 8) | (octets[1] ?? 0);

/** Elements of V13.4.0 begin with the length and the text of a group ID, which is a URI of ASCII. */
function isGroupElement(octets: Uint8Array | null): boolean {
  if (octets === null) return false;
  const length = textLength(octets);
  const text = octets.slice(2, 2 + length);
  return length >= 3 && text.length === length && isUriText(text);
}

const isUriText = (text: Uint8Array) =>
  text.every((octet) => octet > 0x20 && octet < 0x7f) && text.includes(0x3a);

/** The parameters of V13.4.0 are not read any further than that. */
const cbcUnder =
  (key: (gmk: Uint8Array, gukId: number) => Uint8Array): NonNullable<ParametersForm['instead']> =>
  ({ gmk, gukId, tag, data }) => {
    if (data.length < 32) return null;
    const plaintext = openAesCbc(key(gmk, gukId), data.slice(0, 16), data.slice(16));
    if (plaintext === null) return null;
    const parameters = unpadded(plaintext, tag);
    if (parameters === null && !isGroupElement(plaintext)) return null;
    return { proved: false, parameters };
  };

/** The later content in the older protection: as it is, or with padding of 1 to 16 octets behind it. */
function unpadded(plaintext: Uint8Array, tag: number): KeyParameters | null {
  for (let padding = 0; padding <= 16; padding += 1) {
    const parameters = parse(plaintext.slice(0, plaintext.length - padding), tag);
    if (parameters) return parameters;
  }
  return null;
}

const instead = (
  id: string,
  text: Fact,
  form: NonNullable<ParametersForm['instead']>,
): Protection => ({
  ...{ id, part: 'content', text, form: { instead: form } },
  clause: 'TS 33.179 §E.6.8',
});

/** In the protected form the content begins behind its header. */
const headerOctets = 35;

const forms: readonly Protection[] = [
  instead('clear', fact('diagnosis.form.clear'), ({ data, tag }) => opened(inClear(data, tag))),
  instead(
    'cbc',
    fact('diagnosis.form.cbc'),
    cbcUnder((gmk) => gmk),
  ),
  instead('cbc-under-dpck', fact('diagnosis.form.cbcDpck'), cbcUnder(deriveDpck)),
  instead('clear-in-envelope', fact('diagnosis.form.clearInside'), ({ data, tag }) =>
    opened(data[0] === 0x43 ? inClear(data.slice(headerOctets), tag) : null),
  ),
  {
    ...{ id: 'other-dppk-id', part: 'content', text: fact('diagnosis.form.otherId') },
    form: { id: anyId },
  },
  {
    ...{ id: 'types-from-1', part: 'content', text: fact('diagnosis.form.typesFrom1') },
    clause: 'TS 33.179 §E.6.11',
    form: {
      content: (content, tag) => ofType(decodeKeyParameters(content).value, tag + 1),
    },
  },
];

export const protections: Hypotheses = () =>
  [
    ...keys.slice(0, 1),
    ...aads.slice(0, 1),
    ...forms,
    ...keys.slice(1),
    ...aads.slice(1),
    ...ivs,
  ].map(
    ({ id, part, text, clause = 'TS 33.180 §E.6.1', form }): Hypothesis => ({
      id: `key-parameters.${id}`,
      ...{ part, text, clause },
      settles: ['key-parameters'],
      apply: (reading) => ({ ...reading, parameters: { ...reading.parameters, ...form } }),
      octets: parametersOf,
    }),
  );
