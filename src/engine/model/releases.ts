/** The releases of the group key procedure as data: how a GMS of each writes its message, and how a UE of each
 *  reads one. Of TS 33.179 V13.0.0 to V13.3.0 and of TS 33.180 Release 14 no text could be read: there is none. */

/** The draft of 2015 that the contribution amends, TS 33.179 V13.4.0, later Release 13, and TS 33.180. The two
 *  last are profiles of a scenario too. */
export const releaseIds = ['draft', 'v13-4-0', 'ts-33.179', 'ts-33.180'] as const;
export type ReleaseId = (typeof releaseIds)[number];

/** How a GMS of a release writes its message, where releases part. */
export type Writing = Readonly<{
  csIdMap: 'empty' | 'generic-id';
  /** The number beside the encapsulated key that says how the UID was made, which is the same in all. */
  idScheme: 1 | 2;
  /** What stands around the key parameters: nothing where none go along. */
  parameters: 'none' | 'cbc' | 'protected';
  signed: SignedOctets;
}>;

/** Whether the signature covers the two octets in front of it: S type and signature length. */
export type SignedOctets = 'with-header' | 'without-header';

/** Sources: TS 33.179 §E.2, §E.5, §E.6, TS 33.180 Table E.1.3-1, §E.6.1; V13.4.0 by an implementation of it. The
 *  draft gives no form: but for what it asks, that of later Release 13 without what it does not name. */
export const writings: Readonly<Record<ReleaseId, Writing>> = {
  draft: { csIdMap: 'empty', idScheme: 2, parameters: 'none', signed: 'with-header' },
  'v13-4-0': { csIdMap: 'generic-id', idScheme: 1, parameters: 'cbc', signed: 'without-header' },
  'ts-33.179': {
    csIdMap: 'empty',
    idScheme: 2,
    parameters: 'protected',
    signed: 'with-header',
  },
  'ts-33.180': {
    csIdMap: 'generic-id',
    idScheme: 2,
    parameters: 'protected',
    signed: 'with-header',
  },
};

/** Whether a release has roles for identities that are hidden: UIDs in place of URIs. Source: TS 33.180 §E.7,
 *  which later Release 13 has too. */
export const hasHiddenIdentities: Readonly<Record<ReleaseId, boolean>> = {
  draft: false,
  'v13-4-0': false,
  'ts-33.179': true,
  'ts-33.180': true,
};

/** What a receiver does with a general extension of a type it does not know: of two public implementations one
 *  keeps it unread, and one refuses the message. The rule of RFC 3830 was not read. */
export const unknownExtensionRules = ['kept', 'refused'] as const;
export type UnknownExtensionRule = (typeof unknownExtensionRules)[number];

/** Whether V13.4.0 is taken to sign as the implementation of it does that is known, or as RFC 3830 says. */
export const signatureCoverages = ['implementation', 'rfc'] as const;
export type SignatureCoverage = (typeof signatureCoverages)[number];

/** What is signed in a release. */
export const signedUnder = (release: ReleaseId, coverage: SignatureCoverage): SignedOctets =>
  coverage === 'rfc' ? 'with-header' : writings[release].signed;

/** How a UE of a release reads a message. */
export type ReleaseReading = Readonly<{
  /** Roles of identities that it knows; one with another role is not there for it. */
  roles: readonly number[];
  /** Types of general extension that it knows. */
  extensions: readonly number[];
  unknownExtensions: UnknownExtensionRule;
  idSchemes: readonly number[];
  signed: SignedOctets;
  /** Whether it takes a vendor ID that looks like key parameters of V13.4.0 for those. */
  readsOlderForms: boolean;
  /** The checks it is asked to make, by their names; null: all. */
  asked: readonly string[] | null;
}>;

/** Roles of an identity: URIs of both, and of their KMSs. Source: TS 33.179 §E.2. */
const plainRoles = [1, 2, 6, 7];
/** With those of hidden identities. Source: TS 33.180 §E.7. */
const allRoles = [...plainRoles, 8, 9];
/** Assigned before 3GPP had any. Source: RFC 3830 §6.15, IANA. */
const oldExtensions = [0, 1, 2, 3, 4, 5];
/** With SAKKE-to-self and the key parameters. Source: TS 33.179 §E.5, §E.6.1. */
const newExtensions = [...oldExtensions, 6, 7];

/** What the draft has a UE do: verify the signature, see that the GMS may create groups, take GMK, GUK-ID and
 *  GMK-ID out, and see that the GMK-ID is no duplicate. That it can read the payload at all goes before.
 *  Source: pCR 33.179 §7.4.2. */
const askedByDraft = [
  'format',
  'signature',
  'authorised',
  'decapsulation',
  'guk-id',
  'duplicate-gmk-id',
  'dual-complete',
] as const;

const later = {
  roles: allRoles,
  extensions: newExtensions,
  idSchemes: [2],
  readsOlderForms: false,
  asked: null,
} as const;

const readings: Readonly<Record<ReleaseId, Omit<ReleaseReading, 'unknownExtensions' | 'signed'>>> =
  {
    draft: { ...later, roles: plainRoles, extensions: oldExtensions, asked: askedByDraft },
    'v13-4-0': {
      ...{ roles: plainRoles, extensions: oldExtensions, idSchemes: [1] },
      ...{ readsOlderForms: true, asked: null },
    },
    'ts-33.179': later,
    'ts-33.180': later,
  };

type Rules = Readonly<{ unknownExtensions: UnknownExtensionRule; coverage: SignatureCoverage }>;

/** How a UE of a release reads. `amended`: the release with what the contribution asks for, which in one payload
 *  is an extension of private use, type 240, that only then is known. */
export function readingOf(
  release: ReleaseId,
  { unknownExtensions, coverage }: Rules,
  amended = false,
): ReleaseReading {
  const reading = readings[release];
  const extensions = amended ? [...reading.extensions, 240] : reading.extensions;
  const signed = signedUnder(release, coverage);
  return { ...reading, extensions, unknownExtensions, signed };
}
