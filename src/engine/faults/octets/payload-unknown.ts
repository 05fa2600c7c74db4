import { always, noParameters, onTheWay } from '../alter.ts';
import { withPayloadType } from '../change-octets.ts';
import type { Fault } from '../fault.ts';

/** No payload has this type. Source: IANA. */
const unassignedType = 200;

/** Next payload announces a type nobody knows. */
export const payloadUnknown: Fault<object> = {
  id: 'payload-unknown',
  clause: 'RFC 3830 §6.1',
  kind: 'octets',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'payload',
  apply: (setting) =>
    onTheWay(setting, (octets) => withPayloadType(octets, ['SP'], unassignedType)),
};
