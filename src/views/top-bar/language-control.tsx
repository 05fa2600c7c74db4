import { IconLanguage } from '@tabler/icons-react';
import { changeLanguage, knownLanguages, nameOfLanguage } from '../../i18n/index.ts';
import { rememberLanguage } from '../../i18n/remembered-language.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { withoutLanguage } from '../address-of.ts';
import { IconMenu, MenuChoices } from './menu-choices.tsx';

/** The languages of the page, each by its own name, as entries of a menu. */
export function LanguageItems() {
  const { t, i18n } = useTranslation();
  const notify = useAppStore((state) => state.notify);
  const choose = async (language: string) => {
    try {
      await changeLanguage(i18n, language);
    } catch {
      return notify({ tone: 'error', key: 'app.notice.languageMissing', values: {} });
    }
    rememberLanguage(language);
    window.history.replaceState(null, '', withoutLanguage(window.location.href));
  };
  const choices = knownLanguages.map((language) => ({
    id: language,
    name: nameOfLanguage(language),
    lang: language,
    chosen: language === i18n.language,
    choose: () => void choose(language),
  }));
  return <MenuChoices label={t('app.topBar.language')} choices={choices} />;
}

/** The same as a menu of its own. */
export function LanguageControl() {
  const { t } = useTranslation();
  return (
    <IconMenu icon={IconLanguage} name={t('app.topBar.language')}>
      <LanguageItems />
    </IconMenu>
  );
}
