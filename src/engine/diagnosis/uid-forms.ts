import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex, concatBytes, integerToShortestBytes, utf8ToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { ntpUnixOffsetSeconds } from '../model/ntp-time.ts';
import type { Part } from './hypothesis.ts';
import type { UidForm, UidRecipe } from './uid-recipe.ts';
import { uriForms } from './uri-forms.ts';

/** How senders were seen, or can be thought, to make a UID otherwise than TS 33.179 §F.2.1 has it. */
export type NamedUidForm = Readonly<{ id: string; part: Part; how: Fact; form: UidForm }>;

type Change = (recipe: UidRecipe, time: number) => Partial<UidRecipe>;

const changed = (id: string, part: Part, how: Fact, change: Change): NamedUidForm => ({
  ...{ id, part, how },
  form: (recipe, time) => ({ ...recipe, ...change(recipe, time) }),
});

/** The URI otherwise; it is the text that is hashed, whatever NFKC would make of it. */
const ofUri = uriForms.map(({ id, how, of }) =>
  changed(id, 'text', how, ({ uri }) => ({ uri: of(uri) })),
);

const ofKmsUri = uriForms
  .filter(({ id }) => ['no-scheme', 'nul', 'sip-added', 'upper-case'].includes(id))
  .map(({ id, how, of }) =>
    changed(`kms-${id}`, 'text', fact('diagnosis.uid.kmsUri', { how }), ({ kmsUri }) => ({
      kmsUri: of(kmsUri),
    })),
  );

type Numbers = UidRecipe['numbers'];

const ofPeriod = (
  id: string,
  how: Fact,
  numbers: (numbers: Numbers, time: bigint) => Numbers,
): NamedUidForm =>
  changed(id, 'period', how, (recipe, time) => {
    const made = numbers(recipe.numbers, BigInt(time));
    return made.every((value) => value >= 0n) ? { numbers: made } : {};
  });

const unixOf = (time: bigint) => time - BigInt(ntpUnixOffsetSeconds);

const periods = [
  ofPeriod('period-before', fact('diagnosis.period.before'), ([l, o, n]) => [l, o, n - 1n]),
  ofPeriod('period-after', fact('diagnosis.period.after'), ([l, o, n]) => [l, o, n + 1n]),
  ofPeriod('period-unix', fact('diagnosis.period.unix'), ([l, o], t) => [
    ...([l, o] as const),
    (unixOf(t) - o) / l,
  ]),
  ofPeriod('offset-added', fact('diagnosis.period.offsetAdded'), ([l, o], t) => [
    ...([l, o] as const),
    (t + o) / l,
  ]),
  ofPeriod('offset-not-taken-off', fact('diagnosis.period.offsetKept'), ([l, o], t) => [
    ...([l, o] as const),
    t / l,
  ]),
  ofPeriod('offset-ignored', fact('diagnosis.period.offsetIgnored'), ([l], t) => [l, 0n, t / l]),
  ofPeriod('offset-as-zero', fact('diagnosis.period.offsetZero'), ([l, , n]) => [l, 0n, n]),
  ofPeriod('milliseconds', fact('diagnosis.period.milliseconds'), ([l, o, n]) => [
    ...([l * 1000n, o * 1000n, n] as const),
  ]),
  ofPeriod('period-unix-milliseconds', fact('diagnosis.period.unixMilliseconds'), ([l, o], t) => [
    ...([l * 1000n, o * 1000n, (unixOf(t) - o) / l] as const),
  ]),
  ofPeriod('milliseconds-by-seconds', fact('diagnosis.period.timeMilliseconds'), ([l, o], t) => [
    ...([l, o, (t * 1000n - o) / l] as const),
  ]),
  ofPeriod(
    'unix-milliseconds-by-seconds',
    fact('diagnosis.period.unixTimeMilliseconds'),
    (n, t) => [...([n[0], n[1], (unixOf(t) * 1000n - n[1]) / n[0]] as const)],
  ),
  ofPeriod('period-zero', fact('diagnosis.period.constant', { number: 0 }), ([l, o]) => [l, o, 0n]),
  ofPeriod('period-one', fact('diagnosis.period.constant', { number: 1 }), ([l, o]) => [l, o, 1n]),
  ofPeriod('time-as-period', fact('diagnosis.period.time'), ([l, o], t) => [l, o, t]),
  ofPeriod('unix-time-as-period', fact('diagnosis.period.unixTime'), ([l, o], t) => [
    ...([l, o, unixOf(t)] as const),
  ]),
  ofPeriod('start-as-period', fact('diagnosis.period.start'), ([l, o, n]) => [l, o, o + n * l]),
  ofPeriod('length-in-days', fact('diagnosis.period.days'), ([l, o, n]) => [l / 86400n, o, n]),
  ofPeriod('numbers-reversed', fact('diagnosis.period.reversed'), ([l, o, n]) => [n, o, l]),
  ofPeriod('length-and-offset-swapped', fact('diagnosis.period.swapped'), ([l, o, n]) => [o, l, n]),
];

