import { keyKinds } from '../model/key-kind.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { OperationName } from '../trace/trace.ts';

/** Which named values of a calculation each of the others is computed from, in the letters of the
 *  documents. A value of no source is drawn at random. `key`: a key or salt in its own right,
 *  though the calculation goes on from it. `compared`: computed to compare it with one that is
 *  there already, which does not come from it. */
type Derivation = Readonly<{ from: readonly string[]; key?: true; compared?: true }>;
type Derivations = Readonly<Record<string, Derivation>>;

const from = (...names: string[]): Derivation => ({ from: names });
const key = (...names: string[]): Derivation => ({ from: names, key: true });
const compared = (...names: string[]): Derivation => ({ from: names, compared: true });
const drawn = from();

/** The CSB ID under its names: of a GMK, and of the others, which are not diversified. */
const csbId = keyKinds.map(({ name, diversified }) => `CSB ID = ${diversified ? 'GUK' : name}-ID`);
const keyNames = keyKinds.map(({ name }) => name);
const tgk = keyKinds.map(({ name }) => `TGK = ${name}`);
const master = [...tgk, 'CS ID', ...csbId, 'RAND'];
const session = from('srtpMasterKey', 'srtpMasterSalt');

const derivations: Readonly<Partial<Record<OperationName, Derivations>>> = {
  // RFC 6507 §4.2
  'eccsi-kms-setup': { KSAK: drawn, KPAK: from('KSAK', 'G') },
  // RFC 6508 §2.2
  'sakke-kms-setup': { z_T: drawn, Z_T: from('z_T', 'P') },
  // TS 33.179 §F.2.1
  uid: {
    S: from(
      'p1Identity',
      'p2KmsUri',
      'p3KeyPeriodSeconds',
      'p4KeyPeriodOffsetSeconds',
      'p5KeyPeriodNumber',
    ),
    UID: from('S'),
  },
  // RFC 6507 §5.1.1
  'eccsi-issue': {
    v: drawn,
    PVT: from('v'),
    HS: from('KPAK', 'ID', 'PVT'),
    SSK: from('KSAK', 'HS', 'v'),
  },
  // RFC 6508 §6.1.1
  'sakke-issue': {
    '(a + z_T)^-1 mod q': from('a', 'z_T'),
    'K_(a,T)': from('(a + z_T)^-1 mod q'),
  },
  // RFC 6507 §5.1.2
  'eccsi-validate': {
    HS: compared('KPAK', 'ID', 'PVT'),
    '[SSK]G - [HS]PVT': compared('SSK', 'HS', 'PVT'),
    valid: from('[SSK]G - [HS]PVT', 'KPAK'),
  },
  // RFC 6508 §6.1.2
  'sakke-validate': {
    '[a]P + Z_T': compared('a', 'Z_T'),
    '< [a]P + Z_T, K_(a,T) >': compared('[a]P + Z_T', 'K_(a,T)'),
    valid: from('< [a]P + Z_T, K_(a,T) >', 'g'),
  },
  // TS 33.179 §7.3.1
  gmk: { GMK: drawn, 'GMK-ID': from('purposeTag'), RAND: drawn },
  rand: { RAND: drawn },
  // TS 33.179 §F.1.3
  'user-salt': {
    kdfOutput: from('GMK', 'FC', 'P0 MCPTT ID', 'L0'),
    'User Salt': from('kdfOutput'),
  },
  'guk-id': {
    purposeTag: from('GMK-ID', 'User Salt'),
    'GUK-ID': from('GMK-ID', 'User Salt'),
  },
  'gmk-id': {
    purposeTag: from('GUK-ID', 'User Salt'),
    'GMK-ID': from('GUK-ID', 'User Salt'),
  },
  // RFC 6508 §6.2.1
  'sakke-encapsulate': {
    r: from('SSV', 'b'),
    R: from('r', 'b', 'Z_S'),
    'g^r': from('r'),
    mask: from('g^r'),
    H: from('SSV', 'mask'),
    encapsulatedData: from('R', 'H'),
  },
  // RFC 6508 §6.2.2
  'sakke-decapsulate': {
    R: from('encapsulatedData'),
    H: from('encapsulatedData'),
    w: from('K_(b,S)', 'R'),
    mask: from('w'),
    SSV: from('H', 'mask'),
    r: compared('SSV', 'b'),
    TEST: compared('r', 'b', 'Z_S'),
    'TEST = R': from('TEST', 'R'),
  },
  // TS 33.180 §E.6.1, §F.1.5
  'key-parameters-protect': {
    DPCK: key('GMK', 'DPPK-ID'),
    IV: drawn,
    AAD: from('DPPK-ID', 'IV'),
    ciphertext: from('Key Parameters', 'DPCK', 'IV'),
    tag: from('Key Parameters', 'DPCK', 'IV', 'AAD'),
  },
  'key-parameters-unprotect': {
    DPCK: key(...keyNames, 'DPPK-ID'),
    // The older forms have no DPCK.
    'Key Parameters': from('ciphertextAndTag', 'DPCK', 'IV', 'AAD', 'ciphertext', ...keyNames),
  },
  // RFC 6507 §5.2.1
  'eccsi-sign': {
    j: drawn,
    J_x: from('j'),
    HS: from('KPAK', 'ID', 'PVT'),
    HE: from('HS', 'J_x', 'M'),
    r: from('j'),
    s: from('HE', 'J_x', 'SSK', 'j'),
    SIG: from('r', 's', 'PVT'),
  },
  // RFC 6507 §5.2.2
  'eccsi-verify': {
    HS: compared('KPAK', 'ID', 'SIG'),
    HE: compared('HS', 'SIG', 'M'),
    Y: compared('HS', 'SIG', 'KPAK'),
    J_x: compared('HE', 'Y', 'SIG'),
    valid: from('J_x', 'SIG'),
  },
  // RFC 3830 §4.1.3, RFC 3711 §4.3
  'srtp-keys': {
    srtpMasterKey: key(...master),
    srtpMasterSalt: key(...master),
    srtpSessionKey: session,
    srtpSessionSalt: session,
    srtcpSessionKey: session,
    srtcpSessionSalt: session,
    MKI: from('GMK-ID', 'MKFC-ID', ...csbId),
  },
  // RFC 7714 §8.1, §8.2
  'srtp-protect': {
    SSRC: from('rtpPacket'),
    packetIndex: from('rtpPacket', 'ROC'),
    IV: from('rtpPacket', 'ROC', 'srtpSessionSalt'),
    AAD: from('rtpPacket'),
    tag: from('rtpPacket', 'srtpSessionKey', 'IV', 'AAD'),
    srtpPacket: from('rtpPacket', 'srtpSessionKey', 'IV', 'AAD', 'tag', 'MKI', 'ROC'),
  },
  'srtp-unprotect': {
    SSRC: from('srtpPacket'),
    packetIndex: from('srtpPacket', 'ROC'),
    IV: from('srtpPacket', 'ROC', 'srtpSessionSalt'),
    AAD: from('srtpPacket'),
    rtpPacket: from('srtpPacket', 'srtpSessionKey', 'IV', 'AAD'),
    tagAgrees: from('srtpPacket', 'srtpSessionKey', 'IV', 'AAD'),
  },
  // RFC 7714 §9.1, §9.2
  'srtcp-protect': {
    SSRC: from('rtcpPacket'),
    IV: from('SSRC', 'srtcpIndex', 'srtcpSessionSalt'),
    AAD: from('rtcpPacket', 'srtcpIndex'),
    tag: from('rtcpPacket', 'srtcpSessionKey', 'IV', 'AAD'),
    srtcpPacket: from('rtcpPacket', 'srtcpSessionKey', 'IV', 'AAD', 'tag', 'MKI'),
  },
  'srtcp-unprotect': {
    SSRC: from('srtcpPacket'),
    IV: from('SSRC', 'srtcpIndex', 'srtcpSessionSalt'),
    AAD: from('srtcpPacket', 'srtcpIndex'),
    rtcpPacket: from('srtcpPacket', 'srtcpSessionKey', 'IV', 'AAD'),
    tagAgrees: from('srtcpPacket', 'srtcpSessionKey', 'IV', 'AAD'),
  },
};

