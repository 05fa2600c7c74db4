import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults, harmsOf, hasFailed } from '../../engine/index.ts';
import { answerOfRun, rightAnswer } from '../answers.ts';
import type { Lesson, LessonMoment } from '../lesson.ts';
import type { LessonQuestion } from '../question.ts';
import type { QuestionRun } from '../question-run.ts';
import { runOf } from '../testing/run-of.ts';
import { shippedLanguages, shippedLessons } from './index.ts';

/** What makes a lesson that ships fit for a class, whatever it is about. */

/** Fits two lines of 28 px on a projector of 1,280 pixels. */
const longestCaption = 120;
const endOfSentence = /[.!?](?=\s|$)/g;

const read = (language: string, id: string): Lesson =>
  JSON.parse(readFileSync(new URL(`./${language}/${id}.json`, import.meta.url), 'utf8'));

const questionsOf = ({ moments }: Lesson): readonly LessonQuestion[] =>
  moments.flatMap(({ question }) => (question ? [question] : []));

const runAt = ({ scenario, at }: LessonMoment): QuestionRun => ({
  scenario,
  events: runOf(scenario).events,
  eventId: at.eventId,
});

const lessons = shippedLanguages.flatMap((language) =>
  shippedLessons.map(({ id }) => ({ language, id, lesson: read(language, id) })),
);

describe.each(lessons)('$id in $language', ({ lesson }) => {
  it('has as many moments and questions as a class has patience for', () => {
    expect(lesson.moments.length).toBeGreaterThanOrEqual(6);
    expect(lesson.moments.length).toBeLessThanOrEqual(12);
    expect(questionsOf(lesson).length).toBeGreaterThanOrEqual(4);
    expect(new Set(questionsOf(lesson).map(({ kind }) => kind)).size).toBeGreaterThan(1);
  });

  it('takes as long as its moments', () => {
    const minutes = lesson.moments.map((moment) => moment.minutes ?? 0);
    expect(minutes.every((count) => count > 0)).toBe(true);
    expect(minutes.reduce((sum, count) => sum + count, 0)).toBe(lesson.minutes);
  });

  it('says each moment in one short sentence, explains it, and tells the speaker what to do', () => {
    for (const { id, caption, text, notes } of lesson.moments) {
      expect(caption.length, `${id}: ${caption}`).toBeLessThanOrEqual(longestCaption);
      expect(caption.match(endOfSentence), `${id}: ${caption}`).toHaveLength(1);
      const sentences = text.match(endOfSentence)?.length ?? 0;
      expect(sentences, `${id}: ${text}`).toBeGreaterThanOrEqual(2);
      expect(sentences, `${id}: ${text}`).toBeLessThanOrEqual(6);
      expect(notes, id).not.toBe('');
    }
  });

  it('does not show what it asks: who holds what, or which side of a comparison wins', () => {
    for (const { id, view, question } of lesson.moments) {
      if (question) expect(view.screen, id).toBe('ladder');
    }
  });

  it('says of every option why it is right or wrong', () => {
    for (const { id, options } of questionsOf(lesson)) {
      expect(options.length, id).toBeGreaterThanOrEqual(3);
      for (const { id: option, why } of options) expect(why, `${id}: ${option}`).not.toBe('');
    }
  });
});

describe('the questions of the lessons that ship', () => {
  const asked = lessons
    .filter(({ language }) => language === 'en')
    .flatMap(({ id, lesson }) =>
      lesson.moments.flatMap((moment) =>
        moment.question ? [{ name: `${id}/${moment.question.id}`, moment, lesson }] : [],
      ),
    );

  it.each(asked)('$name has its right answer among wrong ones', ({ moment, lesson }) => {
    const { question } = moment;
    if (!question) throw new TypeError('no question');
    const options = question.options.map(({ id }) => id);
    const other = lesson.moments.find(({ id }) => id === question.about.against);
    const against = other ? runAt(other) : null;
    const answer = rightAnswer(question, runAt(moment), against);
    if (!answer.ok) throw new TypeError(JSON.stringify(answer.problem));
    if (question.kind === 'order') {
      expect(answer.right.toSorted()).toEqual(options.toSorted());
      expect(answer.right).not.toEqual(options);
      return;
    }
    expect(answer.right.length).toBeLessThan(options.length);
    const whole = answerOfRun(question, runAt(moment), options, against);
    // The page names the checks that are left out, above the figure.
    for (const { check } of moment.scenario.skips) expect(answer.right).not.toContain(check);
    if (question.kind !== 'choice') expect(whole).toEqual({ ok: true, right: expect.anything() });
    if (question.kind !== 'choice' && whole.ok) {
      expect(options).toEqual(expect.arrayContaining([...whole.right]));
    }
  });

  it('ask what a class can get wrong: no kind stands alone', () => {
    const kinds = new Set(asked.map(({ moment }) => moment.question?.kind));
    expect([...kinds].sort()).toEqual(['check', 'choice', 'holds', 'octets', 'order']);
  });
});

it('the first lesson is without octets', () => {
  for (const { lesson } of lessons.filter(({ id }) => id === 'why-a-group-key')) {
    expect(
      JSON.stringify(
        lesson.moments.map(({ caption, text, notes, question }) => [
          caption,
          text,
          notes,
          question,
        ]),
      ),
    ).not.toMatch(/octet/i);
    expect(lesson.moments.every(({ view }) => view.level === 'figure')).toBe(true);
  }
});

describe('the lesson on checks', () => {
  const lesson = read('en', 'what-each-check-is-for');
  const runs = [
    ...new Map(
      lesson.moments
        .filter(({ scenario }) => scenario.skips.length > 0)
        .map(({ scenario }) => [scenario.faults[0]?.fault, scenario]),
    ),
  ];

  it('has every attack that a check stops, past the check that is left out', () => {
    // Who has the keys of the GMS signs as it does: no check stops that.
    const attacks = faults
      .filter(({ kind, id }) => kind === 'attack' && id !== 'signing-key-stolen')
      .map(({ id }) => id);
    expect(runs.map(([fault]) => fault).sort()).toEqual([...attacks].sort());
  });

  it.each(runs)('%s: only the check that UE 2 leaves out stops it', (_, scenario) => {
    const { events, expect: outcome } = runOf(scenario);
    const [skip] = scenario.skips;
    expect(skip).toEqual({ party: 'ue2', check: outcome.firstFailedCheck });
    const refused = (actor: string) =>
      events.filter((event) => hasFailed(event) && event.actor === actor && event.step !== 'use');
    expect(refused('ue1')).toMatchObject([{ check: skip?.check }]);
    expect(refused('ue2')).toEqual([]);
    expect(harmsOf(events)).toContain('kept-unchecked');
  });
});
