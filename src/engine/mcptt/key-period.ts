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
