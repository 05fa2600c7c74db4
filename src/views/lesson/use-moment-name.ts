import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonMoment } from '../../lesson/lesson.ts';

/** What a moment is called in lists: its caption, or where it has none its id. */
export function useMomentName(): (moment: Pick<LessonMoment, 'id' | 'caption'>) => string {
  const { t } = useTranslation();
  return ({ id, caption }) => (caption === '' ? t('lesson.noCaption', { id }) : caption);
}
