import { tsTypes } from '../mikey/index.ts';
import { fact } from '../model/fact.ts';
import { utcOfNtp } from '../model/ntp-time.ts';
import { defineCheck } from './check.ts';
import { messageOf, type Reception } from './reception.ts';

/** T is of the permitted type and inside the clock window. */
export const timestamp = defineCheck({
  name: 'timestamp',
  phase: 'payload',
  codes: ['timestamp'],
  clauses: ['RFC 3830 §5.4', 'TS 33.179 §E.1.1'],
  whyClause: 'RFC 3830 §5.4',
  ownPart: 'bounds',
  reads: ['T.tsType', 'T.ntpSeconds'],
  mikeyError: 1,
  mark: { letter: 'T', tone: 1 },
  run(r: Reception) {
    const { t } = messageOf(r);
    const skew = t.ntpSeconds - r.ue.ntpSeconds;
    const window = r.ue.clockWindowSeconds;
    const values = [
      { name: 'T', value: utcOfNtp(t.ntpSeconds) },
      { name: 'receiverClock', value: utcOfNtp(r.ue.ntpSeconds) },
      { name: 'differenceSeconds', value: skew },
      { name: 'windowSeconds', value: window, unverified: true },
    ];
    const facts = { path: 'T.ntpSeconds', values } as const;
    if (t.tsType !== tsTypes.ntpUtc) {
      const expected = fact('timestamp.ntpUtc');
      const found = fact('timestamp.type', { type: t.tsType });
      const where = { path: 'T.tsType', clause: 'TS 33.179 §E.1.1' } as const;
      return { ...facts, problem: { code: 'timestamp', ...where, expected, found } };
    }
    if (Math.abs(skew) <= window) return { ...facts, problem: null };
    const expected = fact('timestamp.window', { seconds: window });
    const found = fact('timestamp.skew', { seconds: skew });
    return { ...facts, problem: { code: 'timestamp', expected, found } };
  },
});
