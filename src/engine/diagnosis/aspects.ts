import { isSameIdentity } from '../checks/code-points.ts';
import { textOf } from '../checks/identities.ts';
import type { CheckName } from '../checks/index.ts';
import { csIdMapTypes, generalExtensionTypes, idRoles } from '../mikey/index.ts';
import { bytesToNumberBE } from '../model/big-integers.ts';
import { equalBytes } from '../model/bytes.ts';
import { purposeTag } from '../model/purpose.ts';
import { calculationsOn, hex } from './calculations.ts';
import type { Evidence } from './evidence.ts';
import { usualIdentifier } from './identifier-form.ts';
import { type OpenedParameters, openParameters } from './parameters-form.ts';
import { type Reading, recipeUnder, uidUnder } from './reading.ts';

/** What a passed check is worth: a calculation nobody can bring about by chance, or values that agree. */
export type Worth = 'proved' | 'fits';

/** The checks a hypothesis may settle. */
export const aspects = [
  ...(['timestamp', 'rand', 'receiver', 'initiator', 'kms', 'period', 'signature'] as const),
  ...(['authorised', 'sakke-parameters', 'decapsulation', 'guk-id', 'key-parameters'] as const),
] satisfies readonly CheckName[];
export type Aspect = (typeof aspects)[number];

export const isAspect = (name: CheckName): name is Aspect =>
  (aspects as readonly CheckName[]).includes(name);

/** Looks at one message under many readings; what was worked out once is kept. */
export type Examination = Readonly<{
  worth: (reading: Reading, aspect: Aspect) => Worth | null;
  gmkUnder: (reading: Reading) => Uint8Array | null;
  /** The octets all aspects of a reading come from: two readings with the same say the same. */
  inputsOf: (reading: Reading) => string;
}>;

/** An examination of the message of some evidence. */
export function examine(evidence: Evidence): Examination {
  const forms = new Map<object | null, number>();
  const numberOf = (form: object | null) => forms.get(form) ?? forms.set(form, forms.size).size - 1;

  const { signs, gmkUnder, rskIsOf } = calculationsOn(evidence);
  const tests: Readonly<Record<Aspect, (reading: Reading) => Worth | null>> = {
    timestamp: (reading) => fits(isTimely(evidence, reading)),
    rand: ({ condoned }) => fits(condoned.includes('RAND')),
    receiver: (reading) => receiverWorth(evidence, reading),
    initiator: (reading) =>
      fits(reading.condoned.includes('IDRi') || /^[a-z][a-z0-9+.-]*:./i.test(reading.signer.uri)),
    kms: (reading) => fits(isUnderOwnKms(evidence, reading)),
    period: (reading) => fits(isOfPeriod(evidence, reading)),
    signature: (reading) => (signs(reading) ? 'proved' : null),
    authorised: (reading) => fits(isAuthorised(evidence, reading)),
    'sakke-parameters': ({ condoned }) => fits(condoned.includes('SAKKE')),
    decapsulation: (reading) =>
      rskIsOf(reading) || (!reading.rskOf && gmkUnder(reading)) ? 'proved' : null,
    'guk-id': (reading) => fits(hasIdentifier(evidence, reading, gmkUnder(reading))),
    'key-parameters': (reading) => parametersOpen(evidence, reading, gmkUnder(reading)),
  };
  return {
    worth: (reading, aspect) => tests[aspect](reading),
    gmkUnder,
    inputsOf: (reading) => inputsOf(reading, numberOf),
  };
}

const fits = (holds: boolean): Worth | null => (holds ? 'fits' : null);

function isTimely({ ue, hasClock }: Evidence, { sentAt }: Reading): boolean {
  return !hasClock || Math.abs(sentAt - ue.ntpSeconds) <= ue.clockWindowSeconds;
}

function isAuthorised({ ue }: Evidence, { signer, condoned }: Reading): boolean {
  const { authorisedGms } = ue;
  return authorisedGms === null || condoned.includes('IDRi') || authorisedGms.includes(signer.uri);
}

