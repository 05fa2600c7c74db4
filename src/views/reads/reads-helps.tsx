import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { actOfMoment, forgeryIn, helpsFor } from '../../store/reads-help.ts';
import type { ReadsBefore, ReadsFound, ReadsHelp, ReadsView } from '../../store/reads-state.ts';
import { countsOf, statesOf } from '../../store/reads-table.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './reads.module.css';
import type { ReadsWords } from './use-reads-words.ts';

type Props = Readonly<{
  found: ReadsFound;
  view: ReadsView;
  before: ReadsBefore | null;
  words: ReadsWords;
}>;

/** What would have helped, to be tried; and what it changes, where it is. */
export function ReadsHelps({ found, view, before, words }: Props) {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const { tryHelp } = useAppStoreApi().getState();
  const helps = useMemo(() => helpsFor(scenario, view), [scenario, view]);
  if (before) return <Difference {...{ found, before, words }} />;
  if (view.compromised.length === 0) return null;
  const who = view.compromised.find(({ actor }) => actor.includes('ue'))?.actor ?? 'ue1';
  const act = Math.max(...view.compromised.map(actOfMoment));
  const isAttack = (help: ReadsHelp) => help === 'forge';
  const parts = [
    { title: t('reads.help.title'), own: helps.filter((help) => !isAttack(help)) },
    { title: t('reads.help.attack'), own: helps.filter(isAttack) },
  ].filter(({ own }) => own.length > 0);
  return parts.map(({ title, own }) => (
    <section key={title} className={classes.helps} aria-label={title}>
      <h3>{title}</h3>
      <div className={classes.buttons}>
        {own.map((help) => (
          <Button key={help} size="compact-sm" variant="default" onClick={() => void tryHelp(help)}>
            {t(`reads.help.${help}`, { who: words.names.short(who), act })}
          </Button>
        ))}
      </div>
      <p className={classes.note}>{t('reads.help.note')}</p>
    </section>
  ));
}

/** What opened before, and what opens now. */
function Difference({ found, before, words }: Omit<Props, 'view'> & { before: ReadsBefore }) {
  const { t } = useTranslation();
  const events = useAppStore((state) => (state.quiz.whole ?? state.trace).events);
  const forgery = useMemo(
    () => (before.help === 'forge' ? forgeryIn(events) : null),
    [before, events],
  );
  const { undoHelp } = useAppStoreApi().getState();
  const counts = (one: ReadsFound) => countsOf(one.gathered.task.traffic, statesOf(one, 'all'));
  const isThere = found.scenario.acts === before.after.acts;
  return (
    <section className={classes.helps} aria-label={t('reads.help.difference')} aria-live="polite">
      <h3>{t(`reads.help.with.${before.help}`)}</h3>
      {forgery && (
        <p>
          {t(`reads.help.forged.${forgery.stored ? 'stored' : 'refused'}`, {
            who: words.names.short(forgery.to),
          })}
        </p>
      )}
      {isThere && (
        <>
          <p>{t('reads.help.before', counts(before.found))}</p>
          <p>{t('reads.help.now', counts(found))}</p>
          {before.help !== 'forge' && <p className={classes.note}>{t('reads.help.shield')}</p>}
        </>
      )}
      <Button size="compact-sm" variant="default" onClick={undoHelp}>
        {t('reads.help.undo')}
      </Button>
    </section>
  );
}
