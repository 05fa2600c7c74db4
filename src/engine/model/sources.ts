/** The documents the engine follows; citations are typed against them. Their titles, each with the
 *  version meant, are words of the catalogue. */
export const documents = [
  'RFC 3261',
  'RFC 3550',
  'RFC 3711',
  'RFC 3830',
  'RFC 4563',
  'RFC 4567',
  'RFC 4771',
  'RFC 4825',
  'RFC 4867',
  'RFC 5875',
  'RFC 6043',
  'RFC 6507',
  'RFC 6508',
  'RFC 6509',
  'RFC 6979',
  'RFC 7714',
  'SP 800-90A',
  'TS 23.179',
  'TS 23.280',
  'TS 24.282',
  'TS 24.379',
  'TS 24.380',
  'TS 24.481',
  'TS 33.179',
  'TS 33.180',
  'TS 33.220',
  'pCR 33.179',
  'IANA',
  'Keyladder',
] as const;

export type DocumentId = (typeof documents)[number];

/** A citation: document, then clause (`§6.2.2`), appendix, table or figure. */
export type Clause = `${DocumentId} ${'§' | 'App. ' | 'Annex ' | 'Table ' | 'Figure '}${string}`;

/** The document of a citation. */
export function documentOf(clause: Clause): DocumentId {
  const found = documents.find((id) => clause.startsWith(`${id} `));
  if (found === undefined) throw new TypeError(`clause cites no known document: ${clause}`);
  return found;
}
