import * as v from 'valibot';
import { always } from '../alter.ts';
import { withoutPayload } from '../change-octets.ts';
import type { Fault } from '../fault.ts';

const names = {
  T: ['T'],
  RAND: ['RAND'],
  IDRi: ['IDRi', 'IDRuidi'],
  IDRr: ['IDRr', 'IDRuidr'],
  IDRkmsi: ['IDRkmsi'],
  IDRkmsr: ['IDRkmsr'],
  SAKKE: ['SAKKE'],
} as const;
const payloads = Object.keys(names) as (keyof typeof names)[];
const parameters = v.strictObject({
  /** Payload that is left out. */
  payload: v.optional(v.picklist(payloads), 'IDRkmsr'),
});

/** The GMS leaves a mandatory payload out, and signs the rest. */
export const payloadMissing: Fault<v.InferOutput<typeof parameters>> = {
  id: 'payload-missing',
  clause: 'TS 33.179 §E.2',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'missing',
  apply: ({ parameters: { payload } }) => ({
    unsigned: (octets) => withoutPayload(octets, names[payload]),
  }),
};
