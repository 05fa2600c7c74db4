import { idRoles } from '../mikey/index.ts';
import { fact } from '../model/fact.ts';
import { defineCheck, type Problem } from './check.ts';
import { foundBeside, isSameIdentity } from './code-points.ts';
import { certificateFor, idr, type KmsRole, notUri, textOf } from './identities.ts';
import type { Reception } from './reception.ts';
import { verbatim } from './shown-facts.ts';

const { IDRkmsi, IDRkmsr } = idRoles;

/** The certificates of both KMSs are held and valid, and the receiver's is its own. */
export const kms = defineCheck({
  name: 'kms',
  phase: 'payload',
  codes: ['kms'],
  clauses: ['TS 33.179 §E.2'],
  reads: ['IDRkmsi.idData', 'IDRkmsr.idData'],
  mikeyError: 8,
  mark: { letter: 'K', tone: 2 },
  run(r: Reception) {
    return {
      values: [
        { name: 'IDRkmsi', value: textOf(idr(r, IDRkmsi)) },
        { name: 'IDRkmsr', value: textOf(idr(r, IDRkmsr)) },
        { name: 'ownKms', value: r.ue.kmsUri },
      ],
      problem: problemOf(r, IDRkmsi) ?? problemOf(r, IDRkmsr),
    };
  },
  instead(r) {
    const home = r.ue.certificates.find(({ kmsUri }) => isSameIdentity(kmsUri, r.ue.kmsUri));
    if (!home) return false;
    r.unchecked = { home, offered: r.ue.offered ?? [] };
    return true;
  },
});

function problemOf(r: Reception, role: KmsRole): Problem<'kms'> | null {
  const payload = idr(r, role);
  const at = { code: 'kms', path: `${payload.path}.idData` } as const;
  const kmsUri = textOf(payload);
  const certificate = certificateFor(r, role);
  if (!certificate) {
    const held = r.ue.certificates.map((one) => one.kmsUri);
    return { ...at, expected: fact('kms.held'), found: foundBeside(held, kmsUri) };
  }
  if (certificate.revoked) {
    const found = fact('kms.revoked', { kmsUri });
    return { ...at, expected: fact('kms.notRevoked'), found };
  }
  if (role === IDRkmsr && !isSameIdentity(kmsUri, r.ue.kmsUri)) {
    const expected = fact('kms.own', { kmsUri: r.ue.kmsUri });
    return { ...at, expected, found: verbatim(kmsUri) };
  }
  return notUri('kms', payload);
}
