import { Button, Progress } from '@mantine/core';
import type { ActorId, CheckName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { StopSearch } from '../../store/stops-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import classes from './checks.module.css';

type Props = Readonly<{ check: CheckName; party: ActorId }>;

/** From a check to what it stops: looks for a fault or attack that nothing else stops, and shows the run with
 *  the check beside the run without. An opened message has no run to put it in, and nobody is to be protected
 *  from what somebody outside leaves out. */
export function ShowWhatStops({ check, party }: Props) {
  const { t } = useTranslation();
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const search = useAppStore((state) => state.stopSearch);
  const { showWhatStops, cancelStopSearch, openDialog } = useAppStoreApi().getState();
  if (!isRun || party === 'outsider') return null;
  const own = search?.check === check && search.party === party ? search : null;
  const isRunning = own?.status === 'running';
  const of = t('inspector.check.show.of', { check: t(`checks.name.${check}`) });
  return (
    <div className={classes.show}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={isRunning ? undefined : of}
        onClick={() => (isRunning ? cancelStopSearch() : void showWhatStops(check, party))}
      >
        {t(`inspector.check.show.${isRunning ? 'cancel' : 'button'}`)}
      </Button>
      {isRunning && <Bar search={own} />}
      <LinkButton onClick={() => openDialog('stops')}>{t('inspector.check.show.table')}</LinkButton>
      {own && <p role="status">{t(`inspector.check.show.${own.status}`, { ...own })}</p>}
    </div>
  );
}

function Bar({ search: { done, total } }: Readonly<{ search: StopSearch }>) {
  const { t } = useTranslation();
  return (
    <Progress
      className={classes.showBar ?? ''}
      value={total === 0 ? 0 : (100 * done) / total}
      aria-label={t('inspector.check.show.progress')}
    />
  );
}
