import {
  bringsTwoAtOnce,
  designOf,
  dualAcceptances,
  dualEncodings,
  isDual,
  purposeMarkings,
  settingsOf,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { ChoiceField } from './choice-field.tsx';
import { DesignNotes } from './design-notes.tsx';
import { FloorKeyField } from './floor-key-field.tsx';
import { KnowsField } from './knows-field.tsx';
import classes from './setup.module.css';

/** The design: what it rests on, and what about two keys it leaves open. */
export function DualSection() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  return (
    <div className={classes.fields}>
      <DesignNotes />
      {isDual(scenario) ? (
        <DualFields />
      ) : (
        <p className={classes.note}>
          {t(`app.setup.${designOf(scenario).serverKey ? 'dualOfServer' : 'dualSingle'}`)}
        </p>
      )}
    </div>
  );
}

function DualFields() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { settles = {} } = designOf(scenario);
  const { dualEncoding, dualAcceptance, purposeMarking } = settingsOf(scenario);
  return (
    <>
      {bringsTwoAtOnce(scenario) && (
        <>
          <ChoiceField
            label={t('app.topBar.dualEncoding')}
            settled={settles.dualEncoding !== undefined}
            value={dualEncoding}
            values={dualEncodings}
            words={(value) => t(`app.topBar.dualEncodings.${value}`)}
            onChoose={(value) => changeScenario({ dualEncoding: value })}
          />
          <p className={classes.note}>{t(`app.setup.encodingNotes.${dualEncoding}`)}</p>
        </>
      )}
      <ChoiceField
        label={t('app.setup.dualAcceptance')}
        settled={settles.dualAcceptance !== undefined}
        value={dualAcceptance}
        values={dualAcceptances}
        words={(value) => t(`app.setup.dualAcceptances.${value}`)}
        onChoose={(value) => changeScenario({ dualAcceptance: value })}
      />
      <ChoiceField
        label={t('app.setup.purposeMarking')}
        settled={settles.purposeMarking !== undefined}
        value={purposeMarking}
        values={purposeMarkings}
        words={(value) => t(`app.setup.purposeMarkings.${value}`)}
        onChoose={(value) => changeScenario({ purposeMarking: value })}
      />
      <p className={classes.note}>{t(`app.setup.purposeNotes.${purposeMarking}`)}</p>
      <FloorKeyField />
      <KnowsField />
    </>
  );
}
