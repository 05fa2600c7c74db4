import { uint32ToBytes } from '../model/bytes.ts';
import { type Fact, fact } from '../model/fact.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import type { NamedValue } from '../model/named-value.ts';
import { purposeTag, purposeTags } from '../model/purpose.ts';
import { carriedKey } from './carried-key.ts';
import { defineCheck } from './check.ts';
import { known, type Reception } from './reception.ts';
import { oneOf } from './shown-facts.ts';

/** The identifier sent has a purpose tag that is expected here. */
export const gukId = defineCheck({
  name: 'guk-id',
  phase: 'key',
  codes: ['guk-id'],
  clauses: ['TS 33.179 §7.3.1'],
  reads: ['HDR.csbId', 'GeneralExtension.gukId'],
  mark: { letter: 'U', tone: 5 },
  run(r: Reception) {
    const { keyId, keyIdPath: path } = carriedKey(r);
    const tag = purposeTag(keyId);
    const { tags } = r.ue.expects;
    const problem = {
      code: 'guk-id',
      expected: fact('gukId.purposeTag', { tags: oneOf(tags.map(nameOf)) }),
      found: nameOf(tag),
    } as const;
    return {
      path,
      values: identifiersOf(r),
      ...(keyKindOrGmk(keyId).unverified ? { unverified: true } : {}),
      problem: tags.includes(tag) ? null : problem,
    };
  },
});

/** The identifiers of a key by their names. That one of a key of which no text was read is not
 *  diversified is unverified. Source: TS 33.180 §5.2.3. */
function identifiersOf(r: Reception): readonly NamedValue[] {
  const { keyId } = carriedKey(r);
  const { name: key, diversified, unverified } = keyKindOrGmk(keyId);
  const sent = diversified ? 'GUK-ID' : `${key}-ID`;
  const name = r.part === 'second' ? sent : `${sent} = CSB ID`;
  const value = uint32ToBytes(keyId);
  if (!diversified) {
    const doubt = unverified ? { unverified } : {};
    return [
      { name, value, ...doubt },
      { name: 'User Salt', value: fact('gukId.notDiversified'), ...doubt },
    ];
  }
  return [
    { name, value },
    { name: 'User Salt', value: uint32ToBytes(known(r.userSalt, 'user salt')) },
    { name: 'GMK-ID', value: uint32ToBytes(known(r.gmkId, 'GMK-ID')) },
  ];
}

function nameOf(tag: number): Fact {
  const name = (purposeTags as Readonly<Record<number, string>>)[tag];
  if (name === undefined) return fact('gukId.unassignedTag', { tag });
  return fact('gukId.tag', { tag, name });
}
