import { idRoles } from '../../mikey/index.ts';
import { concatBytes, utf8ToBytes } from '../../model/bytes.ts';
import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The GMS names a KMS nobody has a certificate of. */
export const kmsUnknown: Fault<object> = {
  id: 'kms-unknown',
  clause: 'TS 33.179 §E.2',
  kind: 'identity',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'kms',
  apply: () => ({
    parts: (parts) => ({
      ...parts,
      idrs: parts.idrs.map((idr) =>
        idr.role === idRoles.IDRkmsi
          ? { ...idr, idData: concatBytes(idr.idData, utf8ToBytes('.invalid')) }
          : idr,
      ),
    }),
  }),
};
