import { formOf } from '../../model/scenario-rules.ts';
import { changeKeys } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { inOnePayload } from '../setting.ts';

/** The purpose tag of a key for private calls. Source: TS 33.180 §5.2.2. */
const pckTag = 1;

/** A group key goes out under the identifier of a key for private calls. Where the message names a group
 *  call in its CS ID map, that contradicts the identifier first. */
export const purposeTagWrong = defineFault({
  id: 'purpose-tag-wrong',
  clause: 'TS 33.179 §7.3.1',
  kind: 'key',
  predict: (setting) => {
    const isSecond = inOnePayload(setting) && setting.at.key === 'floor';
    return formOf(setting.scenario).release === 'ts-33.180' && !isSecond ? 'cs-map' : 'guk-id';
  },
  apply: (setting) =>
    changeKeys(setting, (key) => ({
      ...key,
      gmkId: ((pckTag << 28) | (key.gmkId & 0x0fffffff)) >>> 0,
    })),
});
