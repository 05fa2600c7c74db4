import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonMoment } from '../../lesson/lesson.ts';
import type { LessonQuestion } from '../../lesson/question.ts';
import { letterOf } from '../letters.ts';
import { useOptionTexts } from '../use-option-words.ts';
import classes from './handout.module.css';
import { optionsOnPaper } from './options-on-paper.ts';
import type { Made } from './use-made-runs.tsx';

type Props = Readonly<{
  moment: LessonMoment;
  question: LessonQuestion;
  index: number;
  made: Made;
}>;

/** What is right about a question, and why of each option; from the run, wherever it knows. */
export function AnswerBlock({ moment, question, index, made }: Props) {
  const { t } = useTranslation();
  const textOf = useOptionTexts(question, moment.scenario.procedure === 'group-regroup');
  const answer = made.answers.get(moment.id);
  const shown = optionsOnPaper(question, answer);
  const right = answer?.ok ? answer.right : [];
  const letters = right.map((id) => letterOf(shown.indexOf(id)));
  const joint = question.kind === 'order' ? ' → ' : ', ';
  return (
    <section className={classes.answer}>
      <h2>
        {t('handout.question', { n: index + 1 })}: {letters.join(joint) || t('handout.untold')}
      </h2>
      <p className={classes.caption}>{question.stem}</p>
      <ol className={classes.options}>
        {shown.map((id, at) => (
          <Option
            key={id}
            letter={letterOf(at)}
            text={textOf(id)}
            why={question.options.find((option) => option.id === id)?.why ?? ''}
            isRight={question.kind !== 'order' && right.includes(id)}
          />
        ))}
      </ol>
    </section>
  );
}

type OptionProps = Readonly<{ letter: string; text: string; why: string; isRight: boolean }>;

function Option({ letter, text, why, isRight }: OptionProps) {
  const { t } = useTranslation();
  return (
    <li data-right={isRight || undefined}>
      <strong>
        {isRight && (
          <span role="img" aria-label={t('handout.right')}>
            ✓{' '}
          </span>
        )}
        {letter}. {text}
      </strong>
      {why !== '' && <p>{why}</p>}
    </li>
  );
}
