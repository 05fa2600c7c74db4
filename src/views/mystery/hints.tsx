import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { takeHint } from '../../store/mystery-game.ts';
import { type Mystery, mostHints, mysteryPoints } from '../../store/mystery-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import { type Clues, cluesOf } from './clues.ts';
import classes from './mystery.module.css';

/** The hints that were asked for, and the next one. */
export function Hints({ mystery }: { mystery: Mystery }) {
  const { t } = useTranslation();
  const whole = useAppStore(({ quiz, trace }) => quiz.whole ?? trace);
  const isRunning = useAppStore(({ run }) => run.status === 'running');
  const clues = useMemo(() => cluesOf(whole.events), [whole]);
  const say = useHintWords();
  const store = useAppStoreApi();
  const { hints } = mystery;
  return (
    <section className={classes.part} aria-label={t('mystery.hints')}>
      <h3>{t('mystery.hints')}</h3>
      <ol className={classes.hints} role="status">
        {Array.from({ length: hints }, (_, at) => at).map((at) => (
          <li key={at}>{say(clues, at)}</li>
        ))}
      </ol>
      {hints < mostHints && (
        <Button
          variant="default"
          size="compact-sm"
          disabled={isRunning}
          onClick={() => takeHint(store)}
        >
          {t(`mystery.ask.${hints}`, { cost: mysteryPoints.hint })}
        </Button>
      )}
    </section>
  );
}

/** The words of a hint: the phase, then the check, then the field. */
function useHintWords(): (clues: Clues, at: number) => string {
  const { t } = useTranslation();
  const names = useActorNames();
  const { list } = useFormats();
  return (clues, at) => {
    if (clues.kind === 'harm') {
      const harms = list(clues.harms.map((harm) => t(`faults.ui.harms.${harm}`)));
      return t(`mystery.harm.${at}`, { harms });
    }
    const { phase, check, path } = clues;
    if (at === 0) return t(`mystery.phase.${phase}`);
    const name = t(`checks.name.${check.check}`);
    if (at === 1) return t('mystery.check', { name, actor: names.short(check.actor) });
    return path === '' ? t('mystery.noField') : t('mystery.field', { path });
  };
}
