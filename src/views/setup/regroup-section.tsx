import { Checkbox } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Field } from './field.tsx';
import { usesOneKms, withOneKms } from './scenario-change.ts';
import classes from './setup.module.css';

/** The temporary group of a regroup, and what its systems share: a KMS, the RAND of each GMK. */
export function RegroupSection() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { regroup } = scenario;
  const { sharedRand } = regroup;
  const oneKms = usesOneKms(scenario);
  return (
    <div className={classes.fields}>
      {(['groupName', 'groupUri'] as const).map((field) => (
        <Field
          key={field}
          label={t(`app.setup.${field}`)}
          value={regroup[field]}
          toChange={(text, scenario) => ({
            regroup: { ...scenario.regroup, [field]: text.trim() },
          })}
        />
      ))}
      <Checkbox
        size="xs"
        label={t('app.setup.sharedRand')}
        checked={sharedRand}
        onChange={(event) =>
          changeScenario({ regroup: { ...regroup, sharedRand: event.currentTarget.checked } })
        }
      />
      <p className={classes.note}>
        {t(`app.setup.sharedRandNotes.${sharedRand ? 'shared' : 'own'}`)}
      </p>
      <Checkbox
        size="xs"
        label={t('app.setup.oneKms')}
        checked={oneKms}
        onChange={(event) => changeScenario(withOneKms(scenario, event.currentTarget.checked))}
      />
      <p className={classes.note}>{t(`app.setup.oneKmsNotes.${oneKms ? 'one' : 'two'}`)}</p>
    </div>
  );
}
