import { fact } from '../model/fact.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';
import type { ShortHash } from './reading.ts';

/** What SAKKE hashes, and for whom the key was encapsulated. Source: RFC 6508 §4, §6.2.1. */

const short = (hash: ShortHash, id: string, text: Hypothesis['text']): Hypothesis => ({
  id: `sakke.${id}`,
  part: 'hash',
  text,
  clause: 'RFC 6508 §4',
  settles: ['decapsulation'],
  apply: (reading) => ({ ...reading, shortHash: hash, trustsStatedGmk: true }),
});

export const encapsulation: Hypotheses = ({ users, ue }) => [
  short('w', 'short-w', fact('diagnosis.sakke.shortW')),
  short('ssv', 'short-ssv', fact('diagnosis.sakke.shortSsv')),
  short('id', 'short-id', fact('diagnosis.sakke.shortId')),
  ...users.flatMap(({ uri, rsk }): readonly Hypothesis[] =>
    uri === ue.uri || rsk === null
      ? []
      : [
          {
            id: 'sakke.for-other',
            part: 'receiver',
            text: fact('diagnosis.sakke.forOther', { uri }),
            clause: 'TS 33.179 §E.2',
            facts: { uri },
            settles: ['decapsulation'],
            apply: (reading) => ({
              ...reading,
              rsk,
              receiver: { ...reading.receiver, uri },
              trustsStatedGmk: true,
            }),
          },
        ],
  ),
];
