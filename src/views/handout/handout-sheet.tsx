import { useTranslation } from '../../i18n/translation.tsx';
import type { OpenLesson } from '../../store/lesson-state.ts';
import { GreyPaper } from '../../ui/paper.tsx';
import { AnswerBlock } from './answer-block.tsx';
import { ExerciseBlock } from './exercise-block.tsx';
import classes from './handout.module.css';
import { type HandoutOptions, pictureHeight } from './handout-options.ts';
import { MomentBlock } from './moment-block.tsx';
import type { Made } from './use-made-runs.tsx';

type Props = Readonly<{ open: OpenLesson; made: Made; options: HandoutOptions }>;

/** A handout as it lies on paper: a heading, and a block for each moment or question. */
export function HandoutSheet({ open, made, options }: Props) {
  const { t } = useTranslation();
  const { lesson } = open;
  const sheet = (
    <article
      className={classes.sheet}
      lang={lesson.language}
      data-grey={options.grey || undefined}
      style={{ '--picture-height': `${pictureHeight(options)}mm` } as React.CSSProperties}
    >
      <header>
        <h1>{lesson.title}</h1>
        <p>
          {t(`handout.sheet.${options.sheet}`)} · {t('app.name')}
          {lesson.licence !== undefined && ` · ${lesson.licence}`}
        </p>
        {options.sheet !== 'lesson' && options.sheet !== 'answers' && (
          <p className={classes.name}>{t('handout.name')}</p>
        )}
      </header>
      <Blocks {...{ open, made, options }} />
    </article>
  );
  return options.grey ? <GreyPaper>{sheet}</GreyPaper> : sheet;
}

function Blocks({ open, made, options }: Props) {
  const { moments } = open.lesson;
  if (options.sheet === 'lesson') {
    return moments.map((moment, index) => (
      <MomentBlock key={moment.id} {...{ open, moment, index, made, options }} />
    ));
  }
  const asked = moments.flatMap((moment) =>
    moment.question ? [{ moment, question: moment.question }] : [],
  );
  const Block = options.sheet === 'exercises' ? ExerciseBlock : AnswerBlock;
  return asked.map(({ moment, question }, index) => (
    <Block key={question.id} {...{ moment, question, index, made }} />
  ));
}
