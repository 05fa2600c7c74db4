import type { ActorId, Failure } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from './checks.module.css';
import { useFailureWords } from './use-failure-words.ts';

/** A failed check in a plain sentence, with code, field and offset. */
export function FailureNote(props: Readonly<{ failure: Failure; actor: string; id: ActorId }>) {
  const { failure, actor, id } = props;
  const { t } = useTranslation();
  const words = useFailureWords();
  const { code, path, offset } = failure;
  return (
    <div className={classes.failure}>
      <p>{words(failure, actor, id)}</p>
      <p className={classes.facts}>
        {t('inspector.check.code', { code })}
        {' · '}
        {offset === null
          ? t('inspector.check.at', { path })
          : t('inspector.check.atOffset', { path, offset })}
      </p>
    </div>
  );
}
