import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './clause.module.css';
import frame from './inspector.module.css';

/** What the contribution does not say, and the option of the scenario that decides it here. */
const openPoints = [
  { key: 'format', option: 'dualEncoding' },
  { key: 'marking', option: 'purposeMarking' },
  { key: 'partial', option: 'dualAcceptance' },
] as const;

type Option = (typeof openPoints)[number]['option'];

/** The option's value, or `unused` while the group has one key for everything. An encoding for one
 *  procedure plays no part in two. */
export function optionState(
  scenario: Scenario,
  option: Option,
): Readonly<{
  value: string;
  unused: boolean;
}> {
  const dual = scenario.gmkMode !== 'single';
  const unused = option === 'dualEncoding' ? scenario.gmkMode !== 'dual-one-procedure' : !dual;
  return { value: scenario[option], unused };
}

/** Opens the setup panel and brings its control for the option into focus. */
function focusOption(option: Option): void {
  requestAnimationFrame(() => {
    const holder = document.querySelector(`[data-option="${option}"]`);
    const control = holder?.querySelector('input:checked, input, button, select') ?? holder;
    if (control instanceof HTMLElement) control.focus();
  });
}

export function ClauseOpenPoints() {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const fromScenario = useAppStore((state) => state.trace.source.kind === 'scenario');
  const setupOpen = useAppStore((state) => state.setupOpen);
  const toggleSetup = useAppStore((state) => state.toggleSetup);
  const show = (option: Option) => {
    if (!setupOpen) toggleSetup();
    focusOption(option);
  };
  return (
    <>
      <h3 className={frame.heading}>{t('inspector.clause.openTitle')}</h3>
      <ul className={classes.open}>
        {openPoints.map(({ key, option }) => {
          const { value, unused } = optionState(scenario, option);
          return (
            <li key={key}>
              <strong>{t(`inspector.clause.open.${key}.title`)}</strong>
              <p>{t(`inspector.clause.open.${key}.text`)}</p>
              <p className={classes.answer}>
                <button type="button" className={frame.link} onClick={() => show(option)}>
                  {t(`inspector.clause.option.${option}`)}
                </button>
                {': '}
                <span className={classes.value}>{t(`inspector.clause.value.${value}`)}</span>
                {(unused || !fromScenario) && (
                  <span className={classes.unused}>
                    {t(`inspector.clause.${fromScenario ? `unused.${option}` : 'opened'}`)}
                  </span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
