import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { drawSeed } from '../../store/draw-seed.ts';
import { drawMystery, maskOfSeed } from '../../store/mystery-draw.ts';
import { maskFault } from '../../store/mystery-mask.ts';
import { type Mystery, mysteryPoints, pointsOf } from '../../store/mystery-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { Dialog } from '../dialog.tsx';
import { Guess } from './guess.tsx';
import { Hints } from './hints.tsx';
import classes from './mystery.module.css';
import { Told } from './told.tsx';

/** A fault the page does not name: drawn, looked for, found. */
export function MysteryDialog() {
  const { t } = useTranslation();
  return (
    <Dialog
      name="mystery"
      title={t('mystery.title')}
      closeLabel={t('mystery.close')}
      size="min(760px, 94vw)"
    >
      <Content />
    </Dialog>
  );
}

function Content() {
  const { t } = useTranslation();
  const mystery = useAppStore((state) => state.mystery);
  const solved = useAppStore((state) => state.solved);
  const score = useAppStore((state) => state.mysteryScore);
  return (
    <div className={classes.dialog}>
      {mystery !== null ? (
        <Search mystery={mystery} />
      ) : (
        <>
          {solved !== null && <Told solved={solved} />}
          <Begin />
        </>
      )}
      {score.rounds > 1 && (
        <p className={classes.note}>
          {t('mystery.score', { ...score, most: score.rounds * mysteryPoints.most })}
        </p>
      )}
    </div>
  );
}

/** Draws a fault and hides it. */
function Begin() {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const hasFaults = useAppStore(({ scenario }) => scenario.faults.length > 0);
  const isAgain = useAppStore(({ solved }) => solved !== null);
  const [state, setState] = useState<'idle' | 'drawing' | 'none'>('idle');
  const draw = async () => {
    const { scenario, runApart } = store.getState();
    const seed = drawSeed((octets) => crypto.getRandomValues(octets));
    setState('drawing');
    const entry = await drawMystery(scenario, seed, runApart, new AbortController().signal);
    setState(entry === null ? 'none' : 'idle');
    // Somebody went on to another scenario meanwhile.
    if (entry === null || store.getState().scenario !== scenario) return;
    store.getState().hideFault(maskFault(entry, maskOfSeed(seed)));
  };
  return (
    <section className={classes.part}>
      {!isAgain && <p>{t('mystery.lead')}</p>}
      {!isAgain && <p className={classes.note}>{t('mystery.rules', mysteryPoints)}</p>}
      {hasFaults && <p className={classes.note}>{t('mystery.takesOut')}</p>}
      <p className={classes.actions}>
        <Button disabled={state === 'drawing'} onClick={() => void draw()}>
          {t(isAgain ? 'mystery.drawAgain' : 'mystery.draw')}
        </Button>
        <span role="status">{state !== 'idle' && t(`mystery.state.${state}`)}</span>
      </p>
    </section>
  );
}

function Search({ mystery }: { mystery: Mystery }) {
  const { t } = useTranslation();
  const { closeDialog } = useAppStoreApi().getState();
  return (
    <>
      <p>{t('mystery.search')}</p>
      <p className={classes.actions}>
        <b>{t('mystery.points', { points: pointsOf(mystery), most: mysteryPoints.most })}</b>
        <Button variant="default" size="compact-sm" onClick={closeDialog}>
          {t('mystery.look')}
        </Button>
        <LinkToHandOut />
      </p>
      <p className={classes.note}>{t('mystery.hiding')}</p>
      <Hints mystery={mystery} />
      <Guess key={mystery.masked} mystery={mystery} />
    </>
  );
}

/** Copies a link that begins the same mystery. */
function LinkToHandOut() {
  const { t } = useTranslation();
  const { state, copy } = useCopy();
  const link = () => {
    // The address follows the page, so what it holds is the mystery.
    const url = new URL(window.location.href);
    url.searchParams.delete('lang');
    return url.href;
  };
  return (
    <Button variant="default" size="compact-sm" onClick={() => copy(link())}>
      <span aria-live="polite">{t(`mystery.link.${state}`)}</span>
    </Button>
  );
}
