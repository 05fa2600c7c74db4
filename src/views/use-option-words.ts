import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonQuestion } from '../lesson/question.ts';

/** What an option of a question says: its own words, or those the page has for what it names. */
export function useOptionWords(): (question: LessonQuestion, id: string) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ kind, options }, id) => {
      const own = options.find((option) => option.id === id)?.text ?? '';
      if (own !== '') return own;
      const key = {
        check: `checks.name.${id}`,
        holds: `custody.legendState.${id}`,
        order: `checks.name.${id}`,
        octets: '',
        choice: '',
      }[kind];
      return key !== '' && i18n.exists(key) ? t(key) : id;
    },
    [t, i18n],
  );
}
