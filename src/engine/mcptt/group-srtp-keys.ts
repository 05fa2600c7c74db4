import { secretValue } from '../crypto/named.ts';
import { deriveSrtpMaster } from '../crypto/prf.ts';
import { deriveSrtpSessionKeys } from '../crypto/srtp.ts';
import { concatBytes, uint32ToBytes } from '../model/bytes.ts';
import { isDiversified, keyKindOrGmk } from '../model/key-kind.ts';
import type { Working } from '../model/named-value.ts';

/** CS ID of an MCPTT group call. Source: TS 33.180 Table E.1.3-1; unverified for TS 33.179. */
export const groupCallCsId = 4;

/** The CS ID the responder of a private call sends with: the one behind that of the initiator.
 *  Source: TS 33.180 Table E.1.3-1. */
export const responderCsId = (csId: number): number => csId | 1;

/** `rtpKey` and `rtpSalt` are null for a key that never protects media. */
export type GroupSrtpKeys = Readonly<{
  csId: number;
  csbId: number;
  mki: Uint8Array;
  masterKey: Uint8Array;
  masterSalt: Uint8Array;
  rtpKey: Uint8Array | null;
  rtpSalt: Uint8Array | null;
  rtcpKey: Uint8Array;
  rtcpSalt: Uint8Array;
}>;

/** The octets of an MKI: GMK-ID ‖ GUK-ID, or the identifier of a key that is not diversified alone:
 *  read for a PCK, unverified for an MKFC and others. Source: TS 33.179 §7.3.6, TS 33.180 §5.2.3. */
export function mkiOf(keyId: number, gukId: number): Uint8Array {
  const id = uint32ToBytes(keyId);
  return isDiversified(keyId) ? concatBytes(id, uint32ToBytes(gukId)) : id;
}

/** The SRTP keys of one sender under a GMK: TGK = GMK, CSB ID = the sender's GUK-ID, RAND as
 *  received. MKI = GMK-ID ‖ GUK-ID, 8 octets. Source: TS 33.179 §7.3.6. Keys of other kinds are not
 *  diversified: CSB ID = their identifier, which alone is the MKI, 4 octets; unverified but for a PCK
 *  (TS 33.180 §5.2.3 diversifies a GMK only). Keys of signalling give no SRTP keys, only those of
 *  SRTCP. */
export function deriveGroupSrtpKeys(
  input: Readonly<{
    gmk: Uint8Array;
    gmkId: number;
    gukId: number;
    rand: Uint8Array;
    csId: number;
  }>,
): Readonly<{ keys: GroupSrtpKeys; working: Working }> {
  const csbId = uint32ToBytes(input.gukId);
  const { gmk, csId, rand } = input;
  const { masterKey, masterSalt } = deriveSrtpMaster({ tgk: gmk, csId, csbId, rand });
  const session = deriveSrtpSessionKeys({ masterKey, masterSalt });
  const { name, diversified, controlOnly } = keyKindOrGmk(input.gmkId);
  const [rtpKey, rtpSalt] = controlOnly ? [null, null] : [session.rtpKey, session.rtpSalt];
  const { rtcpKey, rtcpSalt } = session;
  const mki = mkiOf(input.gmkId, input.gukId);
  const doubt = diversified || name === 'PCK' ? {} : { unverified: true };
  return {
    keys: {
      ...{ csId, csbId: input.gukId, mki },
      ...{ masterKey, masterSalt, rtpKey, rtpSalt, rtcpKey, rtcpSalt },
    },
    working: {
      clause: 'TS 33.179 §7.3.6',
      inputs: [
        { name: `TGK = ${name}`, aliases: ['TGK', name], value: input.gmk, secret: true },
        { name: 'CS ID', value: input.csId, unverified: true },
        { name: `${name}-ID`, value: uint32ToBytes(input.gmkId), ...doubt },
        {
          name: `CSB ID = ${diversified ? 'GUK' : name}-ID`,
          aliases: ['CSB ID', `${diversified ? 'GUK' : name}-ID`],
          value: csbId,
          ...doubt,
        },
        { name: 'RAND', value: input.rand },
      ],
      intermediates: [
        secretValue('srtpMasterKey', masterKey, 'RFC 3830 §4.1.3'),
        secretValue('srtpMasterSalt', masterSalt, 'RFC 3830 §4.1.3'),
      ],
      outputs: [
        ...(rtpKey ? [secretValue('srtpSessionKey', rtpKey, 'RFC 3711 §4.3')] : []),
        ...(rtpSalt ? [secretValue('srtpSessionSalt', rtpSalt, 'RFC 3711 §4.3')] : []),
        secretValue('srtcpSessionKey', rtcpKey, 'RFC 3711 §4.3'),
        secretValue('srtcpSessionSalt', rtcpSalt, 'RFC 3711 §4.3'),
        { name: 'MKI', value: mki, ...doubt },
      ],
    },
  };
}
