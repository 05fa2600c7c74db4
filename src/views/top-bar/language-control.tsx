import { ActionIcon, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, knownLanguages, nameOfLanguage } from '../../i18n/index.ts';
import { rememberLanguage } from '../../i18n/remembered-language.ts';
import { Chosen } from './chosen.tsx';

/** The languages of the page, each by its own name, as entries of a menu. */
export function LanguageItems() {
  const { t, i18n } = useTranslation();
  const choose = async (language: string) => {
    await changeLanguage(i18n, language);
    rememberLanguage(language);
  };
  return (
    <>
      <Menu.Label>{t('app.topBar.language')}</Menu.Label>
      {knownLanguages.map((language) => (
        <Menu.Item
          key={language}
          lang={language}
          aria-current={language === i18n.language}
          leftSection={<Chosen is={language === i18n.language} />}
          onClick={() => void choose(language)}
        >
          {nameOfLanguage(language)}
        </Menu.Item>
      ))}
    </>
  );
}

/** The same as a menu of its own. */
export function LanguageControl() {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          color="var(--kl-text-2)"
          aria-label={t('app.topBar.language')}
          title={t('app.topBar.language')}
        >
          <IconLanguage size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        <LanguageItems />
      </Menu.Dropdown>
    </Menu>
  );
}
