import { Button, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dualEncodings } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { MenuChoices } from './menu-choices.tsx';
import classes from './top-bar.module.css';

function EncodingItems() {
  const { t } = useTranslation();
  const encoding = useAppStore((state) => state.scenario.dualEncoding);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const choices = dualEncodings.map((dualEncoding) => ({
    id: dualEncoding,
    name: t(`app.topBar.dualEncodings.${dualEncoding}`),
    chosen: dualEncoding === encoding,
    choose: () => changeScenario({ dualEncoding }),
  }));
  return <MenuChoices label={t('app.topBar.dualEncoding')} choices={choices} />;
}

/** How two keys travel in one procedure; nothing where they do not. */
export function DualEncodingControl({ asMenu = false }: { asMenu?: boolean }) {
  const { t } = useTranslation();
  const mode = useAppStore((state) => state.scenario.gmkMode);
  const encoding = useAppStore((state) => state.scenario.dualEncoding);
  const roomForWords = useMediaQuery('(min-width: 1500px)', true, {
    getInitialValueInEffect: false,
  });
  if (mode !== 'dual-one-procedure') return null;
  if (asMenu) return <EncodingItems />;
  const words = t(`app.topBar.dualEncodings.${encoding}`);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          className={classes.encoding ?? ''}
          variant="default"
          size="xs"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          aria-label={`${t('app.topBar.dualEncoding')}: ${words}`}
          title={words}
        >
          {roomForWords ? words : t(`app.topBar.dualEncodingsShort.${encoding}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        <EncodingItems />
      </Menu.Dropdown>
    </Menu>
  );
}