const ofIntegers = (id: string, how: Fact, integer: UidRecipe['integer']) =>
  changed(id, 'recipe', how, () => ({ integer }));

/** In at least so many octets. */
function padded(value: bigint, length: number): Uint8Array {
  const shortest = integerToShortestBytes(value);
  return shortest.length >= length ? shortest : numberToBytesBE(value, length);
}
/** In so many octets, whatever does not fit cut off in front. */
const inWidth = (value: bigint, length: number) =>
  numberToBytesBE(BigInt.asUintN(8 * length, value), length);
const binaryText = (value: bigint) => utf8ToBytes(value.toString(2));
const widths: Readonly<Record<number, number>> = { 3: 3, 4: 1, 5: 2 };

const integers = [
  ofIntegers('integers-3-1-2', fact('diagnosis.integers.fixed312'), (value, at) =>
    inWidth(value, widths[at] ?? 1),
  ),
  ofIntegers('integers-4', fact('diagnosis.integers.fixed', { octets: 4 }), (v) => padded(v, 4)),
  ofIntegers('integers-8', fact('diagnosis.integers.fixed', { octets: 8 }), (v) => padded(v, 8)),
  ofIntegers('integers-3-1-2-at-least', fact('diagnosis.integers.atLeast312'), (value, at) =>
    padded(value, widths[at] ?? 1),
  ),
  ofIntegers('integers-2', fact('diagnosis.integers.fixed', { octets: 2 }), (v) => padded(v, 2)),
  ofIntegers('integers-3', fact('diagnosis.integers.fixed', { octets: 3 }), (v) => padded(v, 3)),
  ofIntegers('integers-4-4-2', fact('diagnosis.integers.fixed442'), (value, at) =>
    padded(value, at === 5 ? 2 : 4),
  ),
  ofIntegers('integers-decimal', fact('diagnosis.integers.decimal'), (value) =>
    utf8ToBytes(value.toString()),
  ),
  ofIntegers('integers-binary-text', fact('diagnosis.integers.binary'), binaryText),
  ofIntegers('integers-hex-text', fact('diagnosis.integers.hex'), (value) =>
    utf8ToBytes(value.toString(16)),
  ),
  ofIntegers('integers-little-endian', fact('diagnosis.integers.littleEndian'), (value) =>
    integerToShortestBytes(value).reverse(),
  ),
  ofIntegers('integers-4-little-endian', fact('diagnosis.integers.littleEndian4'), (value) =>
    padded(value, 4).reverse(),
  ),
  ofIntegers('zero-empty', fact('diagnosis.integers.zeroEmpty'), (value) =>
    value === 0n ? new Uint8Array(0) : integerToShortestBytes(value),
  ),
];

const hexText = (s: Uint8Array) => utf8ToBytes(bytesToHex(sha256(s)));
const inOctet = (parameter: Uint8Array) => [parameter, Uint8Array.of(parameter.length & 0xff)];
const character = utf8ToBytes('0');
const recipeOf = (id: string, how: Fact, change: Change) => changed(id, 'recipe', how, change);

