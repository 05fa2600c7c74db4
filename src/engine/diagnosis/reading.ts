import { isSameIdentity } from '../checks/code-points.ts';
import { isHidden, textOf } from '../checks/identities.ts';
import type { KmsCertificate } from '../mcptt/kms-certificate.ts';
import { type GroupKeyTransport, type Idr, idRoles } from '../mikey/index.ts';
import type { Evidence } from './evidence.ts';
import { type IdentifierForm, usualIdentifier } from './identifier-form.ts';
import { type ParametersForm, usualParameters } from './parameters-form.ts';
import { type UidForm, uidOfRecipe, usualRecipe } from './uid-recipe.ts';

/** One of the two parties of a message: whose UID it is, under which KMS, and with which public keys. */
export type Party = Readonly<{
  uri: string;
  /** The UID itself where the message gives no URI (TS 33.180 §E.7). */
  hidden: Uint8Array | null;
  /** The KMS the UID is made under, and the one whose public key is used; null: no certificate held. */
  kms: KmsCertificate | null;
  keys: KmsCertificate | null;
  form: UidForm;
}>;

/** What SAKKE hashes without its leading zero octets, against RFC 6508 §4. */
export type ShortHash = 'none' | 'w' | 'ssv' | 'id';

/** How a message is taken to have been made. The usual reading follows the documents; every hypothesis
 *  alters a part of it. */
export type Reading = Readonly<{
  message: GroupKeyTransport;
  /** When the message was made by its T, in NTP seconds, and the time its key periods follow from. */
  sentAt: number;
  time: number;
  signedOctets: Uint8Array;
  shortR: boolean;
  signer: Party;
  receiver: Party;
  rsk: Uint8Array | null;
  /** Whether a GMK that was stated may stand for the one the RSK gives. */
  trustsStatedGmk: boolean;
  shortHash: ShortHash;
  /** What was found wrong with the receiver's own RSK; null: it is taken to be right. */
  rskOf: Readonly<{ id: Uint8Array; keys: KmsCertificate }> | null;
  identifier: IdentifierForm;
  parameters: ParametersForm;
  /** Fields whose value is taken for the one expected: the checks that read them. */
  condoned: readonly string[];
}>;

const usual: UidForm = (recipe) => recipe;

/** The message as the documents have it; null where its form cannot be read at all. */
export function usualReading(evidence: Evidence): Reading | null {
  const { message } = evidence.decoded;
  return message && readingOf(evidence, message);
}

/** The usual reading of a message that may have been read with leniency. */
export function readingOf(evidence: Evidence, message: GroupKeyTransport): Reading {
  const { ue } = evidence;
  const certificate = (role: number) => {
    const named = message.idrs.find((payload) => payload.role === role);
    const isNamed = ({ kmsUri }: KmsCertificate) =>
      named !== undefined && isSameIdentity(kmsUri, textOf(named));
    return ue.certificates.find(isNamed) ?? null;
  };
  const signersKms = certificate(idRoles.IDRkmsi);
  const ownKms = certificate(idRoles.IDRkmsr);
  const party = (payload: Idr | undefined, kms: KmsCertificate | null): Party => ({
    uri: payload && !isHidden(payload) ? textOf(payload) : '',
    hidden: payload && isHidden(payload) ? payload.idData : null,
    ...{ kms, keys: kms, form: usual },
  });
  const { IDRi, IDRuidi, IDRr, IDRuidr } = idRoles;
  const named = (...roles: number[]) => message.idrs.find(({ role }) => roles.includes(role));
  return {
    message,
    sentAt: message.t.ntpSeconds,
    time: message.t.ntpSeconds,
    signedOctets: message.signedOctets,
    shortR: false,
    signer: party(named(IDRi, IDRuidi), signersKms),
    receiver: { ...party(named(IDRr, IDRuidr), ownKms), hidden: null, uri: ue.uri },
    rsk: evidence.keySet?.userDecryptKey ?? null,
    trustsStatedGmk: false,
    shortHash: 'none',
    rskOf: null,
    identifier: usualIdentifier,
    parameters: usualParameters,
    condoned: [],
  };
}

/** The UID of a party under a reading; null where its KMS is not known. */
export function uidUnder({ time }: Reading, party: Party): Uint8Array | null {
  if (party.hidden) return party.hidden;
  const recipe = recipeUnder(time, party);
  return recipe && uidOfRecipe(recipe);
}

/** How the UID of a party is made at a time. */
export function recipeUnder(time: number, { uri, kms, form }: Party) {
  return kms && form(usualRecipe(uri, kms, time), time);
}
