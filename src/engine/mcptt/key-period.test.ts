import { describe, expect, it } from 'vitest';
import { ntpFromUnix, unixFromNtp } from '../model/ntp-time.ts';
import { keyPeriodNo, keyPeriodSpan } from './key-period.ts';

const month = { keyPeriodSeconds: 2_592_000, keyPeriodOffsetSeconds: 0 };

describe('keyPeriodNo', () => {
  it.each([
    ['the first second of 1900', 0, month, 0],
    ['the last second of period 0', 2_591_999, month, 0],
    ['the first second of period 1', 2_592_000, month, 1],
    ['the example message', 3_976_214_400, month, 1534],
    ['the last second before period 1534', 1534 * 2_592_000 - 1, month, 1533],
    ['the last second of the NTP era', 4_294_967_295, month, 1657],
    ['the offset itself', 100, { keyPeriodSeconds: 60, keyPeriodOffsetSeconds: 40 }, 1],
    [
      'a second before a boundary moved by the offset',
      99,
      { keyPeriodSeconds: 60, keyPeriodOffsetSeconds: 40 },
      0,
    ],
    [
      'a time before the first period',
      39,
      { keyPeriodSeconds: 60, keyPeriodOffsetSeconds: 40 },
      -1,
    ],
  ] as const)('[TS 33.180 §F.2.1] %s', (_what, ntp, rule, number) => {
    expect(keyPeriodNo(ntp, rule)).toBe(number);
  });
});

describe('keyPeriodSpan', () => {
  it.each([
    [0, month],
    [1534, month],
    [7, { keyPeriodSeconds: 86_400, keyPeriodOffsetSeconds: 3_600 }],
  ] as const)(
    '[TS 33.180 §F.2.1] the span of period %i holds its times and no others',
    (no, rule) => {
      const { startNtp, endNtp } = keyPeriodSpan(no, rule);
      expect(startNtp).toBe(rule.keyPeriodOffsetSeconds + no * rule.keyPeriodSeconds);
      expect([startNtp - 1, startNtp, endNtp - 1, endNtp].map((t) => keyPeriodNo(t, rule))).toEqual(
        [no - 1, no, no, no + 1],
      );
    },
  );
});

it('[RFC 3830 §6.6] counts NTP seconds from 1900 and Unix seconds from 1970', () => {
  expect(ntpFromUnix(0)).toBe(2_208_988_800);
  expect(ntpFromUnix(Date.UTC(2026, 0, 1) / 1000)).toBe(3_976_214_400);
  expect(unixFromNtp(3_976_214_400)).toBe(1_767_225_600);
});
