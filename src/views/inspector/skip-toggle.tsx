import { Button } from '@mantine/core';
import type { DueCheck } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { isSameSkip } from '../../store/skip-selectors.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useNames } from './use-names.ts';

/** Leaves a check of the run out at the party that makes it, or has it made again; nothing where a
 *  message was opened. */
export function SkipToggle({ event: { actor, check } }: { event: DueCheck }) {
  const { t } = useTranslation();
  const names = useNames();
  const entry = { party: actor, check };
  const isRun = useAppStore(({ trace }) => trace.source.kind === 'scenario');
  const isLeftOut = useAppStore(({ scenario }) =>
    scenario.skips.some((skip) => isSameSkip(skip, entry)),
  );
  const { skipCheck, makeCheck } = useAppStoreApi().getState();
  if (!isRun) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() => (isLeftOut ? makeCheck : skipCheck)(entry)}
    >
      {t(isLeftOut ? 'skips.make' : 'skips.leaveOut', { actor: names.actor(actor) })}
    </Button>
  );
}
