import type { SkipEntry } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { isSameSkip } from '../../store/skip-selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useSkipWords } from '../use-skip-words.ts';
import classes from './compare.module.css';

/** Of the checks left out of the scenario those that nobody makes in a design; nothing where each of
 *  them is `left` out there too. */
export function SkipsLine({ left }: { left: readonly SkipEntry[] }) {
  const { t } = useTranslation();
  const words = useSkipWords();
  const skips = useAppStore((state) => state.scenario.skips);
  const absent = skips.filter((skip) => !left.some((one) => isSameSkip(one, skip)));
  if (absent.length === 0) return null;
  return <p className={classes.skips}>{t('skips.ui.notHere', { list: words.list(absent) })}</p>;
}
