import { Button, CloseButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';

/** What to do first, in one line, until it is dismissed on this device. */
export function FirstHint() {
  const { t } = useTranslation();
  const openDialog = useAppStore((state) => state.openDialog);
  const [dismissed, setDismissed] = useLocalStorage<boolean>({
    key: 'keyladder-hint-dismissed',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  if (dismissed) return null;
  return (
    <div className={classes.hint}>
      <p>
        {t('app.hint.text')} <span className={classes.hintMore}>{t('app.hint.more')}</span>
      </p>
      <span className={classes.gap} />
      <Button size="compact-sm" variant="subtle" onClick={() => openDialog('tour')}>
        {t('app.hint.tour')}
      </Button>
      <CloseButton
        size="sm"
        aria-label={t('app.hint.dismiss')}
        onClick={() => setDismissed(true)}
      />
    </div>
  );
}
