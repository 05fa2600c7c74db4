import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Field } from './field.tsx';
import classes from './setup.module.css';

/** Where the random values of the run come from. */
export function SeedSection() {
  const { t } = useTranslation();
  const seed = useAppStore((state) => state.scenario.seed);
  const changeScenario = useAppStore((state) => state.changeScenario);
  return (
    <div className={classes.fields}>
      <Field
        mono
        label={t('app.setup.seed')}
        value={seed}
        toChange={(text) => ({ seed: text.replaceAll(/\s/g, '').toLowerCase() })}
      />
      <Button size="compact-xs" variant="default" onClick={() => changeScenario({ seed: 'fresh' })}>
        {t('app.setup.newSeed')}
      </Button>
    </div>
  );
}
