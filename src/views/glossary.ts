/** The terms of the glossary, in the order of the help, each with the spellings by which texts and
 *  fields of the documents call it. Longer spellings win: GMK-ID is not a GMK. */
export const glossary = {
  mcptt: ['MCPTT'],
  kms: ['KMS'],
  gms: ['GMS'],
  transport: ['Group Key Transport payload'],
  mikey: ['MIKEY I_MESSAGE', 'I_MESSAGE'],
  eccsi: ['ECCSI'],
  sakke: ['SAKKE'],
  uid: ['UID', 'UserID'],
  gmk: ['GMK'],
  gmkId: ['GMK-ID'],
  gukId: ['GUK-ID'],
  userSalt: ['User Salt', 'user salt'],
  rand: ['RAND'],
  kpak: ['KPAK', 'PubAuthKey'],
  ksak: ['KSAK'],
  kmsPublicKey: ['Z_T', 'PubEncKey'],
  kmsMasterSecret: ['z_T'],
  ssk: ['SSK', 'UserSigningKeySSK'],
  pvt: ['PVT', 'UserPubTokenPVT'],
  rsk: ['RSK', 'UserDecryptKey'],
  mkfc: ['MKFC'],
  mki: ['MKI'],
  csk: ['CSK'],
  temporaryGroup: ['temporary group'],
} as const satisfies Record<string, readonly string[]>;

export type GlossaryTerm = keyof typeof glossary;
export const glossaryTerms = Object.keys(glossary) as readonly GlossaryTerm[];

const termOf = new Map<string, GlossaryTerm>(
  glossaryTerms.flatMap((term) => glossary[term].map((spelling) => [spelling, term] as const)),
);
const spellings = [...termOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((spelling) => spelling.replace(/[()]/g, '\\$&'));
const anyTerm = new RegExp(`(?<![\\w-])(${spellings.join('|')})(?![\\w-])`);

/** A piece of a text; `term` where it is a term that is explained here. */
export type TextPart = Readonly<{ text: string; term?: GlossaryTerm }>;

/** Cuts texts that are read one after the other at their terms. Each term is marked where it stands
 *  first, so that it is one stop on the way of the Tab key. */
export function markTerms(texts: readonly string[]): readonly (readonly TextPart[])[] {
  const marked = new Set<GlossaryTerm>();
  return texts.map((text) =>
    text.split(anyTerm).flatMap((part): readonly TextPart[] => {
      if (part === '') return [];
      const term = termOf.get(part);
      if (term === undefined || marked.has(term)) return [{ text: part }];
      marked.add(term);
      return [{ text: part, term }];
    }),
  );
}
