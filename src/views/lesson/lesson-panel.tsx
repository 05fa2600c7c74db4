import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LeavingQuestion } from './leaving-question.tsx';
import classes from './lesson.module.css';
import { LessonLibrary } from './lesson-library.tsx';
import { OpenedLesson } from './opened-lesson.tsx';

type Props = Readonly<{
  /** Shows the open lesson to a class; where it is not there, no button offers it. */
  onPresent?: (() => void) | undefined;
}>;

/** The lessons there are, or the one that is open. */
export function LessonPanel({ onPresent }: Props) {
  const { t } = useTranslation();
  const isOpen = useAppStore((state) => state.openedLesson !== null);
  return (
    <section className={classes.panel} aria-label={t('lesson.title')}>
      <LeavingQuestion />
      {isOpen ? <OpenedLesson onPresent={onPresent} /> : <LessonLibrary />}
    </section>
  );
}
