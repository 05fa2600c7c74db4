import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';

/** What to do first, in one line, until somebody has gone on in the run. */
export function FirstHint() {
  const { t } = useTranslation();
  const shown = useAppStore((state) => state.hint);
  const { openDialog, dismissHint } = useAppStoreApi().getState();
  if (!shown) return null;
  return (
    <div className={classes.hint}>
      <p>
        {t('app.hint.text')} <span className={classes.hintMore}>{t('app.hint.more')}</span>
      </p>
      <span className={classes.gap} />
      <Button size="compact-sm" variant="subtle" onClick={() => openDialog('tour')}>
        {t('app.hint.tour')}
      </Button>
      <CloseButton size="sm" aria-label={t('app.hint.dismiss')} onClick={dismissHint} />
    </div>
  );
}
