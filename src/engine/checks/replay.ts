import { bytesToHex } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { defineCheck } from './check.ts';
import { initiatorOf } from './identities.ts';
import { messageOf, type Reception } from './reception.ts';

/** What makes a payload the same one again: timestamp, RAND and sender. */
export function replayKey(r: Pick<Reception, 'decoded'>): string {
  const { t, rand } = messageOf(r);
  const sender = initiatorOf(r);
  return `${t.ntpSeconds}.${t.fraction}/${bytesToHex(rand)}/${bytesToHex(sender.idData)}`;
}

/** The payload was not received before. */
export const replay = defineCheck({
  name: 'replay',
  phase: 'payload',
  codes: ['replay'],
  clauses: ['RFC 3830 §5.4'],
  whyClause: 'RFC 3830 §5.4',
  reads: ['T.ntpSeconds', 'RAND.rand', 'IDRi.idData'],
  mikeyError: 1,
  mark: { letter: 'Y', tone: 1 },
  run(r: Reception) {
    const [expected, found] = [fact('replay.fresh'), fact('replay.seen')];
    return { problem: r.ue.seen.has(replayKey(r)) ? { code: 'replay', expected, found } : null };
  },
});
