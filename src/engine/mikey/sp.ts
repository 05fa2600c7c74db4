import { bytes, type InputOf, lengthOf, type Names, sequence, uint } from '../codec/field.ts';
import { nextPayloadField } from './payload-types.ts';

type SrtpParameter = Readonly<{
  type: number;
  name: string;
  /** What the group-call profile has. */
  value: number;
  values?: Names;
}>;

const clause = 'RFC 3830 §6.10';

/** The default profile of group calls: what holds where an SP payload, or a parameter in it, is
 *  missing. All values are one octet. Source: TS 33.179 Table E.2-1. */
// biome-ignore format: the table of the standard
export const defaultGroupCallProfile: readonly SrtpParameter[] = [
  { type: 0, name: 'Encryption algorithm', value: 6,
    values: { 0: 'NULL', 1: 'AES-CM', 2: 'AES-F8', 6: 'AES-GCM' } },
  { type: 1, name: 'Session encryption key length', value: 16 },
  { type: 2, name: 'Authentication algorithm', value: 4,
    values: { 0: 'NULL', 1: 'HMAC-SHA-1', 2: 'RCCm1', 3: 'RCCm2', 4: 'RCCm3' } },
  { type: 4, name: 'Session salt key length', value: 12 },
  { type: 5, name: 'SRTP pseudorandom function', value: 0, values: { 0: 'AES-CM' } },
  { type: 6, name: 'Key derivation rate', value: 0 },
  { type: 13, name: 'ROC transmission rate', value: 1 },
  { type: 18, name: 'SRTP authentication tag length', value: 4 },
  { type: 19, name: 'SRTCP authentication tag length', value: 0 },
  { type: 20, name: 'AEAD authentication tag length', value: 16 },
];

const parameterNames: Names = {
  ...Object.fromEntries(defaultGroupCallProfile.map(({ type, name }) => [type, name])),
  3: 'Session authentication key length',
  7: 'SRTP encryption off/on',
  8: 'SRTCP encryption off/on',
  9: "sender's FEC order",
  10: 'SRTP authentication off/on',
  11: 'Authentication tag length',
  12: 'SRTP prefix length',
};

/** One policy parameter. Source: RFC 3830 §6.10. */
const param = {
  type: uint(8, { label: 'Type', clause, names: parameterNames }),
  length: lengthOf('value', 8, { label: 'Length', clause }),
  value: bytes('length', {
    label: 'Value',
    clause: 'RFC 3830 §6.10.1',
    describe: (value, { type }) => {
      const parameter = defaultGroupCallProfile.find((entry) => entry.type === type);
      const [octet] = value;
      if (octet === undefined || value.length > 1) return {};
      const valueName = parameter?.values?.[octet];
      return { text: `${octet}`, ...(valueName !== undefined && { valueName }) };
    },
  }),
};

//  +---------------+---------------+---------------+---------------+
//  ! Next payload  ! Policy no     ! Prot type     ! Policy param  ~
//  +---------------+---------------+---------------+---------------+
//  ~ length (cont) ! Policy param: Type (1), Length (1), Value ... ~
//  +---------------+-----------------------------------------------+
/** The security policy; TS 33.180 calls it Security Properties. Source: RFC 3830 §6.10. */
export const sp = {
  name: 'SP',
  clause,
  type: 10,
  fields: {
    nextPayload: nextPayloadField(clause),
    policyNo: uint(8, { label: 'Policy no', clause }),
    protType: uint(8, { label: 'Prot type', clause, names: { 0: 'SRTP' } }),
    policyParamLength: lengthOf('params', 16, { label: 'Policy param length', clause }),
    params: sequence('policyParamLength', param, {
      label: 'Policy param',
      clause,
      itemLabel: 'Parameter',
    }),
  },
} as const;

export type SecurityPolicy = InputOf<typeof sp.fields>;

/** The default profile as an SP payload: all ten parameters, policy 0, SRTP. */
export function defaultSecurityPolicy(policyNo = 0): SecurityPolicy {
  const params = defaultGroupCallProfile.map(({ type, value }) => ({
    type,
    value: Uint8Array.of(value),
  }));
  return { policyNo, protType: 0, params };
}

/** Parameter values by type: those of `policy`, and the default for each that is missing; of several
 *  values of one type the last. Source: TS 33.179 Table E.2-1. */
export function defaultedPolicy(policy: SecurityPolicy | null): Record<number, number> {
  const defaults = defaultGroupCallProfile.map(({ type, value }) => [type, value] as const);
  const given = (policy?.params ?? []).map(
    ({ type, value }) => [type, policyValue(value)] as const,
  );
  return Object.fromEntries([...defaults, ...given]);
}

/** The value of a policy parameter: its octets, one as a rule, read as one integer. */
export function policyValue(octets: Uint8Array): number {
  return octets.reduce((value, octet) => value * 256 + octet, 0);
}
