import { bytes, type InputOf, lengthOf, rest, uint } from '../codec/field.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { decodePayload, encodePayload } from '../codec/payload.ts';
import { fact } from '../model/fact.ts';
import type { Failure } from '../model/failures.ts';

const clause = 'TS 33.180 §8.5.4';

/** The MCData Protected Payload that carries key parameters in a General Extension. Sources:
 *  TS 33.180 §E.6.1 and §8.5.4; octets as two implementations have them. */

//  +--------------+--------------------+------------------+--------------------+
//  ! Message type ! Date and time (5)  ! Payload ID (4)   ! Sequence number    !
//  +--------------+--------------------+------------------+--------------------+
//  ! Algorithm    ! IV (16)                               ! DPPK-ID (4)        !   all this is AAD
//  +--------------+---------------------------------------+--------------------+
const authenticated = {
  messageType: uint(8, {
    label: 'Message type',
    clause,
    hex: true,
    names: { 64: 'Protected payload', 67: 'Protected DATA PAYLOAD' },
    only: { values: [0x43, 0x40], code: 'keyparams-type' },
    unverified: true,
  }),
  time: uint(40, { label: 'Date and time', clause: 'TS 24.282 §15.2.8', unverified: true }),
  payloadId: uint(32, { label: 'Payload ID', clause, hex: true, unverified: true }),
  sequenceNumber: uint(8, { label: 'Payload sequence number', clause, unverified: true }),
  algorithm: uint(8, {
    label: 'Payload algorithm',
    clause,
    names: { 1: 'AEAD_AES_128_GCM', 2: 'AEAD_AES_256_GCM' },
    unverified: true,
  }),
  iv: bytes(16, { label: 'IV', clause, unverified: true }),
  dppkId: uint(32, { label: 'DPPK-ID', clause: 'TS 33.180 §E.6.1', hex: true, unverified: true }),
};

const sealed = {
  ciphertext: bytes({ allBut: 16 }, { label: 'Ciphertext', clause }),
  tag: bytes(rest, { label: 'Authentication tag', clause }),
};

/** The IEI of the element Payload. Source: TS 24.282, as two MCData dissectors have it. */
const payloadIei = 0x78;

//  +--------------+--------------------+---------------------------------------+
//  ! Payload IEI  ! Payload length (2) ! ciphertext, tag (16)                  ~
//  +--------------+--------------------+---------------------------------------+
/** The whole protected payload. The Payload IEI is that of the MCData element Payload (TS 24.282); one
 *  public stack writes 00. It stands behind what is authenticated and is not judged on receipt. */
export const protectedPayload = {
  name: 'protectedPayload',
  clause,
  fields: {
    ...authenticated,
    payloadIei: uint(8, {
      label: 'Payload IEI',
      clause,
      hex: true,
      names: {
        [payloadIei]: 'Payload (MCData)',
        0: fact('field.payloadIeiOfOneStack'),
      },
      unverified: true,
    }),
    payloadLength: lengthOf('ciphertextAndTag', 16, {
      label: 'Payload length',
      clause,
      unverified: true,
    }),
    ciphertextAndTag: bytes('payloadLength', {
      label: 'Payload',
      clause,
      unverified: true,
      parts: () => ({ fields: sealed }),
    }),
  },
} as const;

/** Tables shown inside fields of the protected payload. */
export const protectedPayloadParts = { sealed };

export type ProtectedPayload = InputOf<typeof protectedPayload.fields> &
  Readonly<{ /** Everything before the Payload IEI, as received. */ additionalData: Uint8Array }>;

export type DecodedProtectedPayload = Readonly<{
  tree: readonly FieldNode[];
  value: ProtectedPayload | null;
  failure: Failure | null;
}>;

/** What the sender chooses. `time` in Unix seconds, `iv` 16 octets, `dppkId` 32 bits. */
export type ProtectedPayloadHeader = Readonly<{ time: number; iv: Uint8Array; dppkId: number }>;

/** The octets that are authenticated but not encrypted: the 32 before the Payload IEI.
 *  Throws RangeError unless `iv` has 16 octets. Source: TS 33.180 §8.5.4. */
export function protectedPayloadAad(header: ProtectedPayloadHeader): Uint8Array {
  const fields = authenticated;
  return encodePayload({ ...protectedPayload, fields }, complete(header));
}

/** A protected payload: type 43, AEAD_AES_128_GCM, Payload IEI 78. `ciphertextAndTag` ends with
 *  the tag of 16 octets. Throws RangeError unless `iv` has 16 octets. Source: TS 33.180 §8.5.4. */
export function encodeProtectedPayload(
  parts: ProtectedPayloadHeader & Readonly<{ ciphertextAndTag: Uint8Array }>,
): Uint8Array {
  const { ciphertextAndTag } = parts;
  return encodePayload(protectedPayload, { ...complete(parts), payloadIei, ciphertextAndTag });
}

/** Decodes the data of a key parameters extension in the protected form. Paths start with
 *  `GeneralExtension`, as in the message; offsets count from the start of `data`.
 *  Failures: `keyparams-type` for another message type, `truncated`, `trailing`. */
export function decodeProtectedPayload(
  data: Uint8Array,
  path = 'GeneralExtension',
): DecodedProtectedPayload {
  const decoded = decodePayload(protectedPayload, data, path);
  const end = decoded.tree.find((node) => node.path === `${path}.payloadIei`)?.start ?? 0;
  const additionalData = data.slice(0, end);
  return { ...decoded, value: decoded.value && { ...decoded.value, additionalData } };
}

function complete({ time, iv, dppkId }: ProtectedPayloadHeader): InputOf<typeof authenticated> {
  return { messageType: 0x43, time, payloadId: 0, sequenceNumber: 0, algorithm: 1, iv, dppkId };
}
