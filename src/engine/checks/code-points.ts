import { type Fact, fact } from '../model/fact.ts';
import { sameUid } from '../model/shared-uris.ts';
import { verbatim } from './shown-facts.ts';

/** Identities are compared as a UID is made of them: in NFKC, so that two spellings of one name are one
 *  identity. Source: TS 33.179 §F.2.1, TS 33.220 §B.2.1.2. */
export function isSameIdentity(one: string, other: string): boolean {
  return sameUid(one) === sameUid(other);
}

/** `found`, and where it can be taken for one of `expected` the first code point that differs from it;
 *  characters are counted from 1 in the texts as compared. */
export function foundBeside(expected: readonly string[], found: string): Fact {
  const double = expected.find((text) => canBeTakenFor(sameUid(text), sameUid(found)));
  if (double === undefined) return verbatim(found);
  const [wanted, given] = [[...sameUid(double)], [...sameUid(found)]];
  const at = given.findIndex((character, index) => character !== wanted[index]);
  const place = at < 0 ? given.length : at;
  const [is, not] = [codePoint(given[place]), codePoint(wanted[place])];
  return fact('lookAlike', { text: found, character: place + 1, is, not });
}

const codePoint = (character: string | undefined): Fact =>
  character === undefined
    ? fact('codePointMissing')
    : verbatim(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);

/** What takes no place on a screen. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}]/gu;
const isAscii = (character: string) => character <= '~';

/** Whether two texts that differ may look alike: but for what is not seen they have the same number of
 *  characters, and where they differ one is not of ASCII. */
function canBeTakenFor(one: string, other: string): boolean {
  if (one === other) return false;
  const [a, b] = [[...one.replace(unseen, '')], [...other.replace(unseen, '')]];
  if (a.length !== b.length) return false;
  return a.every((character, index) => {
    const against = b[index] ?? '';
    return character === against || !isAscii(character) || !isAscii(against);
  });
}
