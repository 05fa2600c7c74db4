/** The documents the engine follows, each with the version meant. Citations are typed against it. */
export const documents = {
  'RFC 3261': 'SIP: Session Initiation Protocol',
  'RFC 3550': 'RTP: A Transport Protocol for Real-Time Applications',
  'RFC 3711': 'The Secure Real-time Transport Protocol (SRTP)',
  'RFC 3830': 'MIKEY: Multimedia Internet KEYing',
  'RFC 4563': 'The Key ID Information Type for the General Extension Payload in MIKEY',
  'RFC 4567': 'Key Management Extensions for SDP and RTSP',
  'RFC 4771': 'Integrity Transform Carrying Roll-Over Counter for SRTP',
  'RFC 4825': 'The XML Configuration Access Protocol (XCAP)',
  'RFC 4867': 'RTP Payload Format for AMR and AMR-WB',
  'RFC 5875': 'XCAP Diff Event Package',
  'RFC 6043': 'MIKEY-TICKET',
  'RFC 6507':
    'Elliptic Curve-Based Certificateless Signatures for Identity-Based Encryption (ECCSI)',
  'RFC 6508': 'Sakai-Kasahara Key Encryption (SAKKE)',
  'RFC 6509': 'MIKEY-SAKKE',
  'RFC 6979': 'Deterministic Usage of DSA and ECDSA (test vectors of HMAC-DRBG)',
  'RFC 7714': 'AES-GCM Authenticated Encryption in SRTP',
  'SP 800-90A': 'Recommendation for Random Number Generation Using DRBGs (NIST, revision 1)',
  'TS 23.179':
    'Functional architecture for MCPTT; §10.5 and §10.6.2.2 are numbers of the 2015 draft of TS 23.179, under which the published text has other things',
  'TS 23.280': 'Common functional architecture for mission critical services, Release 14 and later',
  'TS 24.282': 'MCData signalling control',
  'TS 24.379': 'MCPTT call control, Release 13',
  'TS 24.380': 'MCPTT media plane control (floor control); clause 13 read in Release 18',
  'TS 24.481':
    'MCPTT group management; clauses known through implementations, XML schema read in V17.8.0',
  'TS 33.179': 'Security of MCPTT, Release 13',
  'TS 33.180': 'Security of the mission critical service, Release 14 and later; read in Release 17',
  'TS 33.220': 'Generic Bootstrapping Architecture (KDF of annex B)',
  'pCR 33.179':
    'The contribution to TS 33.179 this tool is about; clause numbers of the draft it amends',
  IANA: 'MIKEY payload name spaces',
  Keyladder: 'A choice of this tool where the texts are silent',
} as const;

export type DocumentId = keyof typeof documents;

/** A citation: document, then clause (`§6.2.2`), appendix, table or figure. */
export type Clause = `${DocumentId} ${'§' | 'App. ' | 'Annex ' | 'Table ' | 'Figure '}${string}`;

/** The document of a citation. */
export function documentOf(clause: Clause): DocumentId {
  const ids = Object.keys(documents) as DocumentId[];
  const found = ids.find((id) => clause.startsWith(`${id} `));
  if (found === undefined) throw new TypeError(`clause cites no known document: ${clause}`);
  return found;
}
