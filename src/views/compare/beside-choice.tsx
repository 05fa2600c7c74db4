import { SegmentedControl } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { besides } from '../../store/compare-view.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import classes from './compare.module.css';

/** Of three designs, whose figure stands beside that of the first. Nothing where there are two. */
export function BesideChoice() {
  const { t } = useTranslation();
  const { right, third, beside } = useAppStore((state) => state.compare);
  const change = useAppStore((state) => state.changeCompare);
  if (third === null) return null;
  const designs = { right, third };
  return (
    <div className={`${classes.choice} ${classes.besideChoice}`}>
      <span aria-hidden="true">{t('compare.third.figure')}</span>
      <SegmentedControl
        size="xs"
        aria-label={t('compare.third.figure')}
        value={beside}
        onChange={(value) => change({ beside: besides.find((one) => one === value) ?? 'right' })}
        onPointerUp={releaseFocusAfterPointer}
        data={besides.map((value) => ({
          value,
          label: t(`compare.designShort.${designs[value]}`),
        }))}
      />
    </div>
  );
}
