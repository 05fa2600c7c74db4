import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActorParts,
  actorId,
  isActorId,
  isGms,
  isKms,
  isUe,
  parseActorId,
  systemNames,
} from './actors.ts';

const server = fc.record({
  system: fc.constantFrom(...systemNames),
  kind: fc.constantFrom('kms', 'gms'),
  ordinal: fc.constant(0),
});
const ue = fc.record({
  system: fc.constantFrom(...systemNames),
  kind: fc.constant('ue'),
  ordinal: fc.integer({ min: 1, max: 999_999_999_999_999 }),
});
const outsider = fc.constant({ system: 'partner', kind: 'outsider', ordinal: 0 } as const);
const parts: fc.Arbitrary<ActorParts> = fc.oneof(server, ue, outsider);

describe('the id of an actor', () => {
  it.each([
    ['kms', 'primary', 'kms', 0],
    ['partner-kms', 'partner', 'kms', 0],
    ['gms', 'primary', 'gms', 0],
    ['partner-gms', 'partner', 'gms', 0],
    ['ue1', 'primary', 'ue', 1],
    ['ue10000', 'primary', 'ue', 10_000],
    ['partner-ue12', 'partner', 'ue', 12],
    ['outsider', 'partner', 'outsider', 0],
  ] as const)('%s: %s %s %i', (id, system, kind, ordinal) => {
    expect(parseActorId(id)).toStrictEqual({ system, kind, ordinal });
    expect(actorId({ system, kind, ordinal })).toBe(id);
  });

  it('is read as it is written', () => {
    fc.assert(
      fc.property(parts, (one) => {
        expect(parseActorId(actorId(one))).toEqual(one);
      }),
    );
  });

  it('is one only where writing what was read gives it again', () => {
    const near = fc.stringMatching(/^(partner-?)?(ue|kms|gms|outsider)?[-0-9]{0,17}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        if (isActorId(text)) expect(actorId(parseActorId(text))).toBe(text);
        else expect(() => parseActorId(text)).toThrow(RangeError);
      }),
    );
  });

  it.each([
    ...['', 'ue', 'ue0', 'ue01', 'ue-1', 'ue1.5', 'ue1e3', 'UE1', ' ue1', 'ue1 ', 'ue1\n'],
    ...[
      'partner',
      'partner-',
      'partner-ue',
      'partner-partner-ue1',
      'partner-outsider',
      'partner-x',
    ],
    ...['kms1', 'gms2', 'all', 'officer', 'ue1234567890123456', 'toString', '__proto__'],
  ])('%j is none', (text) => {
    expect(isActorId(text)).toBe(false);
    expect(() => parseActorId(text)).toThrow(RangeError);
  });

  it('tells the kind', () => {
    fc.assert(
      fc.property(parts, (one) => {
        const id = actorId(one);
        expect([isKms(id), isGms(id), isUe(id)]).toStrictEqual(
          (['kms', 'gms', 'ue'] as const).map((kind) => kind === one.kind),
        );
        expect(isActorId(id, [one.kind])).toBe(true);
      }),
    );
  });
});
