import { idRoles } from '../mikey/index.ts';
import { bytesToHex, equalBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { defineCheck } from './check.ts';
import { foundBeside, isSameIdentity } from './code-points.ts';
import { clauseOf, idr, isHidden, notUri, periodOfT, shown, textOf, uidAt } from './identities.ts';
import type { Reception } from './reception.ts';
import { verbatim } from './shown-facts.ts';

/** IDRr names this user. */
export const receiver = defineCheck({
  name: 'receiver',
  phase: 'payload',
  codes: ['receiver'],
  clauses: ['TS 33.179 §E.2', 'TS 33.180 §E.7'],
  reads: ['IDRr.idType', 'IDRr.idData'],
  mikeyError: 7,
  mark: { letter: 'V', tone: 2 },
  run(r: Reception) {
    const payload = idr(r, idRoles.IDRr, idRoles.IDRuidr);
    const hidden = isHidden(payload);
    const home = r.ue.certificates.find((certificate) => certificate.kmsUri === r.ue.kmsUri);
    const mine = hidden && home && periodOfT(r, home) >= 0 ? uidAt(r, r.ue.uri, home).uid : null;
    const isMine = mine
      ? equalBytes(payload.idData, mine)
      : !hidden && isSameIdentity(textOf(payload), r.ue.uri);
    const expected = mine ? fact('identity.ownUid', { uid: mine }) : verbatim(r.ue.uri);
    const found = foundBeside([mine ? bytesToHex(mine) : r.ue.uri], shown(payload));
    return {
      ...clauseOf(payload),
      path: `${payload.path}.idData`,
      values: [
        { name: payload.path, value: shown(payload) },
        { name: 'ID type', value: payload.idType, unverified: hidden },
        { name: 'ownIdentity', value: mine ?? r.ue.uri },
      ],
      problem: isMine ? notUri('receiver', payload) : { code: 'receiver', expected, found },
    };
  },
});
