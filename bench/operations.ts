/** What is measured. Identities are fresh in every run, as in a group, except where the name says
 *  warm: there one receiver opens one message after the other. */
import {
  createEccsiKms,
  issueEccsiKeys,
  signEccsi,
  validateEccsiKeys,
  verifyEccsi,
} from '../src/engine/crypto/eccsi.ts';
import { createRandomSource } from '../src/engine/crypto/hmac-drbg.ts';
import { sakkeParameterSet1 } from '../src/engine/crypto/parameter-set-1.ts';
import {
  createSakkeKms,
  decapsulate,
  deriveRsk,
  dropSecretTables,
  encapsulate,
  prepareSakkeTables,
  validateRsk,
} from '../src/engine/crypto/sakke.ts';
import { decodeSakkePoint } from '../src/engine/crypto/sakke-encoding.ts';
import { arithmeticInUse } from '../src/engine/crypto/sakke-tables.ts';
import type { Arithmetic } from '../src/engine/math/arithmetic.ts';
import { combShapes } from '../src/engine/math/comb-digits.ts';
import { buildMergedLines } from '../src/engine/math/merged-lines.ts';
import type { Operation } from './measure.ts';

const { p, q, P, g } = sakkeParameterSet1;
const random = createRandomSource(new TextEncoder().encode('bench'));
const message = random.stream('message').bytes(600);
const gmks = [random.stream('gmk').bytes(16), random.stream('gmk').bytes(16)] as const;
const eccsi = createEccsiKms(random.stream('ksak'));
const { kmsMasterSecret, kmsPublicKey } = createSakkeKms(random.stream('z'));

function point(octets: Uint8Array) {
  const decoded = decodeSakkePoint(octets);
  if (!decoded.ok) throw new RangeError(decoded.fault);
  return decoded.point;
}

function issue(id: Uint8Array) {
  return issueEccsiKeys({ ksak: eccsi.ksak, kpak: eccsi.kpak, id, stream: random.stream('v') });
}

const gmsId = random.stream('id').bytes(32);
const signer = { kpak: eccsi.kpak, id: gmsId, ...issue(gmsId), message };

function expect(holds: boolean): void {
  if (!holds) throw new Error('the benchmark computed something wrong');
}

/** One member met for the first time: keys of its own and a message to it. */
function newMember() {
  const id = random.stream('id').bytes(32);
  const { rsk } = deriveRsk({ kmsMasterSecret, id });
  const { sakkeData } = encapsulate({ ssv: gmks[0], id, kmsPublicKey });
  return { id, rsk, sakkeData, kmsPublicKey };
}

/** All cryptography one member costs in a dual group. */
function memberOfDualGroup(): void {
  const id = random.stream('id').bytes(32);
  const { rsk } = deriveRsk({ kmsMasterSecret, id });
  expect(validateEccsiKeys({ kpak: eccsi.kpak, id, ...issue(id) }).valid);
  expect(validateRsk({ kmsPublicKey, id, rsk }).valid);
  for (const ssv of gmks) {
    const { sakkeData } = encapsulate({ ssv, id, kmsPublicKey });
    const { signature } = signEccsi({ ...signer, stream: random.stream('j') });
    expect(verifyEccsi({ kpak: eccsi.kpak, id: gmsId, message, signature }).valid);
    expect(decapsulate({ sakkeData, id, rsk, kmsPublicKey }).ok);
  }
}

let member = newMember();
const warmMember = newMember();
const { signature } = signEccsi({ ...signer, stream: random.stream('j') });
const meetMember = () => {
  member = newMember();
};
const meetColdMember = () => {
  dropSecretTables();
  meetMember();
};
const meetValidatedMember = () => {
  meetMember();
  expect(validateRsk(member).valid);
};
/** Builds the tables that belong to everybody here. */
export const prepareOperations = (): void => prepareSakkeTables(kmsPublicKey);
prepareOperations();

/** SAKKE and ECCSI by themselves. */
export const cryptoOperations: readonly Operation[] = [
  {
    name: 'sakke.encapsulate',
    before: meetMember,
    run: () => encapsulate({ ssv: gmks[1], id: member.id, kmsPublicKey }),
  },
  {
    name: 'sakke.decapsulate.cold',
    before: meetColdMember,
    run: () => expect(decapsulate(member).ok),
  },
  {
    name: 'sakke.decapsulate.second',
    before: meetValidatedMember,
    run: () => expect(decapsulate(member).ok),
  },
  {
    name: 'sakke.decapsulate.warm',
    before: () => {
      for (let use = 0; use < 8; use++) decapsulate(warmMember);
    },
    run: () => expect(decapsulate(warmMember).ok),
  },
  {
    name: 'sakke.deriveRsk',
    before: meetMember,
    run: () => deriveRsk({ kmsMasterSecret, id: member.id }),
  },
  {
    name: 'sakke.validateRsk',
    before: meetColdMember,
    run: () => expect(validateRsk(member).valid),
  },
  { name: 'eccsi.issue', run: () => issue(gmsId) },
  {
    name: 'eccsi.validate',
    run: () => expect(validateEccsiKeys({ ...signer, id: gmsId }).valid),
  },
  { name: 'eccsi.sign', run: () => signEccsi({ ...signer, stream: random.stream('j') }) },
  {
    name: 'eccsi.verify',
    run: () => expect(verifyEccsi({ kpak: eccsi.kpak, id: gmsId, message, signature }).valid),
  },
  { name: 'member.dual', run: memberOfDualGroup },
];

/** A table that is given up as soon as it is built. */
const built = (build: (form: Arithmetic) => object | null) => () => {
  const form = arithmeticInUse();
  const table = build(form);
  if (table !== null) form.drop(table);
};
const { full, large } = combShapes;

/** The tables, built from nothing. Merged lines are BigInt's alone. */
export const tableOperations: readonly Operation[] = [
  { name: 'tables.P', run: built((form) => form.pointComb(P, full)) },
  { name: 'tables.P.large', run: built((form) => form.pointComb(P, large)) },
  { name: 'tables.Z', run: built((form) => form.pointComb(point(kmsPublicKey), full)) },
  { name: 'tables.g', run: built((form) => form.torusComb(g)) },
  { name: 'tables.rsk', run: built((form) => form.lines(point(warmMember.rsk))) },
  { name: 'tables.rsk.merged', run: () => buildMergedLines(point(warmMember.rsk), p, q) },
];
