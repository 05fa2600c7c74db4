import * as v from 'valibot';
import { always } from '../alter.ts';
import { withPayloadTwice } from '../change-octets.ts';
import type { Fault } from '../fault.ts';

const names = {
  T: ['T'],
  RAND: ['RAND'],
  IDRr: ['IDRr', 'IDRuidr'],
  SP: ['SP'],
  SAKKE: ['SAKKE'],
} as const;
const payloads = Object.keys(names) as (keyof typeof names)[];
const parameters = v.strictObject({
  /** Payload that comes twice. */
  payload: v.optional(v.picklist(payloads), 'T'),
});

/** The GMS sends a payload twice, and signs it. */
export const payloadDuplicate: Fault<v.InferOutput<typeof parameters>> = {
  id: 'payload-duplicate',
  clause: 'TS 33.179 §E.2',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'duplicate',
  apply: ({ parameters: { payload } }) => ({
    unsigned: (octets) => withPayloadTwice(octets, names[payload]),
  }),
};
