import { describe, expect, it } from 'vitest';
import { numberToBytesBE } from '../model/big-integers.ts';
import {
  aliceUri,
  bundleOf,
  diagnosed,
  gmsUri,
  kms,
  named,
  type Otherwise,
  periodOf,
  time,
  uid,
} from '../testing/deviating-sender.ts';

const unix = time - 2_208_988_800;

/** T as these octets; it stands behind HDR of 10 octets, with 2 octets before its value. */
const withT = (octets: Uint8Array): Otherwise => ({
  unsigned: (text) => {
    const made = text.slice();
    made.set(octets, 12);
    return made;
  },
});
const uint64 = (value: number | bigint) => numberToBytesBE(BigInt(value), 8);
const high = (value: number) => uint64(BigInt(value) << 32n);

describe('the time stamp', () => {
  it.each([
    ['unix', high(unix)],
    ['unix-64', uint64(unix)],
    ['ntp-64', uint64(time)],
    ['unix-milliseconds', uint64(unix * 1000)],
    [
      'little-endian-seconds',
      uint64(BigInt(time) << 32n)
        .slice(0, 4)
        .reverse(),
    ],
    ['little-endian', uint64((BigInt(time) << 32n) | 0x1234n).reverse()],
    ['little-endian-unix', uint64(unix).reverse()],
  ])('[RFC 3830 §6.6] %s', (id, octets) => {
    expect(named(withT(octets))).toBe(`time.${id}: proved`);
  });

  it('[RFC 3830 §6.6] local time fits, and proves nothing', () => {
    const { diagnosis } = diagnosed(bundleOf(withT(high(time + 7200))));
    expect(diagnosis).toMatchObject({ deviation: 'time.local', grade: 'fits' });
    expect(diagnosis?.text.facts).toEqual({ hours: 2 });
    expect(diagnosis?.thenPasses.stopsAt).toBeNull();
    expect(named(withT(high(time - 5 * 1800 + 3)))).toBe('time.local: fits');
  });

  it('[RFC 3830 §6.6] Unix time, from which the sender and its KMS count key periods too', () => {
    const period = periodOf(kms, unix);
    const otherwise = {
      ...withT(high(unix)),
      signerUid: uid(gmsUri, kms, period),
      receiverUid: uid(aliceUri, kms, period),
      rskUid: uid(aliceUri, kms, period),
    };
    expect(named(otherwise)).toBe('time.unix: fits');
  });

  it('[RFC 3830 §5.4] a message that is only old has no diagnosis', () => {
    expect(named(withT(high(time - 4000)))).toBeNull();
    expect(named(withT(high(time + 86_400)))).toBeNull();
  });
});
