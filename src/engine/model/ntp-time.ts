import { type Fact, fact } from './fact.ts';

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

/** A time as it is told: UTC, to the second. */
export const utc = (unixSeconds: number): Fact => fact('utc', { milliseconds: 1000 * unixSeconds });

/** The same of an NTP time of era 0. */
export const utcOfNtp = (ntpSeconds: number): Fact => utc(unixFromNtp(ntpSeconds));

/** The same, with 0 for a time that is not set. */
export const utcOrUnset = (unixSeconds: number): Fact =>
  unixSeconds === 0 ? fact('notSet') : utc(unixSeconds);
