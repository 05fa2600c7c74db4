import { idRoles } from '../../mikey/index.ts';
import { utf8ToBytes } from '../../model/bytes.ts';
import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The name of the GMS is no name a UID can be made of. */
export const initiatorMalformed: Fault<object> = {
  id: 'initiator-malformed',
  clause: 'TS 33.179 §E.2',
  kind: 'identity',
  reach: 'payload',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'initiator',
  apply: () => ({
    parts: (parts) => ({
      ...parts,
      idrs: parts.idrs.map((idr) => {
        if (idr.role === idRoles.IDRi) return { ...idr, idData: utf8ToBytes('the GMS') };
        return idr.role === idRoles.IDRuidi ? { ...idr, idData: idr.idData.slice(0, 16) } : idr;
      }),
    }),
  }),
};
