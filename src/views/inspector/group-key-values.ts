import {
  fact,
  type KeyRecord,
  keyKindOrGmk,
  type NamedValue,
  utcOrUnset,
} from '../../engine/index.ts';

type Values = readonly NamedValue[];

/** A stored key as named values: the key itself, its parameters, its SRTP keys, and those of the
 *  responder where it sends under the key too. */
export function groupKeyValues(
  record: KeyRecord,
): Readonly<{ key: Values; parameters: Values; srtp: Values; responder: Values | null }> {
  const { parameters, srtp, srtpOfResponder } = record;
  const { name, clause, diversified } = keyKindOrGmk(record.gmkId);
  return {
    key: [
      { name, value: record.gmk, secret: true },
      { name: `${name}-ID`, value: record.gmkId, lengthBytes: 4, clause },
      ...(diversified ? ownIdentifier(record) : []),
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
    srtp: srtpValues(srtp),
    responder: srtpOfResponder ? srtpValues(srtpOfResponder) : null,
  };
}

/** What only a key has that is diversified for its receiver. */
const ownIdentifier = ({ gukId, userSalt }: KeyRecord): Values => [
  { name: 'GUK-ID', value: gukId, lengthBytes: 4, clause: 'TS 33.179 §7.3.1' },
  { name: 'User Salt', value: userSalt, lengthBytes: 4, clause: 'TS 33.179 §F.1.3' },
];

function srtpValues(srtp: KeyRecord['srtp']): Values {
  return [
    { name: 'srtpMasterKey', value: srtp.masterKey, secret: true, clause: 'RFC 3830 §4.1.3' },
    { name: 'srtpMasterSalt', value: srtp.masterSalt, secret: true, clause: 'RFC 3830 §4.1.3' },
    ...srtpSession('srtpSessionKey', srtp.rtpKey),
    ...srtpSession('srtpSessionSalt', srtp.rtpSalt),
    { name: 'srtcpSessionKey', value: srtp.rtcpKey, secret: true, clause: 'RFC 3711 §4.3' },
    { name: 'srtcpSessionSalt', value: srtp.rtcpSalt, secret: true, clause: 'RFC 3711 §4.3' },
    { name: 'CS ID', value: srtp.csId },
    { name: 'CSB ID', value: srtp.csbId, lengthBytes: 4 },
    { name: 'MKI', value: srtp.mki },
  ];
}

/** A key of signalling gives none for media. */
const srtpSession = (name: string, value: Uint8Array | null): Values =>
  value ? [{ name, value, secret: true, clause: 'RFC 3711 §4.3' }] : [];

const listOrNone = (items: readonly string[]) =>
  items.length === 0 ? fact('none') : fact('list', { items });
