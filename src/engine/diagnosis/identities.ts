import { isSameIdentity } from '../checks/code-points.ts';
import { isHidden, textOf } from '../checks/identities.ts';
import { idRoles } from '../mikey/index.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Evidence } from './evidence.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';
import { type Party, type Reading, recipeUnder, uidUnder } from './reading.ts';
import { uidForms, uidFormsInPairs } from './uid-forms.ts';
import { stringOf, type UidForm } from './uid-recipe.ts';
import { uriForms } from './uri-forms.ts';

/** The UIDs of signer and receiver, made otherwise. Source: TS 33.179 §F.2.1. */

type Whose = 'signer' | 'receiver' | 'both';

const whoseWords: Readonly<Record<Whose, Fact>> = {
  signer: fact('diagnosis.whose.signer'),
  receiver: fact('diagnosis.whose.receiver'),
  both: fact('diagnosis.whose.both'),
};

const settledBy: Readonly<Record<Whose, Hypothesis['settles']>> = {
  signer: ['signature'],
  receiver: ['receiver', 'period', 'decapsulation'],
  both: ['receiver', 'period', 'signature', 'decapsulation'],
};

const then =
  (first: UidForm, second: UidForm): UidForm =>
  (recipe, time) =>
    second(first(recipe, time), time);

/** A reading in which the UID of one or both parties is made in a form, on top of the one it has. */
function withForm(reading: Reading, whose: Whose, form: UidForm): Reading {
  const made = (party: Party): Party => ({ ...party, form: then(party.form, form) });
  const { signer, receiver } = reading;
  return {
    ...reading,
    signer: whose === 'receiver' ? signer : made(signer),
    receiver: whose === 'signer' ? receiver : made(receiver),
    trustsStatedGmk: reading.trustsStatedGmk || whose !== 'signer',
  };
}

const partyOf = ({ signer, receiver }: Reading, whose: Whose) =>
  whose === 'receiver' ? receiver : signer;

export const uidHypotheses: Hypotheses = () =>
  uidForms.flatMap(({ id, part, how, form }, index) =>
    (['signer', 'receiver', 'both'] as const).map(
      (whose): Hypothesis => ({
        id: `uid.${id}.${whose}`,
        part,
        text: fact('diagnosis.uidOtherwise', { whose: whoseWords[whose], how }),
        clause: 'TS 33.179 §F.2.1',
        facts: { whose, form: id },
        settles: settledBy[whose],
        apply: (reading) => withForm(reading, whose, form),
        octets: (reading) => {
          const recipe = recipeUnder(reading.time, partyOf(reading, whose));
          return recipe && stringOf(recipe);
        },
        ...(whose === 'both' || index >= uidFormsInPairs ? { alone: true as const } : {}),
      }),
    ),
  );

/** The keys a receiver has are of another period than T: counted from the one T lies in. */
export const periodOfKeys: Hypotheses = ({ ue }, { time, receiver }) => {
  const usual = recipeUnder(time, { ...receiver, form: (recipe) => recipe })?.numbers[2];
  return ue.keySets.flatMap(({ keyPeriodNo }) => {
    const ahead = BigInt(keyPeriodNo) - (usual ?? 0n);
    if (ahead >= -1n && ahead <= 1n) return [];
    const form: UidForm = (recipe) => {
      const [length, offset, number] = recipe.numbers;
      return { ...recipe, numbers: [length, offset, number + ahead] };
    };
    return (['signer', 'receiver', 'both'] as const).map(
      (whose): Hypothesis => ({
        id: `uid.period-of-keys.${whose}`,
        part: 'period',
        text: fact('diagnosis.uidOtherwise', {
          whose: whoseWords[whose],
          how: fact('diagnosis.period.ofKeys', { period: keyPeriodNo, usual: `${usual}` }),
        }),
        clause: 'TS 33.179 §F.2.1',
        facts: { whose, period: keyPeriodNo },
        settles: settledBy[whose],
        apply: (reading) => withForm(reading, whose, form),
      }),
    );
  });
};

