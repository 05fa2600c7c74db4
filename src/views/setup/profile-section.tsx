import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Profile, profiles } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterChoice } from '../release-focus.ts';
import classes from './setup.module.css';

const options = ['hideIdentities', 'mkiInSpi'] as const;

/** The form of the MIKEY message: as TS 33.179 or as TS 33.180 has it. */
export function ProfileSection() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { profile } = scenario;
  return (
    <div className={classes.fields}>
      <NativeSelect
        size="xs"
        aria-label={t('app.setup.profile')}
        value={profile}
        data={profiles.map((value) => ({ value, label: t(`app.setup.profiles.${value}`) }))}
        onChange={(event) => {
          changeScenario({ profile: event.currentTarget.value as Profile });
          releaseFocusAfterChoice(event.currentTarget);
        }}
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
