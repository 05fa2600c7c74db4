import { ntpFromUnix } from '../engine/index.ts';
import { usageError } from './command.ts';

/** As whom, and when, messages are opened. */
export type Receiver = Readonly<{ as?: string; ntpSeconds?: number }>;

/** The options that say so. */
export const receiverOptions = {
  as: { type: 'string', value: 'URI' },
  at: { type: 'string', value: 'TIME' },
} as const;

/** The receiver those options ask for. Throws UsageError for a time that is none. */
export function receiverOf({ as, at }: Readonly<{ as?: string; at?: string }>): Receiver {
  return {
    ...(as === undefined ? {} : { as }),
    ...(at === undefined ? {} : { ntpSeconds: ntpOf(at) }),
  };
}

/** NTP seconds of `--at`: whole NTP seconds, or a UTC time. */
function ntpOf(text: string): number {
  const unix = /Z$/.test(text) ? Date.parse(text) : Number.NaN;
  const ntp = /^\d{1,10}$/.test(text) ? Number(text) : ntpFromUnix(Math.floor(unix / 1000));
  if (Number.isNaN(ntp)) {
    throw usageError('at', { given: text });
  }
  if (ntp < 0 || ntp > 0xffffffff) {
    throw usageError('atOutside', { given: text });
  }
  return ntp;
}
