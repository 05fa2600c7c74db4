import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../store/use-app-store.tsx';
import { type ActorNames, countUes, createActorNames } from './actor-names.ts';

/** The names of the actors of the run on the screen as its figure has them: the only UE of a system
 *  has no number. */
export function useFigureNames(): ActorNames {
  const { t } = useTranslation();
  const actors = useAppStore((state) => state.trace.actors);
  return useMemo(() => {
    const regroup = actors.some(({ system }) => system === 'partner');
    return createActorNames((key, values = {}) => t(key, values), regroup, countUes(actors));
  }, [t, actors]);
}
