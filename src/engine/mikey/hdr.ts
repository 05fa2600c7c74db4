import type { InputOf, ValueOf } from '../codec/field.ts';
import { bytes, choice, countOf, derive, lengthOf, list, uint } from '../codec/field.ts';
import { type FieldNode, findNode } from '../codec/field-node.ts';
import { fact } from '../model/fact.ts';
import { type Failure, failure } from '../model/failures.ts';
import { nextPayloadField } from './payload-types.ts';

const clause = 'RFC 6043 §6.1.1';

/** Data types. Sources: RFC 3830 §6.1, RFC 6509 §4.1, IANA. */
export const dataTypes = { error: 6, sakke: 26 } as const;

/** Kinds of CS ID map. Sources: RFC 3830 §6.1, RFC 4563 Table 3 (the empty map, to which
 *  TS 33.180 §E.1.2 leads), RFC 6043 §6.1.1 (GENERIC-ID), IANA. */
export const csIdMapTypes = { srtpId: 0, empty: 1, genericId: 2, ipsec4Id: 7 } as const;

const emptyMap = 'RFC 4563 Table 3';

const dataTypeNames = {
  0: 'Pre-shared',
  1: 'PSK ver msg',
  2: 'Public key',
  3: 'PK ver msg',
  4: 'D-H init',
  5: 'D-H resp',
  6: 'Error',
  26: 'SAKKE msg',
};

//  +---------------+---------------+---------------+---------------+
//  ! Policy_no_1   ! SSRC_1 (4)                          ! ROC_1 (4) !   once per crypto session
//  +---------------+---------------+---------------+---------------+
const srtpIdSession = {
  policyNo: uint(8, { label: 'Policy_no', clause: 'RFC 3830 §6.1.1' }),
  ssrc: uint(32, { label: 'SSRC', clause: 'RFC 3830 §6.1.1', hex: true }),
  roc: uint(32, { label: 'ROC', clause: 'RFC 3830 §6.1.1' }),
};

//  +---------------+---------------+-+-------------+---------------+
//  ! CS ID         ! Prot type     !S!  #P         ! Ps (variable) ~   once per crypto session
//  +---------------+---------------+-+-------------+---------------+
//  ! Session data length           ! Session data (variable)       ~
//  +---------------+---------------+-------------------------------+
//  ! SPI length    ! SPI (variable length)                         ~
//  +---------------+-----------------------------------------------+
const genericIdSession = {
  csId: uint(8, { label: 'CS ID', clause }),
  protType: uint(8, { label: 'Prot type', clause, names: { 0: 'SRTP' } }),
  s: uint(1, { label: 'S', clause, names: { 0: fact('field.noRoc'), 1: 'ROC/SEQ' } }),
  policyCount: lengthOf('policies', 7, { label: '#P', clause }),
  policies: bytes('policyCount', { label: 'Ps', clause }),
  sessionDataLength: lengthOf('sessionData', 16, { label: 'Session data length', clause }),
  sessionData: bytes('sessionDataLength', { label: 'Session data', clause, unverified: true }),
  spiLength: lengthOf('spi', 8, { label: 'SPI length', clause }),
  spi: bytes('spiLength', { label: 'SPI', clause }),
};

//  +---------------+-----------+---------------------------+--------------------------------+
//  ! Policy no     ! SPI (4)   ! source IPv4 address (4)   ! destination IPv4 address (4)   !
//  +---------------+-----------+---------------------------+--------------------------------+
//  Layout from memory of one implementation; no text was at hand.
const ipsec4IdSession = {
  policyNo: uint(8, { label: 'Policy no', clause: 'IANA §MIKEY', unverified: true }),
  spi: uint(32, { label: 'SPI', clause: 'IANA §MIKEY', hex: true, unverified: true }),
  sourceAddress: bytes(4, { label: 'Source address', clause: 'IANA §MIKEY', unverified: true }),
  destinationAddress: bytes(4, {
    label: 'Destination address',
    clause: 'IANA §MIKEY',
    unverified: true,
  }),
};

const sessions = { label: 'CS ID map info', itemLabel: 'Crypto session' } as const;

