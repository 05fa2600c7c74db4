import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLessonFile } from '../store/lesson-file.ts';
import { shownOf, viewOfMoment } from '../store/lesson-view.ts';
import { defaultView } from '../store/view.ts';
import { type Lesson, lessonVersion } from './lesson.ts';
import { driftsOf } from './testing/drifts-of.ts';
import { writeLesson } from './write-lesson.ts';

/** Lessons that were once made: they open for ever. */
const folder = new URL('./kept/', import.meta.url);
const kept = readdirSync(folder).map((name): readonly [string, string] => [
  name,
  readFileSync(new URL(name, folder), 'utf8'),
]);

function read(text: string): Lesson {
  const result = readLessonFile(text);
  if (!result.ok) throw new TypeError(JSON.stringify(result.problems));
  return result.value;
}

describe('lessons that were once made', () => {
  it('are kept of every version', () => {
    const versions = new Set(
      kept.map(([name, text]) => {
        const { version } = JSON.parse(text) as { version: number };
        expect(name.startsWith(`v${version}-`), name).toBe(true);
        return version;
      }),
    );
    expect([...versions]).toEqual(Array.from({ length: lessonVersion }, (_, index) => index + 1));
  });

  it.each(kept)('%s opens, and is the same after it was saved', (_name, text) => {
    const lesson = read(text);
    expect(read(writeLesson(lesson))).toEqual(lesson);
  });

  // A change that is meant to alter octets alters them here too; that is told to who opens the file.
  it.each(kept)('%s comes to what it came to, at the same places', (_name, text) => {
    expect(driftsOf(read(text)).filter(({ kind }) => kind !== 'octets')).toEqual([]);
  });

  it.each(kept)('%s shows the fields of its views', (_name, text) => {
    for (const moment of read(text).moments) {
      const view = viewOfMoment(moment);
      expect(view.eventId).toBe(moment.at.eventId);
      expect(view.scenario).toEqual(moment.scenario);
    }
  });

  it('v1-every-part.json shows what it showed', () => {
    const [, text = ''] = kept.find(([name]) => name === 'v1-every-part.json') ?? [];
    const views = read(text).moments.map(viewOfMoment);
    expect(views[1]).toMatchObject({
      level: 'everything',
      tab: 'checks',
      inspectorOpen: false,
      speed: 2,
    });
    expect(views[3]).toMatchObject({
      screen: 'custody',
      custodyCell: { actor: 'ue2', key: 'gmk-media' },
      selection: { eventId: null, payload: 1, buffer: 'sent', path: 'SAKKE.sakkeData' },
    });
    expect(views[4]?.compare).toMatchObject({
      left: 'twice',
      right: 'single',
      kilobitsPerSecond: 9.6,
    });
    expect(views[5]?.lineage).toMatchObject({ name: 'GMK', member: 'ue1' });
  });

  it('v1-least-with-old-scenario.json shows what its time did where it says nothing', () => {
    const [, text = ''] = kept.find(([name]) => name.startsWith('v1-least')) ?? [];
    const [moment] = read(text).moments;
    expect(moment?.scenario.hideIdentities).toBe(true);
    expect(moment?.view).toMatchObject({ screen: 'ladder', level: 'figure', tab: 'step' });
    expect(Object.keys(moment?.view ?? {})).toEqual(Object.keys(shownOf(defaultView())));
  });
});
