import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Field } from './field.tsx';
import { secondsChange, withSystem } from './scenario-change.ts';
import classes from './setup.module.css';
import { useSystem, useTwoSystems } from './use-system.ts';

const unitSeconds = { days: 86_400, seconds: 1 } as const;
type Unit = keyof typeof unitSeconds;

/** The clock of the run, and the times of keys; in a regroup each system has its key period by
 *  itself. */
export function TimeSection() {
  const { t } = useTranslation();
  const clock = useAppStore((state) => state.scenario.clock);
  const window = useAppStore((state) => state.scenario.clockWindowSeconds);
  const lifetime = useAppStore((state) => state.scenario.keyLifetimeSeconds);
  const two = useTwoSystems();
  const second = t('app.setup.secondUnit');
  return (
    <div className={classes.fields}>
      <Field
        label={t('app.setup.clock')}
        value={clock}
        mono
        toChange={(text) => ({ clock: text.trim() })}
      />
      <Field
        inRow
        numeric
        unit={second}
        label={t('app.setup.clockWindow')}
        value={String(window)}
        toChange={(text) =>
          secondsChange(text, 1, (clockWindowSeconds) => ({ clockWindowSeconds }))
        }
      />
      <Field
        inRow
        numeric
        unit={second}
        label={t('app.setup.keyLifetime')}
        {...(lifetime % unitSeconds.days === 0 && {
          note: t('app.setup.lifetimeDays', { count: lifetime / unitSeconds.days }),
        })}
        value={String(lifetime)}
        toChange={(text) =>
          secondsChange(text, 1, (keyLifetimeSeconds) => ({ keyLifetimeSeconds }))
        }
      />
      {!two && <PeriodFields />}
    </div>
  );
}

/** The key period of a KMS: how long, and from when on counted. */
export function PeriodFields({ of = 'primary' }: { of?: SystemName }) {
  const { t } = useTranslation();
  const { keyPeriodSeconds, keyPeriodOffsetSeconds } = useSystem(of);
  const inDays = keyPeriodSeconds % unitSeconds.days === 0;
  const [wantedUnit, setUnit] = useState<Unit>(inDays ? 'days' : 'seconds');
  const unit: Unit = inDays ? wantedUnit : 'seconds';
  return (
    <>
      <div className={classes.withUnit}>
        <Field
          key={unit}
          numeric
          label={t('app.setup.keyPeriod')}
          value={String(keyPeriodSeconds / unitSeconds[unit])}
          toChange={(text, scenario) =>
            secondsChange(text, unitSeconds[unit], (seconds) =>
              withSystem(scenario, { keyPeriodSeconds: seconds }, of),
            )
          }
        />
        <NativeSelect
          size="xs"
          aria-label={t('app.setup.keyPeriodUnit')}
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value as Unit)}
          data={[
            { value: 'days', label: t('app.setup.units.days'), disabled: !inDays },
            { value: 'seconds', label: t('app.setup.units.seconds') },
          ]}
        />
      </div>
      <Field
        inRow
        numeric
        unit={t('app.setup.secondUnit')}
        label={t('app.setup.keyPeriodOffset')}
        value={String(keyPeriodOffsetSeconds)}
        toChange={(text, scenario) =>
          secondsChange(text, 1, (seconds) =>
            withSystem(scenario, { keyPeriodOffsetSeconds: seconds }, of),
          )
        }
      />
    </>
  );
}
