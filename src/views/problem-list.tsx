import type { InputProblem } from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import classes from './problem-list.module.css';
import { useFactText } from './use-fact-text.ts';

const mostShown = 12;

/** Why an input cannot be opened: where, and the reason in words. */
export function ProblemList({ problems }: { problems: readonly InputProblem[] }) {
  const { t } = useTranslation();
  const tell = useFactText();
  const place = ({ line, column, offset }: InputProblem): string => {
    if (line !== undefined && column !== undefined) return t('open.line', { line, column });
    return offset === undefined ? '' : t('open.character', { offset });
  };
  return (
    <div role="alert" className={classes.alert}>
      {problems.length > 0 && (
        <div className={classes.problems}>
          <p>
            <strong>{t('open.problems', { count: problems.length })}</strong> {t('open.unchanged')}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by key */}
          <ul tabIndex={0}>
            {problems.slice(0, mostShown).map((problem) => (
              <li key={`${problem.path} ${problem.problem.code} ${problem.offset}`}>
                {problem.path !== '' && <code>{problem.path}</code>} {tell(problem.problem)}
                {place(problem) !== '' && <span className={classes.place}>{place(problem)}</span>}
              </li>
            ))}
          </ul>
          {problems.length > mostShown && (
            <p>{t('open.more', { n: problems.length - mostShown })}</p>
          )}
        </div>
      )}
    </div>
  );
}
