import type { SecurityPolicy } from '../../mikey/index.ts';
import { defineFault } from '../fault.ts';

/** Encryption algorithm, and its value for none. Source: TS 33.179 Table E.2-1. */
const encryption = { type: 0, none: 0 } as const;

function withoutEncryption(policy: SecurityPolicy): SecurityPolicy {
  const params = policy.params.map((param) =>
    param.type === encryption.type ? { ...param, value: Uint8Array.of(encryption.none) } : param,
  );
  return { ...policy, params };
}

/** The GMS signs a security policy without encryption. */
export const encryptionOff = defineFault({
  id: 'encryption-off',
  clause: 'TS 33.179 Table E.2-1',
  kind: 'octets',
  predict: () => 'sp-policy',
  apply: () => ({
    parts: (parts) => ({ ...parts, sp: parts.sp && withoutEncryption(parts.sp) }),
  }),
});
