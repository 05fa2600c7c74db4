import * as v from 'valibot';
import { always, onTheWay } from '../alter.ts';
import { changeField, setToLargest } from '../change-octets.ts';
import type { Fault } from '../fault.ts';

const fields = {
  SP: ['SP.policyParamLength'],
  IDR: ['IDRi.idLen', 'IDRuidi.idLen'],
  SAKKE: ['SAKKE.sakkeDataLength'],
  GeneralExtension: ['GeneralExtension.length'],
  SIGN: ['SIGN.signatureLen'],
} as const;
const payloads = Object.keys(fields) as (keyof typeof fields)[];
const parameters = v.strictObject({
  /** Payload whose length field is set to the largest value it can hold. */
  payload: v.optional(v.picklist(payloads), 'SAKKE'),
});

/** A length field promises more octets than there are. */
export const lengthTooLarge: Fault<v.InferOutput<typeof parameters>> = {
  id: 'length-too-large',
  clause: 'RFC 3830 §5.3',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'truncated',
  apply: (setting) =>
    onTheWay(setting, (octets) =>
      changeField(octets, fields[setting.parameters.payload], setToLargest),
    ),
};
