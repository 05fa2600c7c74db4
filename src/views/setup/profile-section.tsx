import { Checkbox } from '@mantine/core';
import { designOf, profiles, settingsOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { ChoiceField } from './choice-field.tsx';
import classes from './setup.module.css';

const options = ['hideIdentities', 'mkiInSpi'] as const;

/** The form of the MIKEY message: as TS 33.179 or as TS 33.180 has it. */
export function ProfileSection() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { profile } = settingsOf(scenario);
  return (
    <div className={classes.fields}>
      <ChoiceField
        hideLabel
        settled={designOf(scenario).settles?.profile !== undefined}
        label={t('app.setup.profile')}
        value={profile}
        values={profiles}
        words={(value) => t(`app.setup.profiles.${value}`)}
        onChoose={(value) => changeScenario({ profile: value })}
      />
      <p className={classes.note}>{t(`app.setup.profileNotes.${profile}`)}</p>
      {profile === 'ts-33.180' &&
        options.map((option) => (
          <Checkbox
            key={option}
            size="xs"
            classNames={{ description: classes.note ?? '' }}
            label={t(`app.setup.${option}`)}
            description={t(`app.setup.${option}Note`)}
            checked={scenario[option]}
            onChange={(event) => changeScenario({ [option]: event.currentTarget.checked })}
          />
        ))}
    </div>
  );
}
