/** Seconds from 1900-01-01 (NTP era 0) to 1970-01-01 (Unix). Source: RFC 3830 §6.6. */
export const ntpUnixOffsetSeconds = 2_208_988_800;

/** NTP seconds of a Unix time in seconds. */
export function ntpFromUnix(unixSeconds: number): number {
  return unixSeconds + ntpUnixOffsetSeconds;
}

/** Unix seconds of an NTP time of era 0. */
export function unixFromNtp(ntpSeconds: number): number {
  return ntpSeconds - ntpUnixOffsetSeconds;
}

/** How a KMS divides time: length and offset of its key periods, in seconds. */
export type KeyPeriodRule = Readonly<{
  keyPeriodSeconds: number;
  keyPeriodOffsetSeconds: number;
}>;

/** The number of the key period an NTP time lies in: ⌊(T − offset) / length⌋.
 *  Source: TS 33.180 §F.2.1. */
export function keyPeriodNo(ntpSeconds: number, rule: KeyPeriodRule): number {
  return Math.floor((ntpSeconds - rule.keyPeriodOffsetSeconds) / rule.keyPeriodSeconds);
}

/** First NTP second of a key period and the first second after it. Source: TS 33.180 §F.2.1. */
export function keyPeriodSpan(
  periodNo: number,
  rule: KeyPeriodRule,
): Readonly<{ startNtp: number; endNtp: number }> {
  const startNtp = rule.keyPeriodOffsetSeconds + periodNo * rule.keyPeriodSeconds;
  return { startNtp, endNtp: startNtp + rule.keyPeriodSeconds };
}
