import { expect, it } from 'vitest';
import { readCatalogue } from '../../i18n/read-catalogue.ts';
import type { NamedValue } from '../model/named-value.ts';
import {
  dualEncodings,
  gmkModes,
  procedures,
  profiles,
  purposeMarkings,
} from '../model/scenario.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { TraceEvent } from '../trace/trace.ts';

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

it('[Keyladder §words] every value has a name of the catalogue, or a letter or label of a standard', () => {
  const found = new Set(
    scenarios.flatMap((scenario) =>
      runWith(scenario).flatMap((event) => valuesOf(event).map(({ name }) => name)),
    ),
  );
  const words = readCatalogue('en').values as Readonly<Record<string, string>>;
  expect([...found].filter((name) => !(name in words) && !labels.has(name))).toEqual([]);
  expect([...labels].filter((name) => !found.has(name))).toEqual([]);
  expect([...labels].filter((name) => name in words)).toEqual([]);
});
