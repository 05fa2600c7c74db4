import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from './question.module.css';

/** What of an option is told once the answer is. */
export type Verdict = Readonly<{
  right: boolean;
  /** Chosen by who uses the page alone. */
  chosen: boolean;
  /** Null: there was no vote to be counted. */
  votes: Readonly<{ count: number; share: number }> | null;
  why: string;
}>;

type Props = Readonly<{
  letter: string;
  text: string;
  verdict: Verdict | null;
  children?: ReactNode;
}>;

/** Letter and words of an option, and once it is told whether it is right, why, and how many chose it. */
export function OptionRow({ letter, text, verdict, children }: Props) {
  return (
    <>
      <span className={classes.letter} aria-hidden="true">
        {letter}
      </span>
      <span className={classes.words}>
        <span className={classes.text}>
          {text}
          {verdict !== null && <Sign verdict={verdict} />}
        </span>
        {verdict?.votes != null && <Bar right={verdict.right} {...verdict.votes} />}
        {verdict !== null && verdict.why !== '' && (
          <span className={classes.why}>{verdict.why}</span>
        )}
      </span>
      {children}
    </>
  );
}

function Sign({ verdict: { right, chosen } }: { verdict: Verdict }) {
  const { t } = useTranslation();
  if (!right && !chosen) return null;
  const Picture = right ? IconCheck : IconX;
  const said = right ? (chosen ? 'yoursRight' : 'right') : 'yoursWrong';
  return (
    <span className={classes.sign} data-right={right}>
      <Picture size="1.1em" stroke={3} aria-hidden="true" />
      {t(`question.sign.${said}`)}
    </span>
  );
}

function Bar({ right, count, share }: { right: boolean; count: number; share: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.votes}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.bar} data-right={right} style={{ width: `${100 * share}%` }} />
      </span>
      <span className={classes.count}>{t('question.votes', { count, share })}</span>
    </span>
  );
}
