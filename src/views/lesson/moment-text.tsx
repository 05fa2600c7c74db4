import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonMoment } from '../../lesson/lesson.ts';
import type { LessonQuestion } from '../../lesson/question.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useOptionTexts } from '../use-option-words.ts';
import classes from './lesson.module.css';

/** What is written of a moment, as it is read. */
export function MomentText({ moment }: { moment: LessonMoment }) {
  const { t } = useTranslation();
  const language = useAppStore((state) => state.openedLesson?.lesson.language);
  const { caption, text, notes, minutes, question } = moment;
  return (
    <div className={classes.text} lang={language}>
      {caption !== '' && <p className={classes.caption}>{caption}</p>}
      {text !== '' && <p className={classes.prose}>{text}</p>}
      {question && <QuestionText question={question} />}
      {notes !== '' && (
        <details className={classes.details}>
          <summary>{t('lesson.notes')}</summary>
          <p className={classes.prose}>{notes}</p>
        </details>
      )}
      {minutes !== undefined && (
        <p className={classes.note}>{t('lesson.minutes', { count: minutes })}</p>
      )}
      {caption === '' && text === '' && <p className={classes.note}>{t('lesson.nothing')}</p>}
    </div>
  );
}

function QuestionText({ question }: { question: LessonQuestion }) {
  const { t } = useTranslation();
  const textOf = useOptionTexts(question);
  return (
    <section className={classes.question} aria-label={t('lesson.question.title')}>
      <h3>{question.stem}</h3>
      <ol>
        {question.options.map(({ id }) => (
          <li key={id}>{textOf(id)}</li>
        ))}
      </ol>
      {question.discuss !== '' && <p className={classes.note}>{question.discuss}</p>}
    </section>
  );
}
