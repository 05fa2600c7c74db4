import { expect, it, vi } from 'vitest';
import { readCatalogue } from '../../i18n/read-catalogue.ts';
import type { ValueName } from '../codec/field.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { type DocumentationRow, documentationRows } from '../codec/payload.ts';
import { faults } from '../faults/index.ts';
import { floorMessage, srtcp } from '../mcptt/floor-message.ts';
import { rtp, srtp } from '../mcptt/rtp-packet.ts';
import { payloadRegistry } from '../mikey/index.ts';
import type { NamedValue } from '../model/named-value.ts';
import {
  dualEncodings,
  gmkModes,
  procedures,
  profiles,
  purposeMarkings,
  type Scenario,
} from '../model/scenario.ts';
import { placesFor, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { TraceEvent } from '../trace/trace.ts';

vi.mock('../crypto/sakke.ts', async (original) =>
  (await import('../testing/remembered-fixture.ts')).rememberSakke(await original()),
);
vi.mock('../crypto/eccsi.ts', async (original) =>
  (await import('../testing/remembered-fixture.ts')).rememberEccsi(await original()),
);

/** Letters and labels of the standards, shown in every language as they stand. */
const labels = new Set([
  // RFC 6507, RFC 6508, RFC 6509
  ...['G', 'KSAK', 'KPAK', 'ID', 'v', 'HS', 'SSK', 'PVT', '[SSK]G - [HS]PVT'],
  ...['P', 'a', 'z_T', 'Z_T', '(a + z_T)^-1 mod q', 'K_(a,T)', 'g', '[a]P + Z_T'],
  ...['< [a]P + Z_T, K_(a,T) >', 'SSV', 'b', 'Z_S', 'r', 'R', 'g^r', 'H', 'K_(b,S)', 'w', 'TEST'],
  ...['TEST = R', 'M', 'j', 'J_x', 'HE', 's', 'SIG', 'Y'],
  // RFC 3830, RFC 3711, RFC 7714
  ...['TGK = GMK', 'CS ID', 'CSB ID = GUK-ID', 'CSB ID = MKFC-ID', 'RAND', 'MKI'],
  ...['ROC', 'SSRC', 'IV', 'AAD'],
  // TS 33.179, TS 33.180, TS 33.220
  ...['S', 'UID', 'P0 MCPTT ID', 'FC', 'L0', 'User Salt', 'GMK', 'GMK-ID', 'GUK-ID', 'MKFC-ID'],
  ...['Key Parameters', 'DPPK-ID', 'DPCK'],
  ...['Role', 'KmsUri', 'Revoked', 'UserIdFormat', 'UserKeyPeriod', 'UserKeyOffset', 'PubEncKey'],
  ...['PubAuthKey', 'ParameterSet', 'KmsDomainList', 'UserUri', 'UserID', 'ValidFrom', 'ValidTo'],
  ...['T', 'IDRr', 'IDRi', 'IDRkmsi', 'IDRkmsr', 'ID type', 'ID scheme', 'SAKKE params'],
  ...['CS ID map type', '#CS', 'GUK-ID = CSB ID', 'MKFC-ID = CSB ID', 'Key Type', 'Group IDs'],
  ...['Status', 'Activation Time', 'Expiry Time'],
  // Parameters of the policy, RFC 3830 §6.10.1
  ...[0, 1, 2, 4, 5, 6, 13, 18, 19, 20].map((type) => `Type ${type}`),
  ...['KeyPeriodNo', 'UserDecryptKey', 'UserSigningKeySSK', 'UserPubTokenPVT'],
]);

const scenarios = procedures.flatMap((procedure) =>
  gmkModes.flatMap((gmkMode) =>
    dualEncodings.flatMap((dualEncoding, index) => {
      if (gmkMode !== 'dual-one-procedure' && index > 0) return [];
      const profile = profiles[index % profiles.length] ?? profiles[0];
      const purposeMarking = purposeMarkings[(index + 1) % purposeMarkings.length] ?? 'text';
      return [scenarioOf({ procedure, gmkMode, dualEncoding, profile, purposeMarking })];
    }),
  ),
);

/** The values of calculations, of checks and of what is handed out. */
function valuesOf(event: TraceEvent): readonly NamedValue[] {
  if (event.kind === 'provision' || event.kind === 'check') return event.values;
  if (event.kind !== 'compute') return [];
  const { inputs, intermediates, outputs } = event.working;
  return [...inputs, ...intermediates, ...outputs];
}

/** Every fault at the first place it applies, in the first scenario it applies to; those of several
 *  figures in each. */
const faultRuns = scenarios.flatMap((scenario, index) =>
  faults.flatMap((fault) => {
    const applies = (other: Scenario) => placesFor(fault, other).length > 0;
    const isFirst = scenarios.findIndex(
      (other) => other.procedure === scenario.procedure && applies(other),
    );
    const [entry] = placesFor(fault, scenario);
    return isFirst === index && entry ? [{ scenario, entry }] : [];
  }),
);
const runs = [
  ...scenarios.map((scenario) => runWith(scenario)),
  ...faultRuns.map(({ scenario, entry }) => runWith(scenario, entry)),
];
const events = runs.flat();

it('[Keyladder §words] every value has a name of the catalogue, or a letter or label of a standard', () => {
  const found = new Set(events.flatMap((event) => valuesOf(event).map(({ name }) => name)));
  const words = readCatalogue('en').values as Readonly<Record<string, string>>;
  expect([...found].filter((name) => !(name in words) && !labels.has(name))).toEqual([]);
  expect([...labels].filter((name) => !found.has(name))).toEqual([]);
  expect([...labels].filter((name) => name in words)).toEqual([]);
});

it('[Keyladder §words] a value that goes by several names is called by all of them', () => {
  const values = events.flatMap(valuesOf);
  const joined = values.filter(({ name, aliases }) => aliases && aliases.join(' = ') !== name);
  expect(joined).toEqual([]);
  expect(new Set(values.flatMap(({ name, aliases }) => (aliases ? [name] : [])))).toEqual(
    new Set(['TGK = GMK', 'CSB ID = GUK-ID', 'CSB ID = MKFC-ID']),
  );
});

/** Names that registries and standards give to the values of a field, shown as they stand. */
const registered = new Set<string>([
  ...['SAKKE msg', 'T', 'PRF-HMAC-SHA-256', 'Empty map', 'RAND', 'NTP-UTC', 'IDR', 'IDRi', 'URI'],
  ...['IDRr', 'IDRkmsi', 'SP', 'IDRkmsr', 'SAKKE', 'SRTP', 'Encryption algorithm', 'AES-GCM'],
  ...['Session encryption key length', 'Authentication algorithm', 'RCCm3'],
  ...['Session salt key length', 'SRTP pseudorandom function', 'AES-CM', 'Key derivation rate'],
  ...['ROC transmission rate', 'SRTP authentication tag length'],
  ...['SRTCP authentication tag length', 'AEAD authentication tag length', 'General Extension'],
  ...['Parameter set 1', '3GPP MCX hashed UID', 'SIGN', '3GPP key parameters'],
  ...['Protected DATA PAYLOAD', 'AEAD_AES_128_GCM', 'Payload (MCData)', 'ECCSI', 'GMK'],
  ...['RTP version 2', 'Floor Request', 'APP', 'Floor Priority', 'User ID', 'Floor Indicator'],
  ...['MKFC', 'Floor Taken', "Granted Party's Identity", 'Permission to Request the Floor'],
  ...['Message Sequence Number', 'GENERIC-ID', 'RSA/PSS', 'MIKEY-1', 'NTP', 'NULL'],
  ...['tel URI with monthly keys', 'AEAD_AES_256_GCM', 'PCK', 'Pre-shared', 'PSK ver msg'],
  ...['Public key', 'PK ver msg', 'D-H init', 'D-H resp', 'Error', 'Last payload', 'KEMAC'],
  ...['PKE', 'DH', 'ID', 'CERT', 'CHASH', 'V', 'ERR', 'TR', 'RANDR', 'TP', 'TICKET', 'Key data'],
  ...['SRTP-ID', 'IPSEC4-ID', 'ROC/SEQ', 'COUNTER', 'NTP-UTC-32', 'IDRkms', 'IDRpsk', 'IDRapp'],
  ...['IDRuidi', 'IDRuidr', 'NAI', 'Byte string', 'Session authentication key length'],
  ...['SRTP encryption off/on', 'SRTCP encryption off/on', "sender's FEC order"],
  ...['SRTP authentication off/on', 'Authentication tag length', 'SRTP prefix length'],
  ...['Vendor ID', 'SDP IDs', 'TESLA I-Key', 'Key ID', 'CSB_ID', 'OMA BCAST', 'SAKKE-to-self'],
  ...['Auth failure', 'Invalid TS', 'Invalid PRF', 'Invalid MAC', 'Invalid EA', 'Invalid HA'],
  ...['Invalid DH', 'Invalid ID', 'Invalid Cert', 'Invalid SP', 'Invalid SPpar', 'Invalid DT'],
  ...['Unspecified error', 'RSA/PKCS#1/1.5', 'Protected payload', 'CSK', 'SPK', 'MSCCK', 'MuSiK'],
  ...['Floor Granted', 'Floor Deny', 'Floor Release', 'Floor Idle', 'Floor Revoke'],
  ...['Floor Queue Position Request', 'Floor Queue Position Info', 'Floor Ack', 'Duration'],
  ...['Reject Cause', 'Queue Info', 'Queue Size', 'Queued User ID', 'Source', 'Track Info'],
  ...['Message Type', 'SSRC'],
]);

const treesOf = (event: TraceEvent): readonly FieldNode[] => {
  if (event.kind === 'compute') return event.reveals?.tree ?? [];
  if (event.kind !== 'message') return [];
  return event.payloads.flatMap(({ sentTree, receivedTree }) => [...sentTree, ...receivedTree]);
};
const namesIn = (nodes: readonly FieldNode[]): readonly ValueName[] =>
  nodes.flatMap(({ valueName, children }) => [
    ...(valueName === undefined ? [] : [valueName]),
    ...namesIn(children),
  ]);

const tables = [...payloadRegistry, floorMessage, srtcp, rtp, srtp].map(({ fields }) =>
  documentationRows(fields),
);
const namesOfRows = (rows: readonly DocumentationRow[]): readonly ValueName[] =>
  rows.flatMap(({ names, rows: inner }) => [...Object.values(names ?? {}), ...namesOfRows(inner)]);

it('[Keyladder §words] the value of a field has the name of a registry, or words', () => {
  const shown = events.flatMap((event) => namesIn(treesOf(event)));
  const found = new Set([...shown, ...tables.flatMap(namesOfRows)]);
  const names = [...found].filter((name) => typeof name === 'string');
  expect([...registered].filter((name) => !found.has(name))).toEqual([]);
  expect(names.filter((name) => !registered.has(name))).toEqual([]);
});
