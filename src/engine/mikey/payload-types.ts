import { derive, type Field } from '../codec/field.ts';
import type { Clause } from '../model/sources.ts';

/** Payload type numbers, as they stand in Next payload. Sources: RFC 3830 §6.1, RFC 6043 §6.1,
 *  RFC 6509 §4.1, IANA. */
export const payloadTypes = {
  last: 0,
  KEMAC: 1,
  PKE: 2,
  DH: 3,
  SIGN: 4,
  T: 5,
  ID: 6,
  CERT: 7,
  CHASH: 8,
  V: 9,
  SP: 10,
  RAND: 11,
  ERR: 12,
  TR: 13,
  IDR: 14,
  RANDR: 15,
  TP: 16,
  TICKET: 17,
  'Key data': 20,
  'General Extension': 21,
  SAKKE: 26,
} as const;

/** Payload type numbers to names. */
export const payloadTypeNames: Readonly<Record<number, string>> = {
  ...Object.fromEntries(Object.entries(payloadTypes).map(([name, type]) => [type, name])),
  [payloadTypes.last]: 'Last payload',
};

/** The Next payload field, which every payload but SIGN has. */
export function nextPayloadField(clause: Clause, label = 'Next payload'): Field<number, never> {
  return derive(8, (context) => context.nextPayload, { label, clause, names: payloadTypeNames });
}
