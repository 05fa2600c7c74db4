import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import classes from './setup.module.css';

/** The form that gives a value. */
export type DrawFormType = ComponentType<Readonly<{ onDone: () => void }>>;

/** Given values shown at a time. */
const shownAtATime = 20;

/** The values that are given instead of drawn, each to be drawn again, and the way to give another. */
export function DrawSection({ Form }: { Form: DrawFormType }) {
  const { t } = useTranslation();
  const draws = useAppStore((state) => state.scenario.draws);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const [isOpen, setOpen] = useState(false);
  const [limit, setLimit] = useState(shownAtATime);
  const given = Object.entries(draws);
  const next = Math.min(given.length - limit, shownAtATime);
  const drawAgain = (name: string) =>
    changeScenario({ draws: Object.fromEntries(given.filter(([other]) => other !== name)) });
  return (
    <div className={classes.fields}>
      {given.length === 0 && <p className={classes.note}>{t('draws.none')}</p>}
      <ul className={classes.skips} aria-label={t('draws.list')}>
        {given.slice(0, limit).map(([name, value]) => (
          <li key={name}>
            <span className={classes.draw}>
              <span>{name}</span>
              <code title={value}>{value}</code>
            </span>
            <IconControl
              icon={IconX}
              name={t('draws.again', { name })}
              onClick={() => drawAgain(name)}
            />
          </li>
        ))}
      </ul>
      {next > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLimit(limit + next)}>
          {t('app.setup.showMore', { count: next })}
        </Button>
      )}
      {given.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={() => changeScenario({ draws: {} })}>
          {t('draws.clear')}
        </Button>
      )}
      {isOpen ? (
        <Form onDone={() => setOpen(false)} />
      ) : (
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {t('draws.choose')}
        </Button>
      )}
    </div>
  );
}
