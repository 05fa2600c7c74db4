import { Button } from '@mantine/core';
import { IconCheck, IconFlag } from '@tabler/icons-react';
import { eventIndex, faultById, hasFailed } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { mysteryPoints, type Solved } from '../../store/mystery-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import classes from './mystery.module.css';

/** Which fault it was, what it breaks, and where it was stopped. */
export function Told({ solved }: { solved: Solved }) {
  const { t } = useTranslation();
  const { entry, named, points } = solved;
  const fault = faultById(entry.fault);
  const Picture = named ? IconCheck : IconFlag;
  return (
    <section className={classes.told} data-named={named} role="status">
      <h3>
        <Picture size={20} stroke={2.5} aria-hidden="true" />
        {t(named ? 'mystery.found' : 'mystery.notFound', {
          title: t(`faults.${entry.fault}.title`),
        })}
      </h3>
      <p>{t(`faults.${entry.fault}.breaks`)}</p>
      <Stopped />
      {fault?.unnoticed && <Unnoticed id={fault.id} />}
      <p>{t('mystery.won', { points, most: mysteryPoints.most })}</p>
    </section>
  );
}

/** The check that stopped it, and the way there. */
function Stopped() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const names = useActorNames();
  const check = useAppStore(({ quiz, trace }) => (quiz.whole ?? trace).events.find(hasFailed));
  if (check === undefined) return null;
  const show = () => {
    const { trace, moveTo, openTab, closeDialog } = store.getState();
    moveTo(eventIndex(trace.events, check.id));
    openTab('checks');
    closeDialog();
  };
  return (
    <p className={classes.actions}>
      {t('mystery.stoppedBy', {
        ...{ name: t(`checks.name.${check.check}`), clause: check.clause },
        actor: names.short(check.actor),
      })}
      <Button variant="default" size="compact-sm" onClick={show}>
        {t('mystery.show')}
      </Button>
    </p>
  );
}

/** Why no check stops it, where none did. */
function Unnoticed({ id }: { id: string }) {
  const { t } = useTranslation();
  const isStopped = useAppStore(({ quiz, trace }) => (quiz.whole ?? trace).events.some(hasFailed));
  return isStopped ? null : <p>{t(`faults.${id}.unnoticed`)}</p>;
}
