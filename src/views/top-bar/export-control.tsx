import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WordMenu } from './menu-choices.tsx';
import { useRunFiles } from './use-run-files.ts';

type Props = { saveLadder: (form: 'svg' | 'png' | 'copy') => void };

/** What can be saved or printed, as entries of a menu. */
export function ExportItems({ saveLadder }: Props) {
  const { t } = useTranslation();
  const files = useRunFiles();
  // Once the menu is closed: it would be on the paper.
  const print = () => setTimeout(() => window.print());
  return (
    <>
      <Menu.Item onClick={() => saveLadder('svg')}>{t('app.topBar.ladderSvg')}</Menu.Item>
      <Menu.Item onClick={() => saveLadder('png')} disabled={files === null}>
        {t('app.topBar.ladderPng')}
      </Menu.Item>
      <Menu.Item onClick={() => saveLadder('copy')} disabled={files === null}>
        {t('app.topBar.copyPicture')}
      </Menu.Item>
      <Menu.Item onClick={files?.capture} disabled={files === null}>
        {t('app.topBar.capture')}
      </Menu.Item>
      <Menu.Item onClick={files?.keyLog} disabled={files === null}>
        {t('app.topBar.keyLog')}
      </Menu.Item>
      <Menu.Item onClick={print}>{t('app.topBar.print')}</Menu.Item>
    </>
  );
}

/** The same as a menu of its own. */
export function ExportControl({ saveLadder }: Props) {
  const { t } = useTranslation();
  return (
    <WordMenu word={t('app.topBar.export')}>
      <ExportItems saveLadder={saveLadder} />
    </WordMenu>
  );
}
