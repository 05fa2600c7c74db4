import type { KeyRecord, NamedValue } from '../../engine/index.ts';
import { utcText } from './value-text.ts';

export type GroupKeyWord =
  | 'gmkId'
  | 'gukId'
  | 'userSalt'
  | 'keyType'
  | 'status'
  | 'activation'
  | 'expiry'
  | 'text'
  | 'groups'
  | 'notSet'
  | 'none'
  | 'masterKey'
  | 'masterSalt'
  | 'rtpKey'
  | 'rtpSalt'
  | 'rtcpKey'
  | 'rtcpSalt'
  | 'csId'
  | 'csbId'
  | 'mki';

type Values = readonly NamedValue[];

/** A stored group key as named values: the key itself, its parameters, its SRTP keys. */
export function groupKeyValues(
  record: KeyRecord,
  word: (key: GroupKeyWord) => string,
): Readonly<{ key: Values; parameters: Values; srtp: Values }> {
  const { parameters, srtp } = record;
  const time = (seconds: number) => utcText(seconds) ?? word('notSet');
  return {
    key: [
      { name: 'GMK', value: record.gmk, secret: true },
      { name: word('gmkId'), value: record.gmkId, lengthBytes: 4, clause: 'TS 33.179 §7.3.1' },
      { name: word('gukId'), value: record.gukId, lengthBytes: 4, clause: 'TS 33.179 §7.3.1' },
      {
        name: word('userSalt'),
        value: record.userSalt,
        lengthBytes: 4,
        clause: 'TS 33.179 §F.1.3',
      },
      { name: 'RAND', value: record.rand, clause: 'RFC 3830 §6.11' },
    ],
    parameters: [
      { name: word('keyType'), value: parameters.keyType },
      { name: word('status'), value: parameters.status, lengthBytes: 4 },
      { name: word('activation'), value: time(parameters.activationTime) },
      { name: word('expiry'), value: time(parameters.expiryTime) },
      { name: word('text'), value: parameters.text === '' ? word('none') : parameters.text },
      { name: word('groups'), value: parameters.groupIds.join(', ') || word('none') },
    ],
    srtp: [
      { name: word('masterKey'), value: srtp.masterKey, secret: true, clause: 'RFC 3830 §4.1.3' },
      { name: word('masterSalt'), value: srtp.masterSalt, secret: true, clause: 'RFC 3830 §4.1.3' },
      { name: word('rtpKey'), value: srtp.rtpKey, secret: true, clause: 'RFC 3711 §4.3' },
      { name: word('rtpSalt'), value: srtp.rtpSalt, secret: true, clause: 'RFC 3711 §4.3' },
      { name: word('rtcpKey'), value: srtp.rtcpKey, secret: true, clause: 'RFC 3711 §4.3' },
      { name: word('rtcpSalt'), value: srtp.rtcpSalt, secret: true, clause: 'RFC 3711 §4.3' },
      { name: word('csId'), value: srtp.csId },
      { name: word('csbId'), value: srtp.csbId, lengthBytes: 4 },
      { name: word('mki'), value: srtp.mki },
    ],
  };
}
