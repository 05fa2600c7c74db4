import { unixFromNtp } from '../../model/ntp-time.ts';
import { defineFault } from '../fault.ts';

/** T counts from 1970 instead of 1900: to the receiver the message is 70 years old. */
export const timestampInUnixSeconds = defineFault({
  id: 'timestamp-in-unix-seconds',
  clause: 'RFC 3830 §6.6',
  kind: 'deviation',
  reach: 'payload',
  predict: () => 'timestamp',
  apply: () => ({
    parts: (parts) => ({ ...parts, ntpSeconds: unixFromNtp(parts.ntpSeconds) }),
  }),
});