/** One value a calculation made, and the values of the same calculation it was computed from. */
export type DerivedValue = Readonly<{
  value: NamedValue;
  sources: readonly NamedValue[];
  isKey: boolean;
  isCompared: boolean;
}>;

/** Whether the table says what `name` is computed from. */
export function isListed(operation: OperationName, name: string): boolean {
  return derivations[operation]?.[name] !== undefined;
}

/** Every value of the table, with the names it is computed from. */
export function listedValues(): readonly Readonly<{
  operation: OperationName;
  name: string;
  from: readonly string[];
}>[] {
  return (Object.keys(derivations) as (keyof typeof derivations)[]).flatMap((operation) =>
    Object.entries(derivations[operation] ?? {}).map(([name, listed]) => ({
      operation,
      name,
      from: listed.from,
    })),
  );
}

/** Every value a calculation made, sources first. A value the table does not know counts as
 *  computed from all inputs. */
export function derivedValues(operation: OperationName, working: Working): readonly DerivedValue[] {
  const made = [...working.intermediates, ...working.outputs];
  const named = new Map([...working.inputs, ...made].map((value) => [value.name, value]));
  const inOrder = new Map<string, DerivedValue>();
  const visit = (value: NamedValue): void => {
    if (inOrder.has(value.name) || working.inputs.includes(value)) return;
    const listed = derivations[operation]?.[value.name];
    const sources = listed ? listed.from.flatMap((name) => named.get(name) ?? []) : working.inputs;
    for (const source of sources) visit(source);
    inOrder.set(value.name, {
      value,
      sources,
      isKey: listed?.key ?? false,
      isCompared: listed?.compared ?? false,
    });
  };
  for (const value of made) visit(value);
  return [...inOrder.values()];
}
