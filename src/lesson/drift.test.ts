import { describe, expect, it } from 'vitest';
import { type Drift, movedToFound } from './drift.ts';
import type { Lesson, LessonMoment } from './lesson.ts';
import { driftsOf } from './testing/drifts-of.ts';
import { lessonFixture } from './testing/lesson-fixture.ts';

const lesson = lessonFixture();

const withMoment = (index: number, change: Partial<LessonMoment>): Lesson => ({
  ...lesson,
  moments: lesson.moments.map((moment, at) => (at === index ? { ...moment, ...change } : moment)),
});

const at = (index: number) => lesson.moments[index]?.at ?? expect.fail('no such moment');

describe('what drifted in a lesson', () => {
  it('is nothing where its runs come to what it says', () => {
    expect(driftsOf(lesson)).toEqual([]);
  });

  it('is another check that fails first, or none', () => {
    const expected = { firstFailedCheck: 'timestamp', digest: '' };
    expect(driftsOf(withMoment(1, { expect: expected }))).toEqual([
      { moment: 'the-bit-flips', kind: 'check', expected: 'timestamp', found: 'signature' },
    ]);
    expect(driftsOf(withMoment(0, { expect: expected }))).toEqual([
      { moment: 'the-key-comes', kind: 'check', expected: 'timestamp', found: null },
    ]);
  });

  it('is other octets, where it is held to them', () => {
    const other = { firstFailedCheck: null, digest: '00' };
    expect(driftsOf(withMoment(0, { expect: other }))).toEqual([
      { moment: 'the-key-comes', kind: 'octets' },
    ]);
    expect(driftsOf(withMoment(0, { expect: { ...other, digest: '' } }))).toEqual([]);
  });

  it('is an event of another name, whose like is found by message, clause and occurrence', () => {
    const place = { ...at(0), eventId: 'old.name' };
    const moved: Drift = {
      moment: 'the-key-comes',
      kind: 'moved',
      from: 'old.name',
      to: 'gkp.1.ue1.message.notification',
    };
    expect(driftsOf(withMoment(0, { at: place }))).toEqual([moved]);
    expect(driftsOf(withMoment(0, { at: { ...place, occurrence: 3 } }))).toEqual([
      { ...moved, to: 'gkp.1.ue3.message.notification' },
    ]);
    const check = { ...at(1), eventId: 'old.name' };
    expect(driftsOf(withMoment(1, { at: check }))).toEqual([
      { ...moved, moment: 'the-bit-flips', to: 'gkp.2.ue1.check.signature' },
    ]);
  });

  it('is an event that is lost, where there is nothing like it', () => {
    const lost = { moment: 'the-key-comes', kind: 'lost', from: 'old.name' };
    const place = { ...at(0), eventId: 'old.name' };
    for (const change of [{ occurrence: 4 }, { clause: 'RFC 3830 §1' }, { message: '' }]) {
      expect(driftsOf(withMoment(0, { at: { ...place, ...change } }))).toEqual([lost]);
    }
  });

  it('puts moments to the like of their events', () => {
    const renamed = withMoment(0, { at: { ...at(0), eventId: 'old.name' } });
    expect(movedToFound(renamed, driftsOf(renamed))).toEqual(lesson);
    expect(movedToFound(lesson, [])).toBe(lesson);
  });
});