const layouts = [
  recipeOf('fc-character', fact('diagnosis.layout.fcCharacter'), () => ({ fc: character })),
  recipeOf('fc-absent', fact('diagnosis.layout.fcAbsent'), () => ({ fc: new Uint8Array(0) })),
  recipeOf('fc-50', fact('diagnosis.layout.fcOther', { fc: '50' }), () => ({
    fc: Uint8Array.of(0x50),
  })),
  recipeOf('lengths-1', fact('diagnosis.layout.lengthsOne'), () => ({
    measured: inOctet,
  })),
  recipeOf('lengths-4', fact('diagnosis.layout.lengthsFour'), () => ({
    measured: (parameter) => [parameter, numberToBytesBE(BigInt(parameter.length), 4)],
  })),
  recipeOf('lengths-absent', fact('diagnosis.layout.noLengths'), () => ({
    measured: (parameter) => [parameter],
  })),
  recipeOf('lengths-in-front', fact('diagnosis.layout.lengthsFirst'), ({ measured }) => ({
    measured: (parameter) => [...measured(parameter)].reverse(),
  })),
  recipeOf('lengths-little-endian', fact('diagnosis.layout.lengthsLittle'), ({ measured }) => ({
    measured: (parameter) =>
      measured(parameter).map((part, index) => (index === 1 ? part.slice().reverse() : part)),
  })),
  recipeOf('label-absent', fact('diagnosis.layout.noLabel'), () => ({ label: '' })),
  recipeOf('label-nul', fact('diagnosis.layout.labelNul'), ({ label }) => ({
    label: `${label}\0`,
  })),
  recipeOf('texts-nul', fact('diagnosis.layout.textsNul'), ({ label, text }) => ({
    label: `${label}\0`,
    text: (value) => concatBytes(text(value), Uint8Array.of(0)),
  })),
  recipeOf('uris-swapped', fact('diagnosis.layout.swapped'), ({ uri, kmsUri }) => ({
    ...{ uri: kmsUri, kmsUri: uri },
  })),
  recipeOf('hash-hex-text', fact('diagnosis.layout.hexText'), () => ({ finish: hexText })),
  recipeOf('hash-hex-text-upper', fact('diagnosis.layout.hexTextUpper'), () => ({
    finish: (s) => utf8ToBytes(bytesToHex(sha256(s)).toUpperCase()),
  })),
  recipeOf('hash-twice', fact('diagnosis.layout.twice'), () => ({
    finish: (s) => sha256(sha256(s)),
  })),
  recipeOf('hmac', fact('diagnosis.layout.hmac'), () => ({
    finish: (s) => hmac(sha256, new Uint8Array(32), s),
  })),
  recipeOf('text-stack', fact('diagnosis.layout.textStack'), () => ({
    ...{ fc: character, integer: binaryText, measured: inOctet, finish: hexText },
  })),
  recipeOf('text-stack-hashed', fact('diagnosis.layout.textStackHashed'), () => ({
    ...{ fc: character, integer: binaryText, measured: inOctet },
  })),
];

/** The identifier that RFC 6509 has: year and month, then a URI, each with its NUL. */
const monthly = (uri: string, time: number) => utf8ToBytes(`${monthOf(time)}\0${uri}\0`);

function monthOf(time: number): string {
  return new Date(1000 * (time - ntpUnixOffsetSeconds)).toISOString().slice(0, 7);
}

const asTel = uriForms.find(({ id }) => id === 'tel')?.of ?? String;

const others = [
  recipeOf('rfc-6509', fact('diagnosis.instead.rfc6509'), ({ uri }, time) => ({
    finish: () => monthly(uri, time),
  })),
  recipeOf('rfc-6509-tel', fact('diagnosis.instead.rfc6509Tel'), ({ uri }, time) => ({
    finish: () => monthly(asTel(uri), time),
  })),
  recipeOf('uri-itself', fact('diagnosis.instead.uri'), ({ uri, text }) => ({
    finish: () => text(uri),
  })),
  recipeOf('uri-itself-nul', fact('diagnosis.instead.uriNul'), ({ uri, text }) => ({
    finish: () => concatBytes(text(uri), Uint8Array.of(0)),
  })),
  recipeOf('uri-hashed', fact('diagnosis.instead.uriHashed'), ({ uri, text }) => ({
    finish: () => sha256(text(uri)),
  })),
];

/** How many of the first are tried together with another deviation. */
export const uidFormsInPairs = 22;

/** All of them, commonest first. */
export const uidForms: readonly NamedUidForm[] = [
  ...integers.slice(0, 3),
  ...ofUri.slice(0, 4),
  ...periods.slice(0, 6),
  ...layouts.slice(0, 4),
  ...others,
  ...integers.slice(3),
  ...ofUri.slice(4),
  ...periods.slice(6),
  ...layouts.slice(4),
  ...ofKmsUri,
];
