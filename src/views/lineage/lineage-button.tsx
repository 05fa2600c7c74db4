import { ActionIcon } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { NamedValue } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { lineagePlace } from '../../store/lineage-selectors.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useValueName } from '../use-fact-text.ts';
import { useLate } from '../use-late.ts';

/** Opens the lines of a value that takes part in a calculation: what it comes from, what comes of
 *  it. */
export function LineageButton({ value }: { value: NamedValue }) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const store = useAppStoreApi();
  const trace = useAppStore((state) => state.trace);
  const cursor = useAppStore((state) => state.cursor);
  const selection = useAppStore((state) => state.selection);
  const run = useAppStore((state) => state.run);
  const quiz = useAppStore((state) => state.quiz);
  const act = useAppStore((state) => state.act);
  const at = useLate({ trace, cursor, selection, run, quiz, act }, trace.events.length, null);
  const hasLines = useMemo(() => at !== null && lineagePlace(at, value) !== null, [at, value]);
  if (!hasLines) return null;
  const name = t('lineage.button', { name: valueName(value.name) });
  return (
    <ActionIcon
      variant="subtle"
      size={24}
      my={-2}
      aria-label={name}
      title={name}
      onClick={() => {
        const state = store.getState();
        state.showLineage(lineagePlace(state, value));
      }}
    >
      <IconRoute size={14} aria-hidden />
    </ActionIcon>
  );
}
