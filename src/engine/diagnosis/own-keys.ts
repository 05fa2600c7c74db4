import { keyPeriodNo } from '../mcptt/key-period.ts';
import { type KmsCertificate, ruleOf } from '../mcptt/kms-certificate.ts';
import { equalBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import type { Evidence } from './evidence.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';
import { type Reading, uidUnder } from './reading.ts';
import { uidForms } from './uid-forms.ts';
import { uidOfRecipe, usualRecipe } from './uid-recipe.ts';

/** The RSK of the receiver is somebody else's, or of another time or KMS: the message may be right.
 *  An RSK says whose it is: < [a]P + Z, K > = g. Source: RFC 6508 §6.1.2. */

type Owner = Readonly<{ uri: string; kms: KmsCertificate; period: number }>;

export const ownKeys: Hypotheses = (evidence, usual) => {
  const owners = ownersOf(evidence, usual).map(({ uri, kms, period }): Hypothesis => {
    const start = kms.userKeyOffset + period * kms.userKeyPeriod;
    const id = uidOfRecipe(usualRecipe(uri, kms, start));
    const { kmsUri } = kms;
    return rskOf(
      'rsk.of-other',
      fact('diagnosis.rsk.ofOther', { uri, kmsUri, period }),
      { uri, kmsUri, period },
      { id, keys: kms },
    );
  });
  const right = uidUnder(usual, usual.receiver);
  const isOther = ({ octets }: Hypothesis) => {
    const id = octets?.(usual);
    return !right || !id || !equalBytes(id, right);
  };
  return [...[...owners, ...mismatched(usual)].filter(isOther), ...withStatedGmk];
};

const rskOf = (
  id: string,
  text: Hypothesis['text'],
  facts: NonNullable<Hypothesis['facts']>,
  owner: NonNullable<Reading['rskOf']>,
): Hypothesis => ({
  ...{ id, text, facts },
  part: 'rsk',
  clause: 'RFC 6508 §6.1.2',
  settles: ['decapsulation'],
  apply: (reading) => ({ ...reading, rskOf: owner }),
  octets: () => owner.id,
  alone: true,
});

/** Every user, KMS and period near T that is not the receiver's own. */
function ownersOf({ ue, users }: Evidence, { time, receiver }: Reading): readonly Owner[] {
  const uris = [ue.uri, ...users.map(({ uri }) => uri).filter((uri) => uri !== ue.uri)];
  const all = uris.flatMap((uri) =>
    ue.certificates.flatMap((kms) => {
      const now = keyPeriodNo(time, ruleOf(kms));
      return periodsNear(now, uri === ue.uri).map((period) => ({ uri, kms, period }));
    }),
  );
  const own = receiver.kms && keyPeriodNo(time, ruleOf(receiver.kms));
  return all.filter(
    ({ uri, kms, period }) =>
      period >= 0 && !(uri === ue.uri && kms === receiver.kms && period === own),
  );
}

/** A year of months for the receiver itself, the neighbours of T for the others. */
const periodsNear = (now: number, own: boolean): readonly number[] =>
  own
    ? [0, -1, 1, -2, 2, -3, 3, -4, -5, -6, -7, -8, -9, -10, -11, -12].map((by) => now + by)
    : [now, now - 1, now + 1];

/** The KMS made the receiver's own UID otherwise. */
function mismatched(usual: Reading): readonly Hypothesis[] {
  const { receiver, time } = usual;
  const { kms, uri } = receiver;
  if (!kms) return [];
  return uidForms.map(({ id: form, how, form: make }) => {
    const id = uidOfRecipe(make(usualRecipe(uri, kms, time), time));
    return rskOf(
      'rsk.uid-otherwise',
      fact('diagnosis.rsk.otherwise', { how }),
      { form },
      { id, keys: kms },
    );
  });
}

/** The message is right, as the GMK that was stated shows; the RSK is not the receiver's. */
const withStatedGmk: readonly Hypothesis[] = [
  {
    id: 'rsk.of-nobody-known',
    part: 'rsk',
    text: fact('diagnosis.rsk.ofNobody'),
    clause: 'RFC 6508 §6.1.2',
    settles: ['decapsulation'],
    apply: (reading) => ({ ...reading, rsk: null, trustsStatedGmk: true }),
    octets: (reading) => uidUnder(reading, reading.receiver),
    alone: true,
  },
];
