import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { faultById, type Question } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Choice } from '../../store/faults-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { choiceGroups } from './choices.ts';
import classes from './predict.module.css';
import { useChoiceName } from './use-choice-name.ts';
import { useFaultTexts } from './use-fault-texts.ts';

const moves: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = moves[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}

/** The question the run has stopped at, with the checks to choose among. */
export function QuestionCard({ question }: { question: Question }) {
  const { t } = useTranslation();
  const names = useActorNames();
  const { title } = useFaultTexts();
  const name = useChoiceName();
  const scenario = useAppStore((state) => state.scenario);
  const answerQuestion = useAppStore((state) => state.answerQuestion);
  const isAtStart = useAppStore(({ quiz }) => quiz.whole?.events[question.index]?.step === 0);
  const groups = useMemo(() => choiceGroups(scenario, isAtStart), [scenario, isAtStart]);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The question wants an answer; an open dialog comes first.
    if (document.querySelector('[role="dialog"]') !== null) return;
    card.current?.querySelector('button')?.focus();
  }, []);
  const titles = question.faults.flatMap((index) => {
    const fault = faultById(scenario.faults[index]?.fault ?? '');
    return fault ? [title(fault)] : [];
  });
  return (
    <div ref={card} className={classes.card}>
      <h2 className={classes.question}>
        {t('predict.question', { actor: names.short(question.actor) })}
      </h2>
      <p className={classes.fault}>{t('predict.about', { faults: titles.join(' + ') })}</p>
      <fieldset
        className={classes.groups}
        data-owns-arrows=""
        aria-label={t('predict.choices')}
        onKeyDown={moveFocus}
      >
        {groups.map(({ name: group, choices }) => (
          <fieldset key={group} className={classes.group}>
            <legend>{t(`predict.groups.${group}`)}</legend>
            <div className={classes.choices}>
              {choices.map((choice: Choice) => (
                <button
                  key={choice}
                  type="button"
                  className={classes.choice}
                  onClick={() => answerQuestion(choice)}
                >
                  {name(choice)}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
      </fieldset>
    </div>
  );
}
