import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './outcome.module.css';

/** What became of an opened message, in words. */
export function OpenedNote() {
  const { t } = useTranslation();
  const events = useAppStore((state) => state.trace.events);
  const outcome = events.findLast((event) => event.kind === 'outcome');
  if (outcome?.kind !== 'outcome') {
    return <p className={classes.note}>{t('app.outcome.withoutKeys')}</p>;
  }
  const code = outcome.members.flatMap((member) => member.failures)[0]?.code;
  const words =
    code === undefined
      ? t('app.outcome.accepted')
      : t('app.outcome.refused', { reason: t(`checks.reason.${code}`) });
  return <p className={classes.note}>{words}</p>;
}
