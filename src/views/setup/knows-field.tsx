import {
  type Fact,
  fact,
  type OlderKnowledge,
  olderKnowledge,
  readActorId,
  type Scenario,
  type SystemName,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { listedUes, listText } from '../ue-list.ts';
import { Field } from './field.tsx';
import classes from './setup.module.css';
import { useTwoSystems } from './use-system.ts';

/** What is known with other UEs of one system that know less. */
function withUes(
  { knows }: Scenario,
  text: string,
  older: OlderKnowledge,
  system: SystemName,
): Partial<Scenario> | Fact {
  const ues = listedUes(text, system);
  if (ues === null) return fact('input.ueNumbers');
  const kept = Object.entries(knows).filter(
    ([id, known]) => known !== older || readActorId(id)?.system !== system,
  );
  return {
    knows: { ...Object.fromEntries(kept), ...Object.fromEntries(ues.map((id) => [id, older])) },
  };
}

/** Which UEs know nothing of what the contribution asks for. */
export function KnowsField() {
  const { t } = useTranslation();
  const knows = useAppStore((state) => state.scenario.knows);
  const two = useTwoSystems();
  const systems: readonly SystemName[] = two ? ['primary', 'partner'] : ['primary'];
  const listOf = (older: OlderKnowledge) => Object.keys(knows).filter((id) => knows[id] === older);
  const isUsed = Object.keys(knows).length > 0;
  return (
    <details className={classes.inner} open={isUsed} aria-label={t('settings.knows.title')}>
      <summary>{t('settings.knows.title')}</summary>
      <div className={classes.fields}>
        {olderKnowledge.flatMap((older) =>
          systems.map((system) => (
            <Field
              key={`${older} ${system}`}
              inRow
              label={t(`settings.knows.${two ? system : 'ues'}`, {
                what: t(`settings.knows.what.${older}`),
              })}
              value={listText(listOf(older), system)}
              toChange={(text, scenario) => withUes(scenario, text, older, system)}
            />
          )),
        )}
        <p className={classes.note}>{t('settings.knows.note')}</p>
      </div>
    </details>
  );
}
