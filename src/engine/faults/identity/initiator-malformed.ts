import { idRoles } from '../../mikey/index.ts';
import { utf8ToBytes } from '../../model/bytes.ts';
import { changeIdentity } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** The name of the GMS is no name a UID can be made of. */
export const initiatorMalformed = defineFault({
  id: 'initiator-malformed',
  clause: 'TS 33.179 §E.2',
  kind: 'identity',
  reach: 'payload',
  predict: () => 'initiator',
  apply: () =>
    changeIdentity(({ role, idData }) => {
      if (role === idRoles.IDRi) return utf8ToBytes('the GMS');
      return role === idRoles.IDRuidi ? idData.slice(0, 16) : idData;
    }),
});
