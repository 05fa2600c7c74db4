import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonMoment } from '../../lesson/lesson.ts';
import type { LessonQuestion } from '../../lesson/question.ts';
import { letterOf } from '../letters.ts';
import { useOptionTexts } from '../use-option-words.ts';
import classes from './handout.module.css';
import { Lines } from './moment-block.tsx';
import { optionsOnPaper } from './options-on-paper.ts';
import type { Made } from './use-made-runs.tsx';

type Props = Readonly<{
  moment: LessonMoment;
  question: LessonQuestion;
  index: number;
  made: Made;
}>;

/** A question to be answered with a pencil. */
export function ExerciseBlock({ moment, question, index, made }: Props) {
  const { t } = useTranslation();
  const textOf = useOptionTexts(question, moment.scenario.procedure === 'group-regroup');
  const isOrder = question.kind === 'order';
  return (
    <section className={classes.block}>
      <h2>{t('handout.question', { n: index + 1 })}</h2>
      <figure className={classes.picture}>{made.pictures.get(moment.id)}</figure>
      <p className={classes.caption}>{question.stem}</p>
      <ol className={classes.options}>
        {optionsOnPaper(question, made.answers.get(moment.id)).map((id, at) => (
          <li key={id}>
            <span className={classes.box} aria-hidden="true" />
            {letterOf(at)}. {textOf(id)}
          </li>
        ))}
      </ol>
      {isOrder ? <p>{t('handout.orderHere')}</p> : <p>{t('handout.because')}</p>}
      <Lines count={2} />
    </section>
  );
}
