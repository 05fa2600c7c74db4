import { defaultScenario } from '../../src/engine/index.ts';
import { type Lesson, lessonFormat, lessonVersion } from '../../src/lesson/lesson.ts';
import type { LessonQuestion } from '../../src/lesson/question.ts';
import { shownOf } from '../../src/store/lesson-view.ts';
import { defaultView } from '../../src/store/view.ts';

/** A lesson of one moment that asks, as a file to be opened. */
export function lessonFileOf(question: LessonQuestion, caption: string, notes: string) {
  const lesson: Lesson = {
    ...{ format: lessonFormat, version: lessonVersion, madeWith: '', minutes: 5 },
    ...{ id: 'a-question', title: 'A question', language: 'en' },
    moments: [
      {
        id: 'the-key-travels',
        scenario: defaultScenario(),
        at: {
          eventId: 'gkp.1.ue1.message.notification',
          message: 'notification',
          clause: '',
          occurrence: 1,
        },
        view: shownOf(defaultView()),
        highlight: [],
        ...{ caption, notes, text: '' },
        expect: { firstFailedCheck: null, digest: '' },
        question,
      },
    ],
  };
  return {
    ...{ name: 'a-question.json', mimeType: 'application/json' },
    buffer: Buffer.from(JSON.stringify(lesson)),
  };
}
