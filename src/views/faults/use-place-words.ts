import { type FaultEntry, isActorId, planOf, type SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import { rangesOf } from './member-ranges.ts';
import { namedIn } from './receivers.ts';

/** Where a fault is put and to whom, in words: `step 1, UE 2`. */
export function usePlaceWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useActorNames();
  const twice = useAppStore((state) => planOf(state.scenario).rounds.length > 1);
  const toWhom = (to: FaultEntry['to']): string => {
    if (to === 'all') return t('faults.ui.to.all');
    const [only] = to;
    if (to.length === 1 && only !== undefined && isActorId(only)) return names.short(only);
    const { servers, primary, partner } = namedIn(to);
    const ues = (ordinals: readonly number[], system: SystemName) =>
      ordinals.length === 0
        ? []
        : [t(`faults.ui.to.${system}Ues`, { ordinals: formats.list(rangesOf(ordinals)) })];
    return formats.list([
      ...servers.map(names.short),
      ...ues(primary, 'primary'),
      ...ues(partner, 'partner'),
    ]);
  };
  const atWhere = ({ procedure, step, key }: FaultEntry['at']): string =>
    formats.list([
      t('faults.ui.at.step', { step }),
      ...(twice && step !== 0 ? [t('faults.ui.at.run', { procedure })] : []),
      ...(key === undefined ? [] : [t(`faults.ui.at.keys.${key}`)]),
    ]);
  return {
    atWhere,
    toWhom,
    place: ({ at, to }: Pick<FaultEntry, 'at' | 'to'>) => `${atWhere(at)} · ${toWhom(to)}`,
  };
}
