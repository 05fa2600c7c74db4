import { Button, Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { glossaryTerms } from '../glossary.ts';
import classes from './help.module.css';

const shortcuts = [
  ['forward', ['→']],
  ['back', ['←']],
  ['play', ['Space']],
  ['start', ['Home']],
  ['end', ['End']],
  ['help', ['?']],
  ['tab', ['Tab']],
  ['items', ['↑', '↓']],
  ['open', ['Enter']],
  ['pages', ['Page Up', 'Page Down']],
  ['scrub', ['Page Up', 'Page Down']],
  ['fields', ['↑', '↓', '←', '→']],
] as const;

/** Keys, and the words of the standard in one line each. */
export function HelpDialog() {
  const { t } = useTranslation();
  const opened = useAppStore((state) => state.dialog === 'help');
  const close = useAppStore((state) => state.closeDialog);
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={t('app.help.title')}
      classNames={{ title: classes.title ?? '' }}
      closeButtonProps={{ 'aria-label': t('app.help.close') }}
    >
      <p className={classes.text}>{t('app.help.what')}</p>
      <Button variant="default" size="xs" onClick={() => openDialog('tour')}>
        {t('app.hint.tour')}
      </Button>
      <h3>{t('app.help.keys')}</h3>
      <dl className={classes.keys}>
        {shortcuts.map(([name, keys]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(`app.help.shortcuts.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('app.help.terms')}</h3>
      <dl className={classes.terms}>
        {glossaryTerms.map((term) => (
          <div key={term}>
            <dt>{t(`app.glossary.${term}.term`)}</dt>
            <dd>{t(`app.glossary.${term}.meaning`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
