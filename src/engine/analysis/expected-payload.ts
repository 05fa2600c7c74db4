import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import { mkiOf } from '../mcptt/group-srtp-keys.ts';
import {
  appendSignature,
  type CsIdMap,
  csIdMapTypes,
  defaultSecurityPolicy,
  eccsiSignatureLength,
  encodeKeyParameters,
  encodeProtectedPayload,
  encodeSecondKey,
  encodeUnsignedMessage,
  type GeneralExtension,
  generalExtensionTypes,
} from '../mikey/index.ts';
import { utf8ToBytes } from '../model/bytes.ts';
import { ntpUnixOffsetSeconds } from '../model/ntp-time.ts';
import { planOf } from '../model/plan.ts';
import type { Purpose } from '../model/purpose.ts';
import { writings } from '../model/releases.ts';
import type { Scenario } from '../model/scenario.ts';
import { formOf, parametersOf, tagOf } from '../model/scenario-rules.ts';

/** A Group Key Transport payload with every octet in its place and zeros for what only keys could
 *  make: as long as the real one, without any cryptography. */

/** GMK, SSV, AES-GCM tag, IV and RAND are 16 octets each. */
const block = new Uint8Array(16);
const uid = new Uint8Array(32);
const sakkeData = new Uint8Array(sakkeParameterSet1.pointBytes + block.length);

/** Who sends it to whom: URIs of the two and of their KMSs. */
export type Ends = Readonly<{
  senderUri: string;
  receiverUri: string;
  kmsUri: string;
  receiverKmsUri: string;
}>;

/** The payload that carries the keys of `purposes`, one or two, in a scenario. */
export function expectedPayload(
  scenario: Scenario,
  ends: Ends,
  purposes: readonly Purpose[],
): Uint8Array {
  const sakke = { sakkeParams: 1, idScheme: 2, sakkeData };
  const [first, second] = purposes.map((purpose) => keyParametersOf(scenario, purpose));
  if (!first) throw new RangeError('purposes: expected one or two, found none');
  const another: GeneralExtension = {
    type: generalExtensionTypes.secondKey,
    data: encodeSecondKey({ gukId: 0, ...sakke }),
  };
  const unsigned = encodeUnsignedMessage({
    csbId: 0,
    csIdMap: csIdMapOf(scenario, purposes[0]),
    ntpSeconds: 0,
    rand: block,
    idrs: identitiesOf(scenario, ends),
    sp: defaultSecurityPolicy(),
    sakke,
    generalExtensions: second ? [first, another, second] : [first],
  });
  return appendSignature(unsigned, new Uint8Array(eccsiSignatureLength));
}

function keyParametersOf(scenario: Scenario, purpose: Purpose): GeneralExtension {
  const { group } = planOf(scenario);
  const sender = { ntpSeconds: ntpUnixOffsetSeconds };
  const plaintext = encodeKeyParameters(parametersOf(scenario, group, sender, purpose));
  const ciphertextAndTag = new Uint8Array(plaintext.length + block.length);
  return {
    type: generalExtensionTypes.keyParameters,
    data: encodeProtectedPayload({ time: 0, iv: block, dppkId: 0, ciphertextAndTag }),
  };
}

function csIdMapOf(scenario: Scenario, purpose: Purpose = 'group'): CsIdMap {
  const { release, mkiInSpi } = formOf(scenario);
  if (writings[release].csIdMap === 'empty') return { type: csIdMapTypes.empty };
  const none = new Uint8Array(0);
  const { policyNo } = defaultSecurityPolicy();
  const policies = Uint8Array.of(policyNo);
  const keyId = 2 ** 28 * tagOf(scenario, purpose);
  const spi = mkiInSpi ? mkiOf(keyId, 0) : none;
  const session = { csId: 0, protType: 0, s: 0, policies, sessionData: none, spi };
  return { type: csIdMapTypes.genericId, sessions: [session] };
}

function identitiesOf(scenario: Scenario, ends: Ends) {
  const hidden = formOf(scenario).hideIdentities;
  const parties = [ends.senderUri, ends.receiverUri].map((uri) =>
    hidden ? uid : utf8ToBytes(uri),
  );
  const kmss = [ends.kmsUri, ends.receiverKmsUri].map(utf8ToBytes);
  return [...parties, ...kmss].map((idData) => ({ role: 0, idType: 0, idData }));
}
