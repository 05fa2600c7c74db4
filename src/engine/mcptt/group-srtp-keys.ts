import { secretValue } from '../crypto/named.ts';
import { deriveSrtpMaster } from '../crypto/prf.ts';
import { deriveSrtpSessionKeys } from '../crypto/srtp.ts';
import { concatBytes, uint32ToBytes } from '../model/bytes.ts';
import type { Working } from '../model/named-value.ts';
import { mkfcTag, purposeTag } from '../model/purpose.ts';

/** CS ID of an MCPTT group call. Source: TS 33.180 Table E.1.3-1; unverified for TS 33.179. */
export const groupCallCsId = 4;

export type GroupSrtpKeys = Readonly<{
  csId: number;
  csbId: number;
  mki: Uint8Array;
  masterKey: Uint8Array;
  masterSalt: Uint8Array;
  rtpKey: Uint8Array;
  rtpSalt: Uint8Array;
  rtcpKey: Uint8Array;
  rtcpSalt: Uint8Array;
}>;

/** The octets of an MKI: GMK-ID ‖ GUK-ID, or an MKFC-ID alone (unverified).
 *  Source: TS 33.179 §7.3.6, TS 33.180 §5.2.3. */
export function mkiOf(keyId: number, gukId: number): Uint8Array {
  const id = uint32ToBytes(keyId);
  return purposeTag(keyId) === mkfcTag ? id : concatBytes(id, uint32ToBytes(gukId));
}

/** The SRTP keys of one sender under a GMK: TGK = GMK, CSB ID = the sender's GUK-ID, RAND as
 *  received. MKI = GMK-ID ‖ GUK-ID, 8 octets. Source: TS 33.179 §7.3.6. An MKFC has one sender, the
 *  server, and so is not diversified: CSB ID = MKFC-ID, which alone is the MKI, 4 octets; unverified
 *  (TS 33.180 §5.2.3 diversifies a GMK only). */
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
  const { gmk: tgk, csId, rand } = input;
  const { masterKey, masterSalt } = deriveSrtpMaster({ tgk, csId, csbId, rand });
  const session = deriveSrtpSessionKeys({ masterKey, masterSalt });
  const { rtpKey, rtpSalt, rtcpKey, rtcpSalt } = session;
  const isMkfc = purposeTag(input.gmkId) === mkfcTag;
  const mki = mkiOf(input.gmkId, input.gukId);
  const doubt = isMkfc ? { unverified: true } : {};
  return {
    keys: {
      ...{ csId, csbId: input.gukId, mki },
      ...{ masterKey, masterSalt, rtpKey, rtpSalt, rtcpKey, rtcpSalt },
    },
    working: {
      clause: 'TS 33.179 §7.3.6',
      inputs: [
        { name: 'TGK = GMK', aliases: ['TGK', 'GMK'], value: input.gmk, secret: true },
        { name: 'CS ID', value: input.csId, unverified: true },
        { name: isMkfc ? 'MKFC-ID' : 'GMK-ID', value: uint32ToBytes(input.gmkId), ...doubt },
        {
          name: isMkfc ? 'CSB ID = MKFC-ID' : 'CSB ID = GUK-ID',
          aliases: ['CSB ID', isMkfc ? 'MKFC-ID' : 'GUK-ID'],
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
        secretValue('srtpSessionKey', rtpKey, 'RFC 3711 §4.3'),
        secretValue('srtpSessionSalt', rtpSalt, 'RFC 3711 §4.3'),
        secretValue('srtcpSessionKey', rtcpKey, 'RFC 3711 §4.3'),
        secretValue('srtcpSessionSalt', rtcpSalt, 'RFC 3711 §4.3'),
        { name: 'MKI', value: mki, ...doubt },
      ],
    },
  };
}
