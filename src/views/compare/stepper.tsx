import {
  IconChevronLeft,
  IconChevronRight,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { AlignedStop } from '../../store/align-traces.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { useNumberedNames } from '../use-actor-names.ts';
import classes from './compare.module.css';
import { stopWords } from './stop-words.ts';
import type { Stepping } from './use-stops.ts';

/** Steps both figures together and says where they stand. */
export function Stepper({ stepping, regroup }: { stepping: Stepping; regroup: boolean }) {
  const { t } = useTranslation();
  const { stops, position, moveTo } = stepping;
  const last = stops.length - 1;
  const stop = stops[position];
  return (
    <fieldset className={classes.stepper} aria-label={t('compare.stepper')}>
      <IconControl
        icon={IconPlayerSkipBack}
        name={t('compare.toStart')}
        shortcut="Home"
        disabled={position === 0}
        onClick={() => moveTo(0)}
      />
      <IconControl
        icon={IconChevronLeft}
        name={t('compare.back')}
        shortcut="ArrowLeft"
        disabled={position === 0}
        onClick={() => moveTo(position - 1)}
      />
      <IconControl
        icon={IconChevronRight}
        name={t('compare.forward')}
        shortcut="ArrowRight"
        disabled={position === last}
        onClick={() => moveTo(position + 1)}
      />
      <IconControl
        icon={IconPlayerSkipForward}
        name={t('compare.toEnd')}
        shortcut="End"
        disabled={position === last}
        onClick={() => moveTo(last)}
      />
      <WholeRun />
      {stop && <Place stop={stop} position={position} count={stops.length} regroup={regroup} />}
    </fieldset>
  );
}

/** Shows what lies ahead, or holds it back. */
function WholeRun() {
  const { t } = useTranslation();
  const wholeRun = useAppStore((state) => state.wholeRun);
  const toggle = useAppStore((state) => state.toggleWholeRun);
  return (
    <label className={classes.whole}>
      <input type="checkbox" checked={wholeRun} onChange={toggle} />
      {t('compare.wholeRun')}
    </label>
  );
}

type PlaceProps = { stop: AlignedStop; position: number; count: number; regroup: boolean };

function Place({ stop, position, count, regroup }: PlaceProps) {
  const { t } = useTranslation();
  const names = useNumberedNames(regroup);
  const what = stopWords(stop.event, names, (key, values = {}) => t(key, values));
  return (
    <p className={classes.place} role="status">
      <span>{t('compare.position', { n: position + 1, count })}</span> {what}
    </p>
  );
}
