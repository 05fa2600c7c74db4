import { octetCount } from '../codec/reading.ts';
import { isOnSakkeCurve } from '../crypto/sakke.ts';
import type { SakkePayload } from '../mikey/index.ts';
import { fact } from '../model/fact.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import { carriedKey, secondKeyProblem } from './carried-key.ts';
import { defineCheck, type Problem } from './check.ts';
import type { Reception } from './reception.ts';
import { number } from './shown-facts.ts';

type Code = 'second-key' | 'sakke-params' | 'sakke-scheme' | 'sakke-data';

/** SAKKE parameters, ID scheme and the point R, before anything is decapsulated. */
export const sakkeParameters = defineCheck({
  name: 'sakke-parameters',
  phase: 'key',
  codes: ['second-key', 'sakke-params', 'sakke-scheme', 'sakke-data'],
  clauses: ['RFC 6509 §4.2', 'TS 33.179 §E.5', 'RFC 6508 §6.2.2', 'Keyladder §second-key'],
  reads: [
    'SAKKE.sakkeParams',
    'SAKKE.idScheme',
    'SAKKE.sakkeDataLength',
    'SAKKE.sakkeData',
    'GeneralExtension.sakkeData',
  ],
  mark: { letter: 'E', tone: 4 },
  run(r: Reception) {
    const unreadable = secondKeyProblem(r);
    if (unreadable) {
      const { path = 'GeneralExtension', clause = 'Keyladder §second-key' } = unreadable;
      return { clause, path, problem: unreadable };
    }
    const { sakke, sakkePath } = carriedKey(r);
    return {
      path: `${sakkePath}.sakkeData`,
      values: [
        { name: 'SAKKE params', value: sakke.sakkeParams },
        { name: 'ID scheme', value: sakke.idScheme },
        { name: 'sakkeDataOctets', value: sakke.sakkeData.length },
      ],
      problem: problemOf(sakke, sakkePath, r.ue.reads?.idSchemes),
    };
  },
  instead: (r) => secondKeyProblem(r) === null,
});

/** The number that all but V13.4.0 write for the 3GPP UID; that one writes 1. Source: TS 33.179 §E.5. */
const usualSchemes: readonly number[] = [2];

function problemOf(
  sakke: SakkePayload,
  at: string,
  idSchemes = usualSchemes,
): Problem<Code> | null {
  const { sakkeParams, idScheme, sakkeData } = sakke;
  if (sakkeParams !== 1) {
    const expected = fact('sakke.parameterSet', { set: 1 });
    const path = `${at}.sakkeParams`;
    return { code: 'sakke-params', path, expected, found: number(sakkeParams) };
  }
  if (!idSchemes.includes(idScheme)) {
    const where = { path: `${at}.idScheme`, clause: 'TS 33.179 §E.5' } as const;
    const expected = idSchemes.includes(2) ? fact('sakke.scheme') : fact('sakke.schemeOfV1340');
    return { code: 'sakke-scheme', ...where, expected, found: number(idScheme) };
  }
  if (sakkeData.length !== octetLengths.sakkeData) {
    const expected = fact('sakke.dataOctets', {
      count: octetLengths.sakkeData,
      ofR: octetLengths.sakkePoint,
      ofH: octetLengths.ssv,
    });
    const found = octetCount(sakkeData.length);
    return { code: 'sakke-data', path: `${at}.sakkeDataLength`, expected, found };
  }
  const { reason: found } = isOnSakkeCurve(sakkeData.slice(0, octetLengths.sakkePoint));
  const expected = fact('sakke.onCurve');
  return found && { code: 'sakke-data', clause: 'RFC 6508 §6.2.2', expected, found };
}
