import { NativeSelect } from '@mantine/core';
import { useId } from 'react';
import {
  bringsTwoAtOnce,
  dualAcceptances,
  hasTwoKeys,
  purposeMarkings,
  type Scenario,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterChoice } from '../release-focus.ts';
import classes from './clause.module.css';

/** What the contribution does not say, and the option of the scenario that decides it here. */
const openPoints = [
  { key: 'format', option: 'dualEncoding', values: null },
  { key: 'marking', option: 'purposeMarking', values: purposeMarkings },
  { key: 'partial', option: 'dualAcceptance', values: dualAcceptances },
] as const;

type OpenPoint = (typeof openPoints)[number];

/** Whether an option decides anything: with one GMK there is nothing to decide, and an encoding for
 *  one procedure plays no part in two. */
export function isUsed(scenario: Scenario, option: OpenPoint['option']): boolean {
  return option === 'dualEncoding' ? bringsTwoAtOnce(scenario) : hasTwoKeys(scenario);
}

export function ClauseOpenPoints() {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.heading}>{t('inspector.clause.openTitle')}</h3>
      <ul className={classes.open}>
        {openPoints.map((point) => (
          <OpenPointItem key={point.key} point={point} />
        ))}
      </ul>
    </>
  );
}

function OpenPointItem({ point }: { point: OpenPoint }) {
  const { t } = useTranslation();
  const id = useId();
  const scenario = useAppStore((state) => state.scenario);
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const changeScenario = useAppStore((state) => state.changeScenario);
  const { key, option, values } = point;
  const value = scenario[option];
  const note = isRun ? `unused.${option}` : 'opened';
  const choices: readonly string[] = values ?? [];
  return (
    <li>
      <strong>{t(`inspector.clause.open.${key}.title`)}</strong>
      <p>{t(`inspector.clause.open.${key}.text`)}</p>
      <div className={classes.answer}>
        {values === null ? (
          <span>{t(`inspector.clause.option.${option}`)}</span>
        ) : (
          <label htmlFor={id}>{t(`inspector.clause.option.${option}`)}</label>
        )}
        {values === null ? (
          <span className={classes.value}>{t(`inspector.clause.value.${value}`)}</span>
        ) : (
          <NativeSelect
            id={id}
            size="xs"
            value={value}
            data={choices.map((choice) => ({
              value: choice,
              label: t(`inspector.clause.value.${choice}`),
            }))}
            onChange={(event) => {
              changeScenario({ [option]: event.currentTarget.value });
              releaseFocusAfterChoice(event.currentTarget);
            }}
          />
        )}
      </div>
      {(!isRun || !isUsed(scenario, option)) && (
        <p className={classes.unused}>{t(`inspector.clause.${note}`)}</p>
      )}
    </li>
  );
}