/** Another URI than the one the message names: every one that is known. */
export const otherUris: Hypotheses = (evidence, usual) => {
  const uris = [...new Set([...namesIn(evidence, usual), ...evidence.users.map(({ uri }) => uri)])];
  return uris.flatMap((uri) => [
    ofOther('signer', uri, usual.signer.uri),
    ofOther('receiver', uri, usual.receiver.uri),
  ]);
};

/** The texts of all identities in a message, and the initiator that was stated. */
function namesIn({ initiator }: Evidence, { message }: Reading): readonly string[] {
  const named = message.idrs.flatMap((payload) => (isHidden(payload) ? [] : [textOf(payload)]));
  return initiator === null ? named : [initiator, ...named];
}

function ofOther(whose: 'signer' | 'receiver', uri: string, usual: string): Hypothesis {
  return {
    id: `uid.other-uri.${whose}`,
    part: whose,
    text: fact('diagnosis.uidOtherwise', {
      whose: whoseWords[whose],
      how: fact('diagnosis.uid.otherUri', { uri, usual }),
    }),
    clause: 'TS 33.179 §E.2',
    facts: { whose, uri },
    settles: whose === 'signer' ? ['signature'] : ['decapsulation'],
    apply: (reading) => {
      const made = { ...reading[whose], hidden: null, uri };
      const trustsStatedGmk = reading.trustsStatedGmk || whose === 'receiver';
      return { ...reading, [whose]: made, trustsStatedGmk };
    },
    octets: (reading) => uidUnder(reading, reading[whose]),
  };
}

/** A name in the message that is the right one, written otherwise. */
export const namesOtherwise: Hypotheses = (evidence, usual) => {
  const { ue, initiator } = evidence;
  const own = usual.message.idrs.find(({ role }) => role === idRoles.IDRr);
  const receiver = own && formOf(ue.uri, textOf(own));
  const signer = initiator === null ? undefined : formOf(initiator, usual.signer.uri);
  const kms = (role: number) => {
    const payload = usual.message.idrs.find((one) => one.role === role);
    const text = payload && textOf(payload);
    return ue.certificates.flatMap((certificate) => {
      const form = text === undefined ? undefined : formOf(certificate.kmsUri, text);
      return form ? [{ certificate, form }] : [];
    })[0];
  };
  const [signersKms, ownKms] = [kms(idRoles.IDRkmsi), kms(idRoles.IDRkmsr)];
  const named = (role: string, how: Fact, rest: Pick<Hypothesis, 'settles' | 'apply'>) => ({
    id: `name.${role}`,
    part: 'names' as const,
    text: fact('diagnosis.name', { role, how }),
    clause: 'TS 33.179 §E.2' as const,
    facts: { role },
    ...rest,
  });
  return [
    ...(receiver && own
      ? [
          named('IDRr', receiver.how, {
            settles: ['receiver'],
            apply: (reading) => ({ ...reading, condoned: [...reading.condoned, 'IDRr'] }),
          }),
        ]
      : []),
    ...(signer && initiator !== null
      ? [
          named('IDRi', signer.how, {
            settles: ['initiator', 'signature', 'authorised'],
            apply: (reading) => ({ ...reading, signer: { ...reading.signer, uri: initiator } }),
          }),
          named('IDRi', signer.how, {
            settles: ['initiator', 'authorised'],
            apply: (reading) => ({ ...reading, condoned: [...reading.condoned, 'IDRi'] }),
          }),
        ]
      : []),
    ...(signersKms || ownKms
      ? [
          named('IDRkms', (signersKms ?? ownKms)?.form.how ?? fact('none'), {
            settles: ['kms', 'period', 'signature', 'decapsulation'],
            apply: (reading) => ({
              ...reading,
              signer: underKms(reading.signer, signersKms?.certificate),
              receiver: underKms(reading.receiver, ownKms?.certificate),
            }),
          }),
        ]
      : []),
  ];
};

const underKms = (party: Party, certificate: Party['kms'] | undefined): Party =>
  certificate ? { ...party, kms: certificate, keys: certificate } : party;

/** The form that makes one text of another; undefined where they are the same or none does. */
const formOf = (meant: string, found: string) =>
  isSameIdentity(meant, found) ? undefined : uriForms.find(({ of }) => of(meant) === found);
