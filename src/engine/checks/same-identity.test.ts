import { describe, expect, it } from 'vitest';
import { deriveRsk } from '../crypto/sakke.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { hexToBytes, utf8ToBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import {
  alice,
  gms,
  insiderMessage,
  keySet,
  kmsUri,
  receive,
  receiver,
  uidOf,
} from '../testing/insider.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };

/** Identities whose texts differ in their octets only, or look alike and are not the same. */

const composed = 'sip:zo\u00eb@example.org';
const decomposed = 'sip:zoe\u0308@example.org';
const cyrillic = 'sip:\u0430lice@example.org';
const kmsMasterSecret = bytesToNumberBE(hexToBytes(bundle.kms.master.z));

const keySetOf = (userUri: string) => {
  const userId = uidOf(userUri);
  return {
    ...keySet,
    userUri,
    userId,
    userDecryptKey: deriveRsk({ kmsMasterSecret, id: userId }).rsk,
  };
};
const idr = (role: number, uri: string) => ({ role, idType: 1, idData: utf8ToBytes(uri) });
const message = (from: string, to: string) =>
  insiderMessage({
    to,
    signer: from,
    parts: { idrs: [idr(1, from), idr(2, to), idr(6, kmsUri), idr(7, kmsUri)] },
  });
const lookAlike = (text: string, character: number, is: string, not: string) => ({
  ...{ text, character },
  ...{ is: fact('verbatim', { text: is }), not: fact('verbatim', { text: not }) },
});
const found = (octets: Uint8Array, change: Parameters<typeof receiver>[0]) =>
  receive(receiver(change), [octets]).failures.map(({ code, found: { facts } }) => [code, facts]);

describe('two spellings of one identity', () => {
  it.each([
    ['composed, sent to a user who is decomposed', composed, decomposed],
    ['decomposed, sent to a user who is composed', decomposed, composed],
  ])('[TS 33.220 §B.2.1.2] a receiver %s', (_what, to, uri) => {
    const ue = receiver({ uri, keySets: [keySetOf(uri)] });
    expect(receive(ue, [message(gms, to)]).failures).toEqual([]);
    expect(ue.keys).toHaveLength(1);
  });

  it('[TS 33.220 §B.2.1.2] the GMS that is authorised, decomposed', () => {
    const authorisedGms = [composed];
    expect(found(message(decomposed, alice), { authorisedGms })).toEqual([]);
  });
});

describe('two identities that look alike', () => {
  it('[TS 33.179 §E.2] the receiver: the code point that differs is told', () => {
    expect(found(message(gms, cyrillic), {})).toEqual([
      ['receiver', lookAlike(cyrillic, 5, 'U+0430', 'U+0061')],
    ]);
  });

  it('[pCR 33.179 §7.4.2] the GMS: the code point that differs is told', () => {
    const other = 'sip:gm\u0455@example.org';
    expect(found(message(other, alice), {})).toEqual([
      ['not-authorised', lookAlike(other, 7, 'U+0455', 'U+0073')],
    ]);
  });

  it('[TS 33.179 §E.2] the KMS: the code point that differs is told', () => {
    const other = 'kms.\u0435xample.org';
    const idrs = [idr(1, gms), idr(2, alice), idr(6, other), idr(7, kmsUri)];
    expect(found(insiderMessage({ parts: { idrs } }), {})).toEqual([
      ['kms', lookAlike(other, 5, 'U+0435', 'U+0065')],
    ]);
  });
});

describe('a replay', () => {
  it('[RFC 3830 §5.4] is one of the same sender: same T and RAND from another GMS is none', () => {
    const second = 'sip:gms2@example.org';
    const ue = receiver({ authorisedGms: [gms, second] });
    expect(receive(ue, [message(gms, alice)]).failures).toEqual([]);
    expect(receive(ue, [message(second, alice)]).failures).toEqual([]);
    const again = receive(ue, [message(second, alice)]).failures;
    expect(again.map(({ code }) => code)).toEqual(['replay']);
    expect(ue.seen.size).toBe(2);
  });
});
