/** A column of the custody table. KSAK and z_T are those of the party's own system, SSK and RSK
 *  those of its own identity, `srtp-…` the keys of senders under a GMK. */
export type CustodyKey = (typeof custodyKeyNames)[number];

/** The columns in their order. */
export const custodyKeyNames = [
  'ksak',
  'kms-master-secret',
  'ssk',
  'rsk',
  'gmk-group',
  'gmk-media',
  'gmk-floor',
  'srtp-group',
  'srtp-media',
  'srtp-floor',
] as const;
