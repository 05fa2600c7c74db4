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
