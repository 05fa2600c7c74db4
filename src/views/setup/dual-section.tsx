import { useTranslation } from 'react-i18next';
import { dualAcceptances, dualEncodings, purposeMarkings } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { ChoiceField } from './choice-field.tsx';
import { FloorKeyField } from './floor-key-field.tsx';
import { KnowsField } from './knows-field.tsx';
import classes from './setup.module.css';

/** What the contribution leaves open about two keys. */
export function DualSection() {
  const { t } = useTranslation();
  const mode = useAppStore((state) => state.scenario.gmkMode);
  const acceptance = useAppStore((state) => state.scenario.dualAcceptance);
  const marking = useAppStore((state) => state.scenario.purposeMarking);
  const changeScenario = useAppStore((state) => state.changeScenario);
  if (mode === 'single') return <p className={classes.note}>{t('app.setup.dualSingle')}</p>;
  return (
    <div className={classes.fields}>
      {mode === 'dual-one-procedure' && <EncodingField />}
      <ChoiceField
        label={t('app.setup.dualAcceptance')}
        value={acceptance}
        values={dualAcceptances}
        words={(value) => t(`app.setup.dualAcceptances.${value}`)}
        onChoose={(dualAcceptance) => changeScenario({ dualAcceptance })}
      />
      <ChoiceField
        label={t('app.setup.purposeMarking')}
        value={marking}
        values={purposeMarkings}
        words={(value) => t(`app.setup.purposeMarkings.${value}`)}
        onChoose={(purposeMarking) => changeScenario({ purposeMarking })}
      />
      <p className={classes.note}>{t(`app.setup.purposeNotes.${marking}`)}</p>
      <FloorKeyField />
      <KnowsField />
    </div>
  );
}

/** How two keys travel in one procedure; which the contribution leaves open too. */
function EncodingField() {
  const { t } = useTranslation();
  const encoding = useAppStore((state) => state.scenario.dualEncoding);
  const changeScenario = useAppStore((state) => state.changeScenario);
  return (
    <>
      <ChoiceField
        label={t('app.topBar.dualEncoding')}
        value={encoding}
        values={dualEncodings}
        words={(value) => t(`app.topBar.dualEncodings.${value}`)}
        onChoose={(dualEncoding) => changeScenario({ dualEncoding })}
      />
      <p className={classes.note}>{t(`app.setup.encodingNotes.${encoding}`)}</p>
    </>
  );
}
