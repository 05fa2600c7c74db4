import { regroupSpan } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { actName } from '../act-words.ts';
import classes from '../reads/reads.module.css';
import { ReadsScreen } from '../reads/reads-screen.tsx';
import { useNumberedNames } from '../use-actor-names.ts';

/** Who reads what over the whole run, its acts named as the strip over the ladder names them. */
export function ReadsOfRun() {
  const { t } = useTranslation();
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const isEmpty = useAppStore((state) => state.trace.events.length === 0);
  const names = useNumberedNames(useAppStore((state) => regroupSpan(state.scenario) !== null));
  if (!isRun || isEmpty) return <p className={classes.empty}>{t('reads.empty')}</p>;
  return (
    <ReadsScreen
      actTitle={(act, scene) => actName(act, scene, (key, values = {}) => t(key, values), names)}
    />
  );
}
