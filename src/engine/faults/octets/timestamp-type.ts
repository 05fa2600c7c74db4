import { tsTypes } from '../../mikey/index.ts';
import { always, noParameters } from '../alter.ts';
import { changeField, setTo } from '../change-octets.ts';
import type { Fault } from '../fault.ts';

/** The GMS sends a timestamp of another type, of the same length. */
export const timestampType: Fault<object> = {
  id: 'timestamp-type',
  clause: 'TS 33.179 §E.1.1',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'timestamp',
  apply: () => ({
    unsigned: (octets) => changeField(octets, ['T.tsType'], setTo(tsTypes.ntp)),
  }),
};
