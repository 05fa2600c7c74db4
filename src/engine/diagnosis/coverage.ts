import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { findNode } from '../codec/field-node.ts';
import { concatBytes, utf8ToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Evidence } from './evidence.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';

/** Which octets the signature covers. The text: from HDR up to and including S type and signature length.
 *  Source: RFC 3830 §5.2, TS 33.180 §E.1.2. */

type Coverage = Readonly<{ id: string; text: Fact; octets: Uint8Array }>;

export const coverage: Hypotheses = (evidence) => {
  const common = coveragesOf(evidence).map(
    ({ id, text, octets }): Hypothesis => ({
      id: `signature.${id}`,
      part: 'coverage',
      text,
      clause: 'RFC 3830 §5.2',
      facts: { octetsCovered: octets.length },
      settles: ['signature'],
      apply: (reading) => ({ ...reading, signedOctets: octets }),
      octets: () => octets,
    }),
  );
  const shortR: Hypothesis = {
    id: 'signature.short-r',
    part: 'hash',
    text: fact('diagnosis.coverage.shortR'),
    clause: 'RFC 6507 §5.2.1',
    settles: ['signature'],
    apply: (reading) => ({ ...reading, shortR: true }),
  };
  return [...common, shortR];
};

function coveragesOf({ decoded: { bytes, tree, message } }: Evidence): readonly Coverage[] {
  if (!message) return [];
  const text = message.signedOctets;
  const body = text.slice(0, -2);
  const header = text.slice(-2);
  const before = tree.findLast(({ end }) => end === body.length);
  const next = findNode(tree, `${before?.path}.nextPayload`)?.start;
  const ended = next === undefined ? body : body.with(next, 0);
  const hdrEnd = tree[0]?.end ?? 0;
  const empty = new Uint8Array(message.sign.signature.length);
  const length = (octets: number) => Uint8Array.of((header[0] ?? 0) & 0xf0, octets);
  return [
    {
      id: 'without-sign-header',
      text: fact('diagnosis.coverage.withoutHeader', { octets: body.length }),
      octets: body,
    },
    {
      id: 'next-payload-zero-without-header',
      text: fact('diagnosis.coverage.endedWithoutHeader', { octets: body.length }),
      octets: ended,
    },
    {
      id: 'next-payload-zero',
      text: fact('diagnosis.coverage.ended', { octets: text.length }),
      octets: concatBytes(ended, header),
    },
    {
      id: 'empty-signature',
      text: fact('diagnosis.coverage.emptySignature', { octets: bytes.length }),
      octets: concatBytes(text, empty),
    },
    {
      id: 'length-zero',
      text: fact('diagnosis.coverage.lengthZero', { octets: text.length }),
      octets: concatBytes(body, length(0)),
    },
    {
      id: 'length-32',
      text: fact('diagnosis.coverage.length32', { octets: text.length }),
      octets: concatBytes(body, length(32)),
    },
    {
      id: 'half-sign-header',
      text: fact('diagnosis.coverage.halfHeader', { octets: text.length - 1 }),
      octets: text.slice(0, -1),
    },
    {
      id: 'without-hdr',
      text: fact('diagnosis.coverage.withoutHdr', { octets: text.length - hdrEnd }),
      octets: text.slice(hdrEnd),
    },
    {
      id: 'without-hdr-and-sign-header',
      text: fact('diagnosis.coverage.withoutBoth', { octets: body.length - hdrEnd }),
      octets: body.slice(hdrEnd),
    },
    { id: 'hashed-first', text: fact('diagnosis.coverage.hashed'), octets: sha256(text) },
    {
      id: 'hashed-first-without-header',
      text: fact('diagnosis.coverage.hashedBody'),
      octets: sha256(body),
    },
    {
      id: 'base64',
      text: fact('diagnosis.coverage.base64'),
      octets: utf8ToBytes(base64.encode(text)),
    },
  ];
}
