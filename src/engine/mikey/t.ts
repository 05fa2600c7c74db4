import { uint, when } from '../codec/field.ts';
import { nextPayloadField } from './payload-types.ts';

const clause = 'RFC 3830 §6.6';

/** Timestamp types. Only NTP-UTC is permitted here (TS 33.179 §E.1.1). Source: RFC 6043 §6.3. */
export const tsTypes = { ntpUtc: 0, ntp: 1, counter: 2, ntpUtc32: 3 } as const;

const { ntpUtc, ntp, counter, ntpUtc32 } = tsTypes;

//  +---------------+---------------+-------------------------------+
//  ! Next payload  !   TS type     ! TS value                      ~
//  +---------------+---------------+-------------------------------+
//  TS value: NTP-UTC and NTP: seconds (4) and fraction (4); COUNTER: 4; NTP-UTC-32: seconds (4)
/** The timestamp. Source: RFC 3830 §6.6. */
export const t = {
  name: 'T',
  clause,
  type: 5,
  fields: {
    nextPayload: nextPayloadField(clause),
    tsType: uint(8, {
      label: 'TS type',
      clause: 'RFC 6043 §6.3',
      names: { 0: 'NTP-UTC', 1: 'NTP', 2: 'COUNTER', 3: 'NTP-UTC-32' },
      only: { values: Object.values(tsTypes), code: 'ts-type', stop: true },
    }),
    ntpSeconds: when(
      'tsType',
      [ntpUtc, ntp, ntpUtc32],
      uint(32, { label: 'TS value (seconds since 1900)', clause }),
    ),
    fraction: when('tsType', [ntpUtc, ntp], uint(32, { label: 'TS value (fraction)', clause })),
    counter: when('tsType', [counter], uint(32, { label: 'TS value (counter)', clause })),
  },
} as const;
