import { useTranslation } from '../../i18n/translation.tsx';
import type { Poll } from '../../store/poll-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { AloneAnswer } from './alone-answer.tsx';
import { ClassVote } from './class-vote.tsx';
import classes from './question.module.css';
import { useRightAnswer } from './use-right-answer.ts';

type Props = Readonly<{
  /** `stage`: to be read from the back of the room. */
  size?: 'page' | 'stage';
  /** `alone`: one person chooses and is told; `hands`: the hands of a class are counted; `watch`: the
   *  votes come from elsewhere, and the card only shows the question. */
  way?: 'alone' | 'hands' | 'watch';
}>;

/** The question before the class, in whatever phase it is; nothing where there is none. */
export function QuestionCard({ size = 'page', way = 'watch' }: Props) {
  const poll = useAppStore((state) => state.poll);
  return poll === null ? null : <Card key={poll.question.id} poll={poll} size={size} way={way} />;
}

function Card({ poll, size, way }: Required<Props> & { poll: Poll }) {
  const { t } = useTranslation();
  const problem = useRightAnswer();
  const { question, phase, round } = poll;
  return (
    <section className={classes.card} data-size={size} aria-label={t('question.title')}>
      <p className={classes.phase}>
        {way !== 'alone' && <b>{t(`question.phase.${phase}`)}</b>}
        {round > 1 && <span>{t('question.round', { n: round })}</span>}
        <span>{t(`question.ask.${question.kind}`)}</span>
      </p>
      <h2 className={classes.stem}>{question.stem}</h2>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {t(`question.problem.${problem.code}`, problem.values)}
        </p>
      )}
      {way === 'alone' ? (
        <AloneAnswer poll={poll} />
      ) : (
        <ClassVote poll={poll} byHands={way === 'hands'} />
      )}
    </section>
  );
}
