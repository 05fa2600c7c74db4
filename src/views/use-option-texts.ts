import { useTranslation } from 'react-i18next';
import type { LessonQuestion } from '../lesson/question.ts';
import { noCheck, nothing } from '../lesson/question-run.ts';
import { useIsRegroup } from './use-actor-names.ts';

const answers: ReadonlySet<string> = new Set(['2', '5', '6']);

/** The words of a step by its name as an option: `2`, `2.1` in the second run, `use`. */
function useStepText(isRegroup: boolean): (id: string) => string {
  const { t } = useTranslation();
  return (id) => {
    const [step = '', procedure] = id.split('.').toReversed();
    if (step === 'use') return t('ladder.use.title');
    if (step === '0') {
      return t(isRegroup ? 'trace.step.regroupProvisioning' : 'trace.step.provisioning');
    }
    const name = t(`trace.message.${answers.has(step) ? 'ok' : 'notification'}`);
    const text = t('trace.step.numbered', { step, name });
    return procedure === undefined ? text : t('ladder.name.again', { name: text, n: procedure });
  };
}

/** What an option says: its own words, or those the page has for what it names. `isRegroup`: of the run that is
 *  asked about; where not given, of the run on the screen. */
export function useOptionTexts(
  question: LessonQuestion,
  isRegroup?: boolean,
): (id: string) => string {
  const { t, i18n } = useTranslation();
  const onScreen = useIsRegroup();
  const stepText = useStepText(isRegroup ?? onScreen);
  const known = (key: string, id: string) => (i18n.exists(key) ? t(key) : id);
  const ofKind = (id: string): string => {
    switch (question.kind) {
      case 'check':
        return id === noCheck ? t('question.noCheck') : known(`checks.name.${id}`, id);
      case 'holds':
        return known(`custody.legendState.${id === nothing ? 'none' : id}`, id);
      case 'octets': {
        const [name = id, n] = id.split(':').toReversed();
        return n === undefined ? name : t('question.payloadOf', { name, n });
      }
      case 'order':
        return /^([12]\.)?([0-6]|use)$/.test(id) ? stepText(id) : known(`checks.name.${id}`, id);
      case 'choice':
        return id;
    }
  };
  return (id) => {
    const own = question.options.find((option) => option.id === id)?.text ?? '';
    return own === '' ? ofKind(id) : own;
  };
}
