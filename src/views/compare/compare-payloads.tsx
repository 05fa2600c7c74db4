import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Side } from '../../store/align-traces.ts';
import type { SideRun } from '../../store/compare-state.ts';
import type { MessagePlace } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

type Props = Readonly<{
  left: SideRun;
  right: SideRun;
  at: Readonly<Record<Side, number | null>>;
}>;

/** Compares the payloads both sides send at this stop; nothing where one of them sends none. */
export function ComparePayloads({ left, right, at }: Props) {
  const { t } = useTranslation();
  const compareMessages = useAppStore((state) => state.compareMessages);
  const [one, another] = [placeOf('left', left, at.left), placeOf('right', right, at.right)];
  if (one === null || another === null) return null;
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowsDiff size={16} aria-hidden />}
        onClick={() => compareMessages(one, another)}
      >
        {t('compare.payloads')}
      </Button>
    </div>
  );
}

/** The first payload of what a side sends there. */
function placeOf(side: Side, { trace }: SideRun, index: number | null): MessagePlace | null {
  const event = index === null ? undefined : trace.events[index];
  if (event?.kind !== 'message' || event.payloads.length === 0) return null;
  return { messageId: event.id, payload: 0, side };
}
