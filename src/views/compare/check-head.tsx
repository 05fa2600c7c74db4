import { Button } from '@mantine/core';
import type { Fact, SkipEntry } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFactText } from '../use-fact-text.ts';
import { useFocusOnArrival } from '../use-focus-on-arrival.ts';
import classes from './compare.module.css';
import { usePartyName } from './use-party-name.ts';

/** Over a run with a check and without it: which check, what happens in the run, and the ways back. */
export function CheckHead({ without }: { without: SkipEntry }) {
  const { t } = useTranslation();
  const scenario = useAppStore((state) => state.scenario);
  const actor = usePartyName(scenario, without.party);
  const values = { check: t(`checks.name.${without.check}`), actor };
  return (
    <>
      <div className={classes.head}>
        <h2>{t('compare.check.title', values)}</h2>
        <WaysBack />
      </div>
      {scenario.faults.map(({ fault }) => (
        <p key={fault}>
          <b>{t('compare.check.fault', { title: t(`faults.${fault}.title`) })}</b>{' '}
          {t(`faults.${fault}.breaks`)}
        </p>
      ))}
    </>
  );
}

function WaysBack() {
  const { t } = useTranslation();
  const { changeCompare } = useAppStoreApi().getState();
  const ways = useFocusOnArrival('button');
  return (
    <div ref={ways} className={classes.picker}>
      <BackToBefore />
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => changeCompare({ without: null, stop: null })}
      >
        {t('compare.check.designs')}
      </Button>
    </div>
  );
}

/** The way back to what was there before a comparison took its place. */
export function BackToBefore() {
  const { t } = useTranslation();
  const hasBefore = useAppStore((state) => state.before !== null);
  const { backToBefore } = useAppStoreApi().getState();
  if (!hasBefore) return null;
  return (
    <Button size="compact-sm" onClick={backToBefore}>
      {t('compare.check.back')}
    </Button>
  );
}

/** In place of a comparison where the run on the screen has no such check to leave out. */
export function NotMade({ reason }: Readonly<{ reason: Fact }>) {
  const { t } = useTranslation();
  const tell = useFactText();
  return (
    <>
      <div className={classes.head}>
        <h2>{t('compare.check.notMadeTitle')}</h2>
        <WaysBack />
      </div>
      <p>{t('compare.check.notMade', { reason: tell(reason) })}</p>
    </>
  );
}
