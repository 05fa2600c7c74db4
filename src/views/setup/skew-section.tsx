import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Field } from './field.tsx';
import { secondsChange, withSkew } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem } from './use-system.ts';

/** Clocks that go wrong: by how many seconds an actor's clock is ahead of the run's. */
export function SkewSection() {
  const { t } = useTranslation();
  const skews = useAppStore((state) => state.scenario.clockSkewSeconds);
  const { members } = useSystem();
  const actors = ['gms', ...members.map((_, index) => `ue${index + 1}`)];
  const [chosen, setChosen] = useState('gms');
  const actor = actors.includes(chosen) ? chosen : 'gms';
  const nameOf = (id: string) =>
    id === 'gms' ? t('trace.actor.gmsShort') : t('trace.actor.ueShort', { n: id.slice(2) });
  const set = Object.keys(skews).filter((id) => id !== actor);
  return (
    <div className={classes.fields}>
      <p className={classes.note}>{t('app.setup.skewNote')}</p>
      <NativeSelect
        size="xs"
        aria-label={t('app.setup.skewActor')}
        value={actor}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={actors.map((value) => ({ value, label: nameOf(value) }))}
      />
      {[actor, ...set].map((id) => (
        <Field
          key={id}
          inRow
          numeric
          unit={t('app.setup.secondUnit')}
          label={t('app.setup.skewOf', { name: nameOf(id) })}
          value={String(skews[id] ?? 0)}
          toChange={(text, scenario) =>
            secondsChange(text, 1, (seconds) => ({
              clockSkewSeconds: withSkew(scenario.clockSkewSeconds, id, seconds),
            }))
          }
        />
      ))}
    </div>
  );
}