/** The receiver's own name, or its UID under this reading where the message hides it. */
function receiverWorth({ ue }: Evidence, reading: Reading): Worth | null {
  const { message, receiver, condoned } = reading;
  const hidden = message.idrs.find(({ role }) => role === idRoles.IDRuidr);
  const named = message.idrs.find(({ role }) => role === idRoles.IDRr);
  if (condoned.includes('IDRr')) return 'fits';
  if (named) return fits(isSameIdentity(textOf(named), ue.uri));
  const own = uidUnder(reading, receiver);
  return hidden && own && equalBytes(own, hidden.idData) ? 'proved' : null;
}

function isUnderOwnKms({ ue }: Evidence, { signer, receiver }: Reading): boolean {
  const own = receiver.kms && isSameIdentity(receiver.kms.kmsUri, ue.kmsUri);
  return signer.kms !== null && own === true;
}

function isOfPeriod({ ue, hasPeriod }: Evidence, { time, receiver }: Reading): boolean {
  const numbers = recipeUnder(time, receiver)?.numbers;
  return !hasPeriod || ue.keySets.some((held) => numbers?.[2] === BigInt(held.keyPeriodNo));
}

/** The GMK-ID the message itself gives in an SPI, or the one that was stated. */
export function knownGmkId({ gmkId }: Evidence, { message }: Reading): number | null {
  const map = message.hdr.csIdMap;
  const spi = map.type === csIdMapTypes.genericId ? map.sessions[0]?.spi : undefined;
  return spi?.length === 8 ? Number(bytesToNumberBE(spi.slice(0, 4))) : gmkId;
}

function hasIdentifier(evidence: Evidence, reading: Reading, gmk: Uint8Array | null): boolean {
  const gmkId = knownGmkId(evidence, reading);
  const { csbId } = reading.message.hdr;
  if (gmk === null || gmkId === null) return false;
  return reading.identifier(gmk, gmkId, evidence.ue.uri) === csbId;
}

function parametersOpen(
  evidence: Evidence,
  reading: Reading,
  gmk: Uint8Array | null,
): Worth | null {
  const opened = openedUnder(evidence, reading, gmk);
  if (!opened) return null;
  // With another identifier it is the key type alone that agrees, which the tag does not speak for.
  return opened.proved && reading.identifier === usualIdentifier ? 'proved' : 'fits';
}

/** What comes out of the key parameters under a reading, whose key type is that of the identifier; where
 *  that one was made otherwise, of the GMK-ID. */
export function openedUnder(
  evidence: Evidence,
  reading: Reading,
  gmk: Uint8Array | null,
): OpenedParameters {
  const data = parametersOf(reading);
  if (!gmk || !data) return null;
  const { csbId: gukId } = reading.message.hdr;
  const gmkId = knownGmkId(evidence, reading);
  const typed = reading.identifier === usualIdentifier ? gukId : (gmkId ?? gukId);
  return openParameters(reading.parameters, { gmk, gukId, gmkId, tag: purposeTag(typed), data });
}

/** The data of the key parameters of the only or first key; null: none. */
export function parametersOf({ message }: Reading): Uint8Array | null {
  const { keyParameters } = generalExtensionTypes;
  return message.generalExtensions.find(({ type }) => type === keyParameters)?.data ?? null;
}

/** Functions are the same only if they are one. */
function inputsOf(reading: Reading, numberOf: (form: object | null) => number): string {
  const { sentAt, time, signedOctets, shortR, signer, receiver, rsk, shortHash, rskOf } = reading;
  const { identifier, parameters, condoned } = reading;
  const uids = [signer, receiver].map((party) => [
    hex(uidUnder(reading, party)),
    hex(party.keys?.pubAuthKey),
    party.uri,
    party.kms?.kmsUri,
  ]);
  const forms = [
    identifier,
    parameters.id,
    parameters.content,
    parameters.key,
    parameters.aad,
    parameters.iv,
    parameters.instead,
  ];
  return [
    ...[sentAt, time, hex(signedOctets), shortR, hex(rsk), shortHash, hex(rskOf?.id)],
    ...[hex(rskOf?.keys.pubEncKey), ...uids.flat(), condoned.join()],
    ...forms.map(numberOf),
  ].join(' ');
}
