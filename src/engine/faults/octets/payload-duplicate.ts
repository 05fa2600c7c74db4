import * as v from 'valibot';
import { withPayloadTwice } from '../change-octets.ts';
import { nameIn } from '../choices.ts';
import { defineFault } from '../fault.ts';

const names = {
  T: ['T'],
  RAND: ['RAND'],
  IDRr: ['IDRr', 'IDRuidr'],
  SP: ['SP'],
  SAKKE: ['SAKKE'],
} as const;

/** The GMS sends a payload twice, and signs it. */
export const payloadDuplicate = defineFault({
  id: 'payload-duplicate',
  clause: 'TS 33.179 §E.2',
  kind: 'octets',
  parameters: v.strictObject({
    /** Payload that comes twice. */
    payload: nameIn(names, 'T'),
  }),
  predict: () => 'duplicate',
  apply: ({ parameters: { payload } }) => ({
    unsigned: (octets) => withPayloadTwice(octets, names[payload]),
  }),
});
