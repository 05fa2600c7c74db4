/** A column of the custody table. KSAK and z_T are those of the party's own system, SSK and RSK
 *  those of its own identity, `gmk-…` a group key or, of a message made elsewhere, one of another kind,
 *  `before-gmk-…` one that a later act has replaced, `own-gmk-…` in a regroup that of the group of the primary
 *  system, which stays as it is, `srtp-…` the keys of senders under a GMK. */
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
  'gmk-private',
  'gmk-client',
  'gmk-server',
  'gmk-bearer',
  'gmk-multicast',
  'before-gmk-group',
  'before-gmk-media',
  'before-gmk-floor',
  'own-gmk-group',
  'own-gmk-media',
  'own-gmk-floor',
  'srtp-group',
  'srtp-media',
  'srtp-floor',
  'srtp-private',
  'srtp-client',
  'srtp-server',
  'srtp-bearer',
  'srtp-multicast',
] as const;
