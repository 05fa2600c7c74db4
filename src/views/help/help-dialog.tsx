import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import { glossaryTerms } from '../glossary.ts';
import { ArithmeticLine } from './arithmetic-line.tsx';
import classes from './help.module.css';
import { KeyList } from './key-list.tsx';

/** Keys, and the words of the standard in one line each. */
export function HelpDialog() {
  const { t } = useTranslation();
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <Dialog name="help" title={t('app.help.title')} closeLabel={t('app.help.close')} size="lg">
      <p className={classes.text}>{t('app.help.what')}</p>
      <Button variant="default" size="xs" onClick={() => openDialog('tour')}>
        {t('app.hint.tour')}
      </Button>{' '}
      <Button variant="default" size="xs" onClick={() => openDialog('stops')}>
        {t('faults.ui.stops.open')}
      </Button>
      <KeyList />
      <h3 className={classes.heading}>{t('app.help.terms')}</h3>
      <dl className={classes.terms}>
        {glossaryTerms.map((term) => (
          <div key={term}>
            <dt>{t(`app.glossary.${term}.term`)}</dt>
            <dd>{t(`app.glossary.${term}.meaning`)}</dd>
          </div>
        ))}
      </dl>
      <ArithmeticLine />
    </Dialog>
  );
}
