import { textOf } from '../checks/identities.ts';
import type { KmsCertificate } from '../mcptt/kms-certificate.ts';
import { fact } from '../model/fact.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';
import type { Party, Reading } from './reading.ts';

/** Which KMS is whose, taken otherwise than IDRkmsi and IDRkmsr say. Source: TS 33.179 §E.2. */

type Change = Readonly<{ signer?: Partial<Party>; receiver?: Partial<Party> }>;

const clause = 'TS 33.179 §E.2';

/** The receiver's side may rest on a GMK that was stated: its RSK is of its own KMS. */
const changed = (reading: Reading, { signer, receiver }: Change): Reading => ({
  ...reading,
  signer: { ...reading.signer, ...signer },
  receiver: { ...reading.receiver, ...receiver },
  trustsStatedGmk: reading.trustsStatedGmk || receiver !== undefined,
});

const whole = (kms: KmsCertificate) => ({ kms, keys: kms });

export const kmsRoles: Hypotheses = ({ ue }, usual) => {
  const { signer, receiver } = usual;
  // Where the message names another KMS than the receiver's own, its own one settles that too.
  const misnamed = receiver.kms?.kmsUri !== ue.kmsUri;
  const others = (kms: KmsCertificate | null) =>
    ue.certificates.filter(({ kmsUri }) => kmsUri !== kms?.kmsUri);
  return [
    ...swapped(usual),
    ...byPosition(usual, ue.uri),
    ...others(signer.kms).flatMap((kms) => [
      of('signer', 'other', kms, { signer: whole(kms) }),
      of('signer', 'key-of-other', kms, { signer: { keys: kms } }),
      of('signer', 'uid-under-other', kms, { signer: { kms } }),
    ]),
    ...others(receiver.kms).flatMap((kms) => [
      of('receiver', 'other', kms, { receiver: whole(kms) }, misnamed),
      of('receiver', 'key-of-other', kms, { receiver: { keys: kms } }, misnamed),
      of('receiver', 'uid-under-other', kms, { receiver: { kms } }, misnamed),
    ]),
  ];
};

const swappedOf = ({ signer, receiver }: Reading): Change | null =>
  signer.kms && receiver.kms && signer.kms.kmsUri !== receiver.kms.kmsUri
    ? { signer: whole(receiver.kms), receiver: whole(signer.kms) }
    : null;

function swapped(usual: Reading): readonly Hypothesis[] {
  const change = swappedOf(usual);
  if (!change) return [];
  return [
    {
      id: 'kms.roles-swapped',
      part: 'kms',
      text: fact('diagnosis.kms.swapped'),
      clause,
      settles: ['kms', 'period', 'signature', 'decapsulation'],
      apply: (reading) => changed(reading, change),
    },
  ];
}

/** Initiator, responder and their KMSs in that order, whatever their roles say. */
function byPosition(usual: Reading, ownUri: string): readonly Hypothesis[] {
  const { idrs } = usual.message;
  const [first, second] = idrs.map(textOf);
  const inOrder = idrs[0]?.role === 1 && idrs[1]?.role === 2;
  if (inOrder || first === undefined || second === undefined) return [];
  return [
    {
      id: 'kms.parties-by-position',
      part: 'kms',
      text: fact('diagnosis.kms.parties'),
      clause,
      settles: ['receiver', 'signature', 'authorised', 'decapsulation'],
      apply: (reading) => ({
        ...changed(reading, { signer: { uri: first }, receiver: { uri: second } }),
        condoned: second === ownUri ? [...reading.condoned, 'IDRr'] : reading.condoned,
      }),
    },
  ];
}

function of(
  whose: 'signer' | 'receiver',
  what: 'other' | 'key-of-other' | 'uid-under-other',
  { kmsUri }: KmsCertificate,
  change: Change,
  misnamed = false,
): Hypothesis {
  const words = {
    signer: {
      other: fact('diagnosis.kms.signerOther', { kmsUri }),
      'key-of-other': fact('diagnosis.kms.signerKey', { kmsUri }),
      'uid-under-other': fact('diagnosis.kms.signerUid', { kmsUri }),
    },
    receiver: {
      other: fact('diagnosis.kms.receiverOther', { kmsUri }),
      'key-of-other': fact('diagnosis.kms.receiverKey', { kmsUri }),
      'uid-under-other': fact('diagnosis.kms.receiverUid', { kmsUri }),
    },
  };
  return {
    id: `kms.${what}.${whose}`,
    part: 'kms',
    text: words[whose][what],
    clause,
    facts: { whose, kmsUri },
    settles:
      whose === 'signer'
        ? ['kms', 'signature']
        : [...(misnamed ? (['kms', 'period'] as const) : []), 'decapsulation'],
    apply: (reading) => changed(reading, change),
  };
}
