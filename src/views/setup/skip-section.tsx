import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { useSkipWords } from '../use-skip-words.ts';
import classes from './setup.module.css';

/** The form that leaves a check out. */
export type SkipFormType = ComponentType<Readonly<{ onDone: () => void }>>;

/** The checks that are left out, each to be made again, and the way to leave out another. */
export function SkipSection({ Form }: { Form: SkipFormType }) {
  const { t } = useTranslation();
  const words = useSkipWords();
  const skips = useAppStore((state) => state.scenario.skips);
  const { makeCheck, clearSkips } = useAppStoreApi().getState();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.fields}>
      <h3 id="kl-setup-skips" className={classes.innerTitle}>
        {t('skips.title')}
      </h3>
      {skips.length === 0 && <p className={classes.note}>{t('skips.ui.none')}</p>}
      <ul className={classes.skips} aria-labelledby="kl-setup-skips">
        {skips.map((skip) => (
          <li key={`${skip.party} ${skip.check}`}>
            <span>{words.one(skip)}</span>
            <IconControl
              icon={IconX}
              name={t('skips.ui.makeAgain', { skip: words.one(skip) })}
              onClick={() => makeCheck(skip)}
            />
          </li>
        ))}
      </ul>
      {skips.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={clearSkips}>
          {t('skips.clear')}
        </Button>
      )}
      {isOpen ? (
        <Form onDone={() => setOpen(false)} />
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {t('skips.ui.choose')}
        </Button>
      )}
    </div>
  );
}
