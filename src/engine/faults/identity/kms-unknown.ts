import { idRoles } from '../../mikey/index.ts';
import { concatBytes, utf8ToBytes } from '../../model/bytes.ts';
import { changeIdentity } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** The GMS names a KMS nobody has a certificate of. */
export const kmsUnknown = defineFault({
  id: 'kms-unknown',
  clause: 'TS 33.179 §E.2',
  kind: 'identity',
  reach: 'payload',
  predict: () => 'kms',
  apply: () =>
    changeIdentity(({ role, idData }) =>
      role === idRoles.IDRkmsi ? concatBytes(idData, utf8ToBytes('.invalid')) : idData,
    ),
});
