import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type DualAcceptance,
  type DualEncoding,
  dualAcceptances,
  dualEncodings,
  type PurposeMarking,
  purposeMarkings,
} from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterChoice } from '../release-focus.ts';
import fieldClasses from './field.module.css';
import classes from './setup.module.css';

const labelOnly = { label: fieldClasses.label };

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
      <NativeSelect
        size="xs"
        classNames={labelOnly}
        label={t('app.setup.dualAcceptance')}
        value={acceptance}
        onChange={(event) => {
          changeScenario({ dualAcceptance: event.currentTarget.value as DualAcceptance });
          releaseFocusAfterChoice(event.currentTarget);
        }}
        data={dualAcceptances.map((value) => ({
          value,
          label: t(`app.setup.dualAcceptances.${value}`),
        }))}
      />
      <NativeSelect
        size="xs"
        classNames={labelOnly}
        label={t('app.setup.purposeMarking')}
        value={marking}
        onChange={(event) => {
          changeScenario({ purposeMarking: event.currentTarget.value as PurposeMarking });
          releaseFocusAfterChoice(event.currentTarget);
        }}
        data={purposeMarkings.map((value) => ({
          value,
          label: t(`app.setup.purposeMarkings.${value}`),
        }))}
      />
      <p className={classes.note}>{t(`app.setup.purposeNotes.${marking}`)}</p>
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
      <NativeSelect
        size="xs"
        classNames={labelOnly}
        label={t('app.topBar.dualEncoding')}
        value={encoding}
        onChange={(event) => {
          changeScenario({ dualEncoding: event.currentTarget.value as DualEncoding });
          releaseFocusAfterChoice(event.currentTarget);
        }}
        data={dualEncodings.map((value) => ({
          value,
          label: t(`app.topBar.dualEncodings.${value}`),
        }))}
      />
      <p className={classes.note}>{t(`app.setup.encodingNotes.${encoding}`)}</p>
    </>
  );
}
