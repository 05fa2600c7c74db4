import { Menu } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { WordMenu } from './menu-choices.tsx';
import { useDiagrams } from './use-diagrams.ts';
import { runFileNames, useRunFiles } from './use-run-files.ts';

/** Saves or copies the ladder, or what cites its run. */
export type SaveLadder = (form: 'svg' | 'png' | 'copy' | 'cite') => void;

type Props = Readonly<{ saveLadder: SaveLadder }>;

const diagramForms = ['mermaid', 'plantuml', 'text'] as const;

/** What can be saved or printed, as entries of a menu. */
export function ExportItems({ saveLadder }: Props) {
  const { t } = useTranslation();
  const save = useRunFiles();
  const saveDiagram = useDiagrams();
  const openDialog = useAppStore((state) => state.openDialog);
  // Once the menu is closed: it would be on the paper.
  const print = () => setTimeout(() => window.print());
  return (
    <>
      <Menu.Item onClick={() => saveLadder('svg')}>{t('app.topBar.ladderSvg')}</Menu.Item>
      <Menu.Item onClick={() => saveLadder('png')} disabled={save === null}>
        {t('app.topBar.ladderPng')}
      </Menu.Item>
      <Menu.Item onClick={() => saveLadder('copy')} disabled={save === null}>
        {t('app.topBar.copyPicture')}
      </Menu.Item>
      <Menu.Item onClick={() => saveLadder('cite')} disabled={save === null}>
        {t('app.topBar.cite')}
      </Menu.Item>
      {diagramForms.map((form) => (
        <Menu.Item key={form} onClick={() => saveDiagram(form)} disabled={save === null}>
          {t(`app.topBar.diagrams.${form}`)}
        </Menu.Item>
      ))}
      {runFileNames.map((name) => (
        <Menu.Item key={name} onClick={() => save?.(name)} disabled={save === null}>
          {t(`app.topBar.${name}`)}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => openDialog('paper')}>{t('app.topBar.paper')}</Menu.Item>
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
