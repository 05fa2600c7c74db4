import { Button, Progress, SegmentedControl } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { type ProbePlan, probeTimes } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { OctetMapStore } from '../../store/octet-map-run.ts';
import type { ProbeTask } from '../../worker/engine-client.ts';
import classes from './octet-map.module.css';

type Props = Readonly<{
  store: OctetMapStore;
  found: Pick<ProbeTask, 'source' | 'place'> | null;
}>;

const bitChoices = ['one', 'all'] as const;

/** When octets change and which bits; a choice runs the map. */
export function MapControls({ store, found }: Props) {
  const { t } = useTranslation();
  const status = useStore(store, (run) => run.status);
  const facts = useStore(store, (run) => run.facts);
  const [plan, setPlan] = useState<ProbePlan>({ time: 'on-the-way', bits: 'one' });
  const run = (next: ProbePlan) => {
    setPlan(next);
    if (found) void store.getState().start({ ...found, plan: next });
  };
  return (
    <div className={classes.controls} data-owns-arrows>
      <SegmentedControl
        size="xs"
        aria-label={t('octetMap.when')}
        value={plan.time}
        onChange={(value) => {
          const time = probeTimes.find((one) => one === value);
          if (time) run({ ...plan, time });
        }}
        data={probeTimes.map((time) => ({
          value: time,
          label: t(`octetMap.time.${time}`),
          disabled: time === 'before-signing' && facts !== null && facts.unsignedLength === null,
        }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('octetMap.bits')}
        value={plan.bits}
        onChange={(value) => run({ ...plan, bits: value === 'all' ? 'all' : 'one' })}
        data={bitChoices.map((bits) => ({ value: bits, label: t(`octetMap.bit.${bits}`) }))}
      />
      {status === 'running' ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerStop size={14} aria-hidden />}
          onClick={() => store.getState().cancel()}
        >
          {t('octetMap.cancel')}
        </Button>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          disabled={found === null}
          onClick={() => run(plan)}
        >
          {t('octetMap.rerun')}
        </Button>
      )}
      <MapProgress store={store} />
    </div>
  );
}

function MapProgress({ store }: Pick<Props, 'store'>) {
  const { t } = useTranslation();
  const { status, done, total } = useStore(store);
  if (status !== 'running') return null;
  return (
    <div className={classes.progress}>
      <Progress.Root size="sm">
        <Progress.Section
          value={total === 0 ? 0 : (100 * done) / total}
          aria-label={t('octetMap.progress')}
        />
      </Progress.Root>
      <span>{t('octetMap.doneOf', { done, total })}</span>
    </div>
  );
}
