import { describe, expect, it } from 'vitest';
import {
  aliceUri,
  bobUri,
  bundleOf,
  diagnosed,
  kms,
  named,
  partnerKms,
  periodOf,
  uid,
} from '../testing/deviating-sender.ts';

const textOf = (...args: Parameters<typeof bundleOf>) =>
  diagnosed(bundleOf(...args)).diagnosis?.text.facts;

describe('the RSK of the receiver', () => {
  it.each([
    ['another user', { rskUid: uid(bobUri) }, { uri: bobUri, period: periodOf(kms) }],
    [
      'another period',
      { rskUid: uid(aliceUri, kms, periodOf(kms) - 3) },
      { uri: aliceUri, period: periodOf(kms) - 3 },
    ],
    [
      'another KMS',
      { rskUid: uid(aliceUri, partnerKms), rskKms: partnerKms },
      { uri: aliceUri, kmsUri: partnerKms.uri },
    ],
  ])('[RFC 6508 §6.1.2] is that of %s', (_whose, otherwise, facts) => {
    expect(named(otherwise)).toBe('rsk.of-other: proved');
    expect(textOf(otherwise)).toMatchObject(facts);
    expect(diagnosed(bundleOf(otherwise)).diagnosis?.thenPasses.stopsAt).toBeNull();
  });

  it('[RFC 6508 §6.1.2] was made for a UID without the scheme', () => {
    expect(named({ rskUid: uid(aliceUri.slice(4)) })).toBe('rsk.uid-otherwise: proved');
  });

  it('[RFC 6508 §6.2.1] is nobody’s known, as the stated GMK shows', () => {
    const otherwise = { rskUid: uid('sip:stranger@example.org'), statesGmk: true };
    expect(named(otherwise)).toBe('rsk.of-nobody-known: proved');
  });
});
