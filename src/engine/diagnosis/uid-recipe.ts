import { sha256 } from '@noble/hashes/sha2.js';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { type KmsCertificate, ruleOf } from '../mcptt/kms-certificate.ts';
import { concatBytes, integerToShortestBytes, uint16ToBytes, utf8ToBytes } from '../model/bytes.ts';

/** How a UID is made, taken apart so that each step can be made otherwise. */
export type UidRecipe = Readonly<{
  fc: Uint8Array;
  label: string;
  uri: string;
  kmsUri: string;
  /** P3, P4, P5: length and offset of the key period in seconds, its number. */
  numbers: readonly [bigint, bigint, bigint];
  text: (text: string) => Uint8Array;
  /** `at` is 3, 4 or 5, as in P3 to P5. */
  integer: (value: bigint, at: number) => Uint8Array;
  /** A parameter and its length, in the order they stand in S. */
  measured: (parameter: Uint8Array) => readonly Uint8Array[];
  /** The identifier itself, from S. */
  finish: (s: Uint8Array) => Uint8Array;
}>;

/** A way to make a UID that differs from the rule. */
export type UidForm = (recipe: UidRecipe, time: number) => UidRecipe;

/** As TS 33.179 §F.2.1 has it, for a time in NTP seconds. */
export function usualRecipe(uri: string, certificate: KmsCertificate, time: number): UidRecipe {
  const { userKeyPeriod, userKeyOffset, kmsUri } = certificate;
  const period = Math.max(0, keyPeriodNo(time, ruleOf(certificate)));
  return {
    fc: Uint8Array.of(0),
    label: 'MIKEY-SAKKE-UID',
    uri,
    kmsUri,
    numbers: [BigInt(userKeyPeriod), BigInt(userKeyOffset), BigInt(period)],
    text: (text) => utf8ToBytes(text.normalize('NFKC')),
    integer: integerToShortestBytes,
    measured: (parameter) => [parameter, uint16ToBytes(parameter.length)],
    finish: sha256,
  };
}

/** The octets a recipe hashes: FC ‖ P0 ‖ L0 … P5 ‖ L5. Source: TS 33.220 Annex B.2. */
export function stringOf(recipe: UidRecipe): Uint8Array {
  const { fc, label, uri, kmsUri, numbers, text, integer, measured } = recipe;
  const parameters = [
    ...(label === '' ? [] : [utf8ToBytes(label)]),
    text(uri),
    text(kmsUri),
    ...numbers.map((value, index) => integer(value, index + 3)),
  ];
  return concatBytes(fc, ...parameters.flatMap((parameter) => measured(parameter)));
}

/** The identifier a recipe makes. */
export const uidOfRecipe = (recipe: UidRecipe): Uint8Array => recipe.finish(stringOf(recipe));
