import { useTranslation } from '../../i18n/translation.tsx';
import type { ProbeTask } from '../../worker/engine-client.ts';
import { useActorNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';

/** That the receiver of a map leaves checks out, and which; empty where it makes all of them. */
export function useMapSkips(task: ProbeTask | null): string {
  const { t } = useTranslation();
  const names = useActorNames();
  const formats = useFormats();
  if (task === null || task.source.kind !== 'scenario') return '';
  const { to } = task.place;
  const checks = task.source.scenario.skips.filter(({ party }) => party === to);
  if (checks.length === 0) return '';
  const list = formats.list(checks.map(({ check }) => t(`checks.short.${check}`)));
  return t('skips.ui.map', { actor: names.short(to), list });
}
