import * as v from 'valibot';
import { octetLengths } from '../../model/octet-lengths.ts';
import { changeSakke, flipBit, flipLastBit } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** An insider alters the encapsulated key and signs it. */
export const sakkeDataAltered = defineFault({
  id: 'sakke-data-altered',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  parameters: v.strictObject({
    /** Part whose last bit is turned over: the point R, or H with the masked key. */
    part: v.optional(v.picklist(['R', 'H']), 'H'),
  }),
  predict: ({ parameters: { part } }) => (part === 'H' ? 'sakke' : 'sakke-data'),
  apply: ({ parameters: { part } }) =>
    changeSakke(({ sakkeData }) => ({
      sakkeData:
        part === 'H' ? flipLastBit(sakkeData) : flipBit(sakkeData, 8 * octetLengths.sakkePoint - 1),
    })),
});
