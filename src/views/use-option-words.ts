import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from '../i18n/translation.tsx';
import type { LessonQuestion } from '../lesson/question.ts';
import { noCheck, nothing } from '../lesson/question-run.ts';
import { useIsRegroup } from './use-actor-names.ts';

type Asked = Pick<LessonQuestion, 'kind' | 'options'>;

const answers: ReadonlySet<string> = new Set(['2', '5', '6']);

/** The words of a step by its name as an option: `2`, `2.1` in the second run, `use`. */
function stepText(t: TFunction, id: string, isRegroup: boolean): string {
  const [step = '', procedure] = id.split('.').toReversed();
  if (step === 'use') return t('ladder.use.title');
  if (step === '0') {
    return t(isRegroup ? 'trace.step.regroupProvisioning' : 'trace.step.provisioning');
  }
  const name = t(`trace.message.${answers.has(step) ? 'ok' : 'notification'}`);
  const text = t('trace.step.numbered', { step, name });
  return procedure === undefined ? text : t('ladder.name.again', { name: text, n: procedure });
}

/** What an option of a question says: its own words, or those the page has for what it names. `isRegroup`: of
 *  the run that is asked about; where not given, of the run on the screen. */
export function useOptionWords(): (question: Asked, id: string, isRegroup?: boolean) => string {
  const { t, i18n } = useTranslation();
  const onScreen = useIsRegroup();
  return useCallback(
    ({ kind, options }, id, isRegroup = onScreen) => {
      const own = options.find((option) => option.id === id)?.text ?? '';
      if (own !== '') return own;
      const known = (key: string) => (i18n.exists(key) ? t(key) : id);
      switch (kind) {
        case 'check':
          return id === noCheck ? t('question.noCheck') : known(`checks.name.${id}`);
        case 'holds':
          return known(`custody.legendState.${id === nothing ? 'none' : id}`);
        case 'octets': {
          const [name = id, n] = id.split(':').toReversed();
          return n === undefined ? name : t('question.payloadOf', { name, n });
        }
        case 'order':
          return /^([12]\.)?([0-6]|use)$/.test(id)
            ? stepText(t, id, isRegroup)
            : known(`checks.name.${id}`);
        case 'choice':
          return id;
      }
    },
    [t, i18n, onScreen],
  );
}

/** The same for the options of one question. */
export function useOptionTexts(question: Asked, isRegroup?: boolean): (id: string) => string {
  const words = useOptionWords();
  return (id) => words(question, id, isRegroup);
}
