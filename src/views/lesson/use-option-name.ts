import { useTranslation } from 'react-i18next';
import type { QuestionKind } from '../../lesson/question.ts';
import { noCheck, nothing } from '../../lesson/question-run.ts';

/** What an option of the run is called that has no words of its own. */
export function useOptionName(kind: QuestionKind): (id: string) => string {
  const { t } = useTranslation();
  const check = (id: string) => t(`checks.name.${id}`, { defaultValue: id });
  return (id) => {
    switch (kind) {
      case 'check':
        return id === noCheck ? t('lesson.drift.noCheck') : check(id);
      case 'holds':
        return t(`custody.legendState.${id === nothing ? 'none' : id}`, { defaultValue: id });
      case 'order':
        return /^([12]\.)?([0-6]|use)$/.test(id)
          ? t('lesson.question.step', { step: id })
          : check(id);
      case 'octets':
      case 'choice':
        return id;
    }
  };
}
