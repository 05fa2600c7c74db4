import * as v from 'valibot';
import { onTheWay } from '../alter.ts';
import { changeField, flipEnd } from '../change-octets.ts';
import { defineFault } from '../fault.ts';

const fields = ['HDR.csbId', 'RAND.rand', 'SAKKE.sakkeData', 'GeneralExtension.data'] as const;

/** One bit of a signed field is flipped on the way. */
export const payloadOctetAltered = defineFault({
  id: 'payload-octet-altered',
  clause: 'TS 33.179 §7.3.1',
  kind: 'octets',
  parameters: v.strictObject({
    /** Field whose last bit is turned over. */
    field: v.optional(v.picklist(fields), 'RAND.rand'),
  }),
  predict: () => 'signature',
  apply: (setting) =>
    onTheWay(setting, (octets) => changeField(octets, [setting.parameters.field], flipEnd)),
});
