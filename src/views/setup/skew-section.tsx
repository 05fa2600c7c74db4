import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type ActorId, gmsIn, primaryGms, type SystemName, ueIn } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { createActorNames } from '../actor-names.ts';
import { Field } from './field.tsx';
import { secondsChange, withSkew } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem, useTwoSystems } from './use-system.ts';

function clocksOf(system: SystemName, members: number): readonly ActorId[] {
  const ues = Array.from({ length: members }, (_, index) => ueIn(system, index + 1));
  return [gmsIn(system), ...ues];
}

/** Actors offered at a time; others are found by typing. */
const mostOffered = 50;

/** The actors of the scenario that have a clock, and their names. */
function useClocks() {
  const { t } = useTranslation();
  const two = useTwoSystems();
  const primary = useSystem('primary').members.length;
  const partner = useSystem('partner').members.length;
  return useMemo(() => {
    const words = (key: string, values = {}) => t(key, values);
    const { short } = createActorNames(words, two, { primary, partner });
    const clocks = [...clocksOf('primary', primary), ...(two ? clocksOf('partner', partner) : [])];
    return { clocks, short, data: clocks.map((value) => ({ value, label: short(value) })) };
  }, [t, two, primary, partner]);
}

/** Clocks that go wrong: by how many seconds an actor's clock is ahead of the run's. */
export function SkewSection() {
  const { t } = useTranslation();
  const skews = useAppStore((state) => state.scenario.clockSkewSeconds);
  const { clocks, short, data } = useClocks();
  const [chosen, setChosen] = useState<string>(primaryGms);
  const actor = clocks.find((id) => id === chosen) ?? primaryGms;
  const set = clocks.filter((id) => id !== actor && skews[id] !== undefined);
  return (
    <div className={classes.fields}>
      <p className={classes.note}>{t('app.setup.skewNote')}</p>
      <Select
        size="xs"
        aria-label={t('app.setup.skewActor')}
        searchable
        allowDeselect={false}
        value={actor}
        limit={mostOffered}
        nothingFoundMessage={t('app.setup.skewNone')}
        onChange={(value) => setChosen(value ?? primaryGms)}
        data={data}
      />
      {[actor, ...set].map((id) => (
        <Field
          key={id}
          inRow
          numeric
          unit={t('app.setup.secondUnit')}
          label={t('app.setup.skewOf', { name: short(id) })}
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
