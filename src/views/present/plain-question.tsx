import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './presenter.module.css';

/** The question before the class: what is asked, what may be chosen, and once it is revealed what is
 *  right. */
export function PlainQuestion() {
  const { t } = useTranslation();
  const poll = useAppStore((state) => state.poll);
  if (poll === null) return null;
  const { question, options, right, phase } = poll;
  const texts = new Map(question.options.map(({ id, text, why }) => [id, { text, why }]));
  return (
    <div className={classes.question}>
      <p className={classes.stem}>{question.stem}</p>
      <ol className={classes.options}>
        {options.map((id) => {
          const isRight = phase === 'revealed' && (right?.includes(id) ?? false);
          const option = texts.get(id);
          return (
            <li key={id} data-right={isRight || undefined}>
              {option?.text || id}
              {isRight && <strong> ✓ {t('present.poll.right')}</strong>}
              {phase === 'revealed' && option?.why && <small>{option.why}</small>}
            </li>
          );
        })}
      </ol>
      <p className={classes.phase}>{t(`present.poll.${phase}`)}</p>
    </div>
  );
}
