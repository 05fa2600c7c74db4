import { NativeSelect } from '@mantine/core';
import {
  bringsTwoAtOnce,
  type Fault,
  type FaultEntry,
  planOf,
  provisioningStep,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './faults.module.css';

type Props = Readonly<{
  fault: Fault;
  draft: FaultEntry;
  onChange: (draft: FaultEntry) => void;
}>;

const keys = ['media', 'floor'] as const;

/** At which message: the step, which run of the procedure, and of two keys which one. */
export function PlaceControls({ fault, draft, onChange }: Props) {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const { legs, rounds, serverKey } = planOf(scenario);
  const { at } = draft;
  const steps = fault.steps.filter(
    (step) => step === provisioningStep || legs.some((leg) => leg.step === step),
  );
  const offered = steps.includes(at.step) ? steps : [...steps, at.step];
  return (
    <div className={classes.place}>
      <NativeSelect
        size="xs"
        label={t('faults.ui.at.message')}
        value={String(at.step)}
        onChange={({ currentTarget: { value } }) => {
          const step = offered.find((one) => String(one) === value) ?? at.step;
          // Other receivers: the names of those before would not fit.
          onChange({ ...draft, at: { ...at, step }, to: 'all' });
        }}
        data={offered.map((step) => ({
          value: String(step),
          label: t(`faults.ui.at.steps.${step}`),
        }))}
      />
      {rounds.length > 1 && at.step !== provisioningStep && (
        <NativeSelect
          size="xs"
          label={t('faults.ui.at.procedure')}
          value={String(at.procedure)}
          onChange={({ currentTarget: { value } }) => {
            const round = rounds.find(({ procedure }) => String(procedure) === value);
            if (round) onChange({ ...draft, at: { ...at, procedure: round.procedure } });
          }}
          data={rounds.map(({ procedure }) => ({
            value: String(procedure),
            label: t('faults.ui.at.run', { procedure }),
          }))}
        />
      )}
      {bringsTwoAtOnce(scenario) && at.step !== provisioningStep && (
        <NativeSelect
          size="xs"
          label={t('faults.ui.at.key')}
          value={at.key ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { key: _, ...rest } = at;
            const key = keys.find((one) => one === value);
            onChange({ ...draft, at: key === undefined ? rest : { ...rest, key } });
          }}
          data={[
            { value: '', label: t('faults.ui.at.bothKeys') },
            ...keys.map((value) => ({ value, label: t(`faults.ui.at.keys.${value}`) })),
          ]}
        />
      )}
      {serverKey !== null && <p className={classes.note}>{t('faults.ui.at.notWithServer')}</p>}
    </div>
  );
}
