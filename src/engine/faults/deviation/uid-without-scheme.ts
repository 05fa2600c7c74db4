import { deriveUid } from '../../mcptt/uid.ts';
import { defineFault } from '../fault.ts';
import { resealed } from '../resealed.ts';

const withoutScheme = (uri: string) => uri.replace(/^[a-z]+:/i, '');

/** The GMK is encapsulated to the UID of the MCPTT ID without its `sip:`; the KMS made the RSK for the whole. */
export const uidWithoutScheme = defineFault({
  id: 'uid-without-scheme',
  clause: 'TS 33.179 §F.2.1',
  kind: 'deviation',
  predict: () => 'sakke',
  apply: (setting) =>
    resealed(
      setting,
      (identity) => deriveUid({ ...identity, uri: withoutScheme(identity.uri) }).uid,
    ),
});
