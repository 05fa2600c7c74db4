import { Button, Radio } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { candidatesFor, mysteriousIn } from '../../store/mystery-draw.ts';
import { giveUp, nameFault } from '../../store/mystery-game.ts';
import { unmaskFault } from '../../store/mystery-mask.ts';
import { type Mystery, mysteryPoints } from '../../store/mystery-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './mystery.module.css';

/** The faults it could be, a few of them or all, to name one. */
export function Guess({ mystery }: { mystery: Mystery }) {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const store = useAppStoreApi();
  const [all, setAll] = useState(false);
  const [named, setNamed] = useState('');
  const { masked, wrong } = mystery;
  const few = useMemo(() => {
    const entry = unmaskFault(masked);
    return entry === null ? [] : candidatesFor(scenario, entry);
  }, [scenario, masked]);
  const every = useMemo(() => (all ? mysteriousIn(scenario) : []), [scenario, all]);
  const isWrong = (id: string) => wrong.includes(id);
  return (
    <section className={classes.part} aria-label={t('mystery.which')}>
      <h3 id="kl-mystery-which">{t('mystery.which')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key */}
      <section className={classes.choices} tabIndex={0} aria-label={t('mystery.choices')}>
        <Radio.Group value={named} onChange={setNamed} aria-labelledby="kl-mystery-which">
          {(all ? every : few).map(({ id }) => (
            <Radio
              key={id}
              value={id}
              disabled={isWrong(id)}
              label={t(isWrong(id) ? 'mystery.notThis' : 'mystery.this', {
                title: t(`faults.${id}.title`),
              })}
              description={t(`faults.${id}.breaks`)}
            />
          ))}
        </Radio.Group>
      </section>
      <p className={classes.said} role="status">
        {wrong.length > 0 && t('mystery.wrong', { count: wrong.length, cost: mysteryPoints.wrong })}
      </p>
      <p className={classes.actions}>
        <Button disabled={named === '' || isWrong(named)} onClick={() => nameFault(store, named)}>
          {t('mystery.name')}
        </Button>
        <Button variant="default" onClick={() => setAll(!all)}>
          {t(all ? 'mystery.few' : 'mystery.all')}
        </Button>
        <Button variant="subtle" onClick={() => giveUp(store)}>
          {t('mystery.giveUp')}
        </Button>
      </p>
    </section>
  );
}
