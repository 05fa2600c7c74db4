import {
  type Fact,
  fact,
  isActorId,
  planOf,
  readActorId,
  type Scenario,
  type SystemName,
  withoutFloorKey,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { listedUes, listText } from '../ue-list.ts';
import { ChoiceField } from './choice-field.tsx';
import { Field } from './field.tsx';
import classes from './setup.module.css';
import { useTwoSystems } from './use-system.ts';

/** Those who have it at first where not all do: the two who talk, or the only member. */
function firstTakers(scenario: Scenario): string[] {
  const { talkers, members } = planOf(scenario);
  return (talkers ?? members.slice(0, 1)).map(({ actor }) => actor);
}

/** The list with other UEs of one system. */
function withUes(
  { floorKey }: Scenario,
  text: string,
  system: SystemName,
): Partial<Scenario> | Fact {
  const own = listedUes(text, system);
  if (own === null) return fact('input.ueNumbers');
  const all = floorKey.to === 'all' ? [] : floorKey.to;
  const others = all.filter((id) => isActorId(id) && readActorId(id)?.system !== system);
  return { floorKey: { ...floorKey, to: [...others, ...own] } };
}

/** Who gets the key for floor control, and what the others do. */
export function FloorKeyField() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const two = useTwoSystems();
  const { floorKey } = scenario;
  const { to } = floorKey;
  const systems: readonly SystemName[] = two ? ['primary', 'partner'] : ['primary'];
  return (
    <>
      <ChoiceField
        label={t('settings.floorKey.to')}
        value={to === 'all' ? 'all' : 'some'}
        values={['all', 'some']}
        words={(value) => t(`settings.floorKey.choice.${value}`)}
        onChoose={(value) =>
          changeScenario({
            floorKey: { ...floorKey, to: value === 'all' ? 'all' : firstTakers(scenario) },
          })
        }
      />
      {to !== 'all' && (
        <>
          {systems.map((system) => (
            <Field
              key={system}
              inRow
              label={t(`settings.floorKey.${two ? system : 'ues'}`)}
              value={listText(to, system)}
              toChange={(text, current) => withUes(current, text, system)}
            />
          ))}
          <ChoiceField
            label={t('settings.floorKey.others')}
            value={floorKey.others}
            values={withoutFloorKey}
            words={(value) => t(`settings.floorKey.without.${value}`)}
            onChoose={(others) => changeScenario({ floorKey: { ...floorKey, others } })}
          />
          <p className={classes.note}>{t('settings.floorKey.note')}</p>
        </>
      )}
    </>
  );
}