//   0                   1                   2                   3
//   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
//  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
//  !  version      !  data type    ! next payload  !V! PRF func    !
//  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
//  !                         CSB ID                                !
//  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
//  ! #CS           ! CS ID map type! CS ID map info                ~
//  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
/** The common header. Source: RFC 3830 §6.1, with the map types of RFC 4563 Table 3 and
 *  RFC 6043 §6.1.1. */
export const hdr = {
  name: 'HDR',
  clause: 'RFC 3830 §6.1',
  fields: {
    version: derive(8, () => 1, {
      label: 'version',
      clause: 'RFC 3830 §6.1',
      only: { values: [1], code: 'hdr' },
    }),
    dataType: uint(8, {
      label: 'data type',
      clause: 'RFC 6509 §4.1',
      names: dataTypeNames,
      only: { values: [dataTypes.sakke], code: 'hdr' },
    }),
    nextPayload: nextPayloadField('RFC 3830 §6.1', 'next payload'),
    v: uint(1, {
      label: 'V',
      clause: 'TS 33.179 §E.1.1',
      names: { 0: fact('field.noVerification'), 1: fact('field.verification') },
      only: { values: [0], code: 'hdr' },
    }),
    prfFunc: uint(7, {
      label: 'PRF func',
      clause: 'RFC 6043 §6.1',
      names: { 0: 'MIKEY-1', 1: 'PRF-HMAC-SHA-256' },
      only: { values: [1], code: 'hdr' },
    }),
    csbId: uint(32, { label: 'CSB ID', clause: 'TS 33.179 §E.2', hex: true }),
    csCount: countOf('csIdMapInfo', 8, { label: '#CS', clause: 'RFC 3830 §6.1' }),
    csIdMapType: uint(8, {
      label: 'CS ID map type',
      clause: 'RFC 3830 §6.1',
      names: { 0: 'SRTP-ID', 1: 'Empty map', 2: 'GENERIC-ID', 7: 'IPSEC4-ID' },
      valueClauses: { 1: emptyMap, 2: 'RFC 6043 §6.1.1', 7: 'IANA §MIKEY' },
      only: { values: Object.values(csIdMapTypes), code: 'hdr', stop: true },
    }),
    csIdMapInfo: choice(
      'csIdMapType',
      {
        0: list('csCount', srtpIdSession, { ...sessions, clause: 'RFC 3830 §6.1.1' }),
        1: null,
        2: list('csCount', genericIdSession, { ...sessions, clause }),
        7: list('csCount', ipsec4IdSession, { ...sessions, clause: 'IANA §MIKEY' }),
      },
      { label: 'CS ID map info', clause: 'RFC 3830 §6.1' },
    ),
  },
} as const;

export type SrtpIdSession = InputOf<typeof srtpIdSession>;
export type GenericIdSession = InputOf<typeof genericIdSession>;
export type Ipsec4IdSession = InputOf<typeof ipsec4IdSession>;

/** An entry of the map, by the kind of map it stands in. */
export type CryptoSession = SrtpIdSession | GenericIdSession | Ipsec4IdSession;

/** The CS ID map: its type and an entry for each crypto session. */
export type CsIdMap =
  | Readonly<{ type: 0; sessions: readonly SrtpIdSession[] }>
  | Readonly<{ type: 1 }>
  | Readonly<{ type: 2; sessions: readonly GenericIdSession[] }>
  | Readonly<{ type: 7; sessions: readonly Ipsec4IdSession[] }>;

/** The map of a decoded header. */
export function csIdMapOf(value: ValueOf<typeof hdr.fields>): CsIdMap {
  const { csIdMapType: type, csIdMapInfo } = value;
  return (type === csIdMapTypes.empty ? { type } : { type, sessions: csIdMapInfo }) as CsIdMap;
}

/** An empty map goes with no crypto sessions: `hdr` otherwise. */
export function checkHdr(value: ValueOf<typeof hdr.fields>, node: FieldNode): Failure | null {
  if (value.csIdMapType !== csIdMapTypes.empty || value.csCount === 0) return null;
  const field = findNode([node], 'HDR.csCount');
  return failure({
    code: 'hdr',
    path: 'HDR.csCount',
    offset: field?.start ?? null,
    clause: emptyMap,
    expected: fact('hdr.noSessions'),
    found: fact('number', { value: value.csCount }),
  });
}
