import { SegmentedControl } from '@mantine/core';
import { maxMembers } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import classes from './compare.module.css';
import { NumberField } from './number-field.tsx';

/** Whether the ledger is that of the runs, or that of the formula for so many members. `least`: of a group. */
export function LedgerSource({ least }: { least: number }) {
  const { t } = useTranslation();
  const members = useAppStore((state) => state.compare.members);
  const change = useAppStore((state) => state.changeCompare);
  return (
    <div className={classes.source}>
      <SegmentedControl
        size="xs"
        aria-label={t('compare.ledger.source.title')}
        value={members === null ? 'runs' : 'formula'}
        onChange={(value) => change({ members: value === 'runs' ? null : maxMembers })}
        onPointerUp={releaseFocusAfterPointer}
        data={(['runs', 'formula'] as const).map((value) => ({
          value,
          label: t(`compare.ledger.source.${value}`),
        }))}
      />
      {members !== null && (
        <NumberField
          label={t('compare.ledger.source.members')}
          value={members}
          whole
          {...{ least, most: maxMembers }}
          onChange={(value) => change({ members: value })}
        />
      )}
    </div>
  );
}
