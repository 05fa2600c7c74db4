import { idRoles, payloadTypes } from '../mikey/index.ts';
import { concatBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';

/** Fields with a value of an older text or of another stack: the rest of the message can be read. */

export const condonations: Hypotheses = (_evidence, { message }) => [
  ...(message.sakke.idScheme === 1
    ? [
        condoned('SAKKE', {
          id: 'field.id-scheme-1',
          text: fact('diagnosis.field.scheme1'),
          clause: 'TS 33.179 §E.5',
          settles: ['sakke-parameters'],
        }),
      ]
    : []),
  ...(message.rand.length < 16
    ? [
        condoned('RAND', {
          id: 'field.short-rand',
          text: fact('diagnosis.field.shortRand', { count: message.rand.length }),
          clause: 'RFC 3830 §6.11',
          settles: ['rand'],
        }),
      ]
    : []),
];

function condoned(
  field: string,
  rest: Pick<Hypothesis, 'id' | 'text' | 'clause' | 'settles'>,
): Hypothesis {
  return {
    ...rest,
    part: 'form',
    apply: (reading) => ({ ...reading, condoned: [...reading.condoned, field] }),
  };
}

/** A change to octets that makes a message readable; null where it does not apply. */
export type Patch = Readonly<{
  id: string;
  text: Fact;
  clause: Clause;
  apply: (octets: Uint8Array) => Uint8Array | null;
}>;

const [prfAt, mapTypeAt, mapEnd] = [3, 9, 10];

export const patches: readonly Patch[] = [
  {
    id: 'format.prf-0',
    text: fact('diagnosis.field.prf0'),
    clause: 'RFC 6043 §6.1',
    apply: (octets) => ((octets[prfAt] ?? 1) & 0x7f ? null : octets.with(prfAt, 1)),
  },
  {
    id: 'format.v-set',
    text: fact('diagnosis.field.vSet'),
    clause: 'TS 33.179 §E.1.1',
    apply: (octets) => ((octets[prfAt] ?? 0) & 0x80 ? octets.with(prfAt, 1) : null),
  },
  {
    id: 'format.octets-behind-empty-map',
    text: fact('diagnosis.field.behindMap'),
    clause: 'RFC 4563 Table 3',
    apply: (octets) =>
      octets[mapTypeAt] === 1
        ? concatBytes(octets.slice(0, mapEnd), octets.slice(mapEnd + 2))
        : null,
  },
  {
    id: 'format.sakke-announced-as-extension',
    text: fact('diagnosis.field.announced'),
    clause: 'RFC 6509 §4.1',
    apply: (octets) => announcedAsSakke(octets),
  },
  {
    id: 'format.kms-roles-3',
    text: fact('diagnosis.field.roles3'),
    clause: 'RFC 6509 §4.4',
    apply: (octets) => rolesOfKms(octets),
  },
];

/** Steps through the payloads between HDR and SAKKE, whose lengths are known without a table. */
function* payloadsOf(octets: Uint8Array) {
  const { RAND, IDR, SP, T } = payloadTypes;
  let type = octets[2];
  let previous = 2;
  let at = octets[mapTypeAt] === 1 ? mapEnd : hdrEnd(octets);
  while (at > 0 && at < octets.length) {
    yield { type, at, previous };
    previous = at;
    const length = (high: number) => ((octets[at + high] ?? 0) << 8) | (octets[at + high + 1] ?? 0);
    const next = octets[at];
    if (type === T) at += 10;
    else if (type === RAND) at += 2 + (octets[at + 1] ?? 0);
    else if (type === IDR) at += 5 + length(3);
    else if (type === SP) at += 5 + length(3);
    else return;
    type = next;
  }
}

/** Behind the map of one crypto session of the generic kind; 0 for others. */
function hdrEnd(octets: Uint8Array): number {
  if (octets[mapTypeAt] !== 2 || octets[8] !== 1) return 0;
  const policies = (octets[mapEnd + 2] ?? 0) & 0x7f;
  const data = mapEnd + 3 + policies;
  const length = ((octets[data] ?? 0) << 8) | (octets[data + 1] ?? 0);
  const spi = data + 2 + length;
  return spi + 1 + (octets[spi] ?? 0);
}

/** SAKKE stands where a general extension is announced: set 1, and 0111 octets of data. */
function announcedAsSakke(octets: Uint8Array): Uint8Array | null {
  for (const { type, at, previous } of payloadsOf(octets)) {
    const isSakke = octets[at + 1] === 1 && octets[at + 3] === 1 && octets[at + 4] === 0x11;
    if (type === payloadTypes['General Extension'] && isSakke)
      return octets.with(previous, payloadTypes.SAKKE);
  }
  return null;
}

function rolesOfKms(octets: Uint8Array): Uint8Array | null {
  const { IDRkms, IDRkmsi, IDRkmsr } = idRoles;
  const at = [...payloadsOf(octets)]
    .filter((one) => one.type === payloadTypes.IDR && octets[one.at + 1] === IDRkms)
    .map((one) => one.at + 1);
  const [first, second] = at;
  if (first === undefined || second === undefined) return null;
  return octets.with(first, IDRkmsi).with(second, IDRkmsr);
}
