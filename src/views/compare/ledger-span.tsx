import { SegmentedControl } from '@mantine/core';
import { planOf, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';

/** Whether the ledger counts the act that is looked at, or all acts up to it. Nothing where there is one. */
export function LedgerSpan({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation();
  const soFar = useAppStore((state) => state.compare.soFar);
  const change = useAppStore((state) => state.changeCompare);
  if (scenario.acts.length === 0) return null;
  const { at } = planOf(scenario);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('compare.ledger.span.title')}
      value={soFar ? 'soFar' : 'act'}
      onChange={(value) => change({ soFar: value === 'soFar' })}
      onPointerUp={releaseFocusAfterPointer}
      data={(['act', 'soFar'] as const).map((value) => ({
        value,
        label: t(`compare.ledger.span.${value}`, { act: at, count: at }),
      }))}
    />
  );
}
