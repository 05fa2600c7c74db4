import * as v from 'valibot';
import { onTheWay } from '../alter.ts';
import { changeField, setToLargest } from '../change-octets.ts';
import { nameIn } from '../choices.ts';
import { defineFault } from '../fault.ts';

const fields = {
  SP: ['SP.policyParamLength'],
  IDR: ['IDRi.idLen', 'IDRuidi.idLen'],
  SAKKE: ['SAKKE.sakkeDataLength'],
  GeneralExtension: ['GeneralExtension.length'],
  SIGN: ['SIGN.signatureLen'],
} as const;

/** A length field promises more octets than there are. */
export const lengthTooLarge = defineFault({
  id: 'length-too-large',
  clause: 'RFC 3830 §5.3',
  kind: 'octets',
  parameters: v.strictObject({
    /** Payload whose length field is set to the largest value it can hold. */
    payload: nameIn(fields, 'SAKKE'),
  }),
  predict: () => 'truncated',
  apply: (setting) =>
    onTheWay(setting, (octets) =>
      changeField(octets, fields[setting.parameters.payload], setToLargest),
    ),
});
