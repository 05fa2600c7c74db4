import { fact, type KeyRecord, type NamedValue, utcOrUnset } from '../../engine/index.ts';

type Values = readonly NamedValue[];

/** A stored group key as named values: the key itself, its parameters, its SRTP keys. */
export function groupKeyValues(
  record: KeyRecord,
): Readonly<{ key: Values; parameters: Values; srtp: Values }> {
  const { parameters, srtp } = record;
  return {
    key: [
      { name: 'GMK', value: record.gmk, secret: true },
      { name: 'GMK-ID', value: record.gmkId, lengthBytes: 4, clause: 'TS 33.179 §7.3.1' },
      { name: 'GUK-ID', value: record.gukId, lengthBytes: 4, clause: 'TS 33.179 §7.3.1' },
      {
        name: 'User Salt',
        value: record.userSalt,
        lengthBytes: 4,
        clause: 'TS 33.179 §F.1.3',
      },
      { name: 'RAND', value: record.rand, clause: 'RFC 3830 §6.11' },
    ],
    parameters: [
      { name: 'Key Type', value: parameters.keyType },
      { name: 'Status', value: parameters.status, lengthBytes: 4 },
      { name: 'Activation Time', value: utcOrUnset(parameters.activationTime) },
      { name: 'Expiry Time', value: utcOrUnset(parameters.expiryTime) },
      { name: 'Text', value: parameters.text === '' ? fact('none') : parameters.text },
      { name: 'Group IDs', value: listOrNone(parameters.groupIds) },
    ],
    srtp: [
      { name: 'srtpMasterKey', value: srtp.masterKey, secret: true, clause: 'RFC 3830 §4.1.3' },
      { name: 'srtpMasterSalt', value: srtp.masterSalt, secret: true, clause: 'RFC 3830 §4.1.3' },
      ...srtpSession('srtpSessionKey', srtp.rtpKey),
      ...srtpSession('srtpSessionSalt', srtp.rtpSalt),
      { name: 'srtcpSessionKey', value: srtp.rtcpKey, secret: true, clause: 'RFC 3711 §4.3' },
      { name: 'srtcpSessionSalt', value: srtp.rtcpSalt, secret: true, clause: 'RFC 3711 §4.3' },
      { name: 'CS ID', value: srtp.csId },
      { name: 'CSB ID', value: srtp.csbId, lengthBytes: 4 },
      { name: 'MKI', value: srtp.mki },
    ],
  };
}

/** A key of signalling gives none for media. */
const srtpSession = (name: string, value: Uint8Array | null): Values =>
  value ? [{ name, value, secret: true, clause: 'RFC 3711 §4.3' }] : [];

const listOrNone = (items: readonly string[]) =>
  items.length === 0 ? fact('none') : fact('list', { items });
