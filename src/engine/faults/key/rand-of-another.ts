import { always, changeKeys, flipLastBit, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { inOnePayload, isHeardAcross } from '../setting.ts';

/** A receiver gets the right GMK with another RAND than the others: its SRTP keys differ. */
export const randOfAnother: Fault<object> = {
  id: 'rand-of-another',
  clause: 'TS 33.179 §7.3.6',
  kind: 'key',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: (setting) => (isHeardAcross(setting) ? 'srtp' : null),
  unnoticed: true,
  apply: (setting) => {
    const { procedure, step } = setting.at;
    // Two keys in one payload share its RAND.
    const place = inOnePayload(setting) ? { at: { procedure, step } } : setting;
    return changeKeys(place, (key) => ({ ...key, rand: flipLastBit(key.rand) }));
  },
};
