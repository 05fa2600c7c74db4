import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { scoreRows } from '../../store/poll-score.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import classes from './question.module.css';
import { type ScoreWords, scoreCsv, scoreMarkdown } from './score-text.ts';

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
        <CopyText label={t('question.score.csv')} textOf={() => scoreCsv(rows, words)} />
        <CopyText label={t('question.score.markdown')} textOf={() => scoreMarkdown(rows, words)} />
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

function CopyText({ label, textOf }: { label: string; textOf: () => string }) {
  const { t } = useTranslation();
  const { state, copy } = useCopy();
  return (
    <Button variant="default" onClick={() => copy(textOf())}>
      <span aria-live="polite">{state === 'idle' ? label : t(`question.score.${state}`)}</span>
    </Button>
  );
}
