import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { scoreRows } from '../../store/poll-score.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { TableMenu } from '../table-menu.tsx';
import classes from './question.module.css';
import { type ScoreWords, scoreTable } from './score-text.ts';

/** What the class got wrong: every question that was told, with the part that was right in each round. */
export function ScoreTable() {
  const { t } = useTranslation();
  const results = useAppStore((state) => state.pollScore);
  const { clearPollScore } = useAppStoreApi().getState();
  const rows = scoreRows(results);
  if (rows.length === 0) return <p className={classes.note}>{t('question.score.none')}</p>;
  const rounds = Math.max(...rows.map((row) => row.rounds.length));
  const numbers = Array.from({ length: rounds }, (_, at) => at + 1);
  const words: ScoreWords = {
    title: t('question.score.title'),
    question: t('question.score.question'),
    round: (n) => t('question.score.round', { n }),
    votes: (n) => t('question.score.votesIn', { n }),
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('question.score.title')}>
        <table className={classes.score}>
          <caption>{t('question.score.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{words.question}</th>
              {numbers.map((n) => (
                <th key={n} scope="col">
                  {words.round(n)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.questionId} ${row.stem}`}>
                <th scope="row">{row.stem}</th>
                {numbers.map((n) => (
                  <td key={n}>
                    <Round round={row.rounds[n - 1]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.actions}>
        <TableMenu
          title={words.title}
          file="keyladder-score"
          tableOf={() => scoreTable(rows, words)}
        />
        <Button variant="subtle" onClick={clearPollScore}>
          {t('question.score.clear')}
        </Button>
      </p>
    </>
  );
}

function Round({
  round,
}: {
  round: Readonly<{ votes: number; share: number | null }> | undefined;
}) {
  const { t } = useTranslation();
  if (round === undefined) return '–';
  if (round.share === null) return t('question.score.nobody');
  return t('question.score.share', { share: round.share, count: round.votes });
}
