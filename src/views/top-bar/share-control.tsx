import { Menu } from '@mantine/core';
import { nameOfLanguage } from '../../i18n/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { WordMenu } from './menu-choices.tsx';
import { useShare } from './use-share.ts';

/** Copies a link that opens in the language of its reader, or in that of the page, as entries of a
 *  menu. */
export function ShareItems() {
  const { t, i18n } = useTranslation();
  const share = useShare();
  return (
    <>
      <Menu.Item onClick={() => void share()}>{t('app.topBar.share')}</Menu.Item>
      <Menu.Item onClick={() => void share('with language')}>
        {t('app.topBar.shareLanguage', { language: nameOfLanguage(i18n.language) })}
      </Menu.Item>
    </>
  );
}

/** The same as a menu of its own. */
export function ShareControl() {
  const { t } = useTranslation();
  return (
    <WordMenu word={t('app.topBar.shareMenu')}>
      <ShareItems />
    </WordMenu>
  );
}
