import type { FaultEntry } from '../../engine/index.ts';
import type { Lesson } from '../lesson.ts';
import { composeLesson } from './compose-lesson.ts';
import type { LessonSource, Said } from './lesson-source.ts';

const said = (en: string): Said => ({ en, fr: `${en} (fr)` });
const flip: FaultEntry = {
  fault: 'signature-bit-flip',
  at: { procedure: 1, step: 1 },
  to: ['ue1'],
  parameters: {},
};

const source: LessonSource = {
  id: 'a-lesson',
  title: said('A lesson'),
  minutes: 5,
  moments: [
    {
      id: 'the-key-comes',
      at: 'gkp.1.ue1.message.notification',
      highlight: [{ kind: 'actor', ref: 'gms' }],
      caption: said('The key comes.'),
      question: {
        id: 'who-made-it',
        kind: 'choice',
        stem: said('Who made the key?'),
        options: [
          { id: 'gms', text: said('The GMS'), why: said('It draws it.') },
          { id: 'kms', text: said('The KMS') },
          { id: 'ue', text: said('A radio') },
        ],
        right: ['gms'],
      },
    },
    {
      id: 'the-bit-flips',
      scenario: { faults: [flip] },
      at: 'gkp.2.ue1.check.signature',
      view: { tab: 'checks', level: 'members', custodyCell: { actor: 'ue1', key: 'gmk-media' } },
      caption: said('One bit is another one.'),
      text: said('It is the last bit of the signature.'),
      notes: said('Ask first.'),
      minutes: 2,
      question: {
        id: 'which-octets',
        kind: 'octets',
        stem: said('What is another one?'),
        about: { against: 'the-key-comes' },
        options: [{ id: 'SIGN' }, { id: 'SAKKE' }],
        discuss: said('What was signed?'),
      },
    },
  ],
};

/** A lesson of two moments, the second with a fault. */
export const lessonFixture = (): Lesson => composeLesson(source, 'en');
