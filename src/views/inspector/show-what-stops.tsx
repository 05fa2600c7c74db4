import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActorId, CheckName } from '../../engine/index.ts';
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
  const { showWhatStops, openDialog } = useAppStoreApi().getState();
  if (!isRun || party === 'outsider') return null;
  const own = search?.check === check && search.party === party ? search : null;
  return (
    <div className={classes.show}>
      {own?.status === 'running' ? (
        <Searching search={own} />
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('inspector.check.show.of', { check: t(`checks.name.${check}`) })}
          onClick={() => void showWhatStops(check, party)}
        >
          {t('inspector.check.show.button')}
        </Button>
      )}
      <LinkButton onClick={() => openDialog('stops')}>{t('inspector.check.show.table')}</LinkButton>
      {own && own.status !== 'running' && (
        <p role="status">{t(`inspector.check.show.${own.status}`)}</p>
      )}
    </div>
  );
}

function Searching({ search: { done, total } }: Readonly<{ search: StopSearch }>) {
  const { t } = useTranslation();
  const { cancelStopSearch } = useAppStoreApi().getState();
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={cancelStopSearch}>
        {t('inspector.check.show.cancel')}
      </Button>
      <Progress
        className={classes.showBar ?? ''}
        value={total === 0 ? 0 : (100 * done) / total}
        aria-label={t('inspector.check.show.progress')}
      />
      <p role="status">{t('inspector.check.show.running', { done, total })}</p>
    </>
  );
}
