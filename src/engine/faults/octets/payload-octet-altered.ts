import * as v from 'valibot';
import { always, onTheWay } from '../alter.ts';
import { changeField, flipEnd } from '../change-octets.ts';
import type { Fault } from '../fault.ts';

const fields = ['HDR.csbId', 'RAND.rand', 'SAKKE.sakkeData', 'GeneralExtension.data'] as const;
const parameters = v.strictObject({
  /** Field whose last bit is turned over. */
  field: v.optional(v.picklist(fields), 'RAND.rand'),
});

/** One bit of a signed field is flipped on the way. */
export const payloadOctetAltered: Fault<v.InferOutput<typeof parameters>> = {
  id: 'payload-octet-altered',
  clause: 'TS 33.179 §7.3.1',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters,
  excludes: always,
  predict: () => 'signature',
  apply: (setting) =>
    onTheWay(setting, (octets) => changeField(octets, [setting.parameters.field], flipEnd)),
};
