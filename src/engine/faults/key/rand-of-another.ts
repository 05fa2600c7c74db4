import { changeKeys, flipLastBit } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { inOnePayload, isHeardAcross } from '../setting.ts';

/** A receiver gets the right GMK with another RAND than the others: its SRTP keys differ. */
export const randOfAnother = defineFault({
  id: 'rand-of-another',
  clause: 'TS 33.179 §7.3.6',
  kind: 'key',
  reach: 'payload',
  predict: (setting) => (isHeardAcross(setting) ? 'srtp' : null),
  unnoticed: true,
  apply: (setting) => {
    const { procedure, step } = setting.at;
    // Two keys in one payload share its RAND.
    const place = inOnePayload(setting) ? { at: { procedure, step } } : setting;
    return changeKeys(place, (key) => ({ ...key, rand: flipLastBit(key.rand) }));
  },
});
