import { onTheWay } from '../alter.ts';
import { withPayloadType } from '../change-octets.ts';
import { defineFault } from '../fault.ts';

/** No payload has this type. Source: IANA. */
const unassignedType = 200;

/** Next payload announces a type nobody knows. */
export const payloadUnknown = defineFault({
  id: 'payload-unknown',
  clause: 'RFC 3830 §6.1',
  kind: 'octets',
  predict: () => 'payload',
  apply: (setting) =>
    onTheWay(setting, (octets) => withPayloadType(octets, ['SP'], unassignedType)),
});
