import * as v from 'valibot';
import { withoutPayload } from '../change-octets.ts';
import { nameIn } from '../choices.ts';
import { defineFault } from '../fault.ts';

const names = {
  T: ['T'],
  RAND: ['RAND'],
  IDRi: ['IDRi', 'IDRuidi'],
  IDRr: ['IDRr', 'IDRuidr'],
  IDRkmsi: ['IDRkmsi'],
  IDRkmsr: ['IDRkmsr'],
  SAKKE: ['SAKKE'],
} as const;

/** The GMS leaves a mandatory payload out, and signs the rest. */
export const payloadMissing = defineFault({
  id: 'payload-missing',
  clause: 'TS 33.179 §E.2',
  kind: 'octets',
  parameters: v.strictObject({
    /** Payload that is left out. */
    payload: nameIn(names, 'IDRkmsr'),
  }),
  predict: () => 'missing',
  apply: ({ parameters: { payload } }) => ({
    unsigned: (octets) => withoutPayload(octets, names[payload]),
  }),
});
