import * as v from 'valibot';
import { octetLengths } from '../../model/octet-lengths.ts';
import { always, flipBit, flipLastBit } from '../alter.ts';
import type { Fault } from '../fault.ts';

const parameters = v.strictObject({
  /** Part whose last bit is turned over: the point R, or H with the masked key. */
  part: v.optional(v.picklist(['R', 'H']), 'H'),
});

/** An insider alters the encapsulated key and signs it. */
export const sakkeDataAltered: Fault<v.InferOutput<typeof parameters>> = {
  id: 'sakke-data-altered',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: ({ parameters: { part } }) => (part === 'H' ? 'sakke' : 'sakke-data'),
  apply: ({ parameters: { part } }) => ({
    sealed: (key) => {
      const { sakkeData } = key.sakke;
      const altered =
        part === 'H' ? flipLastBit(sakkeData) : flipBit(sakkeData, 8 * octetLengths.sakkePoint - 1);
      return { ...key, sakke: { ...key.sakke, sakkeData: altered } };
    },
  }),
};
