import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyKey } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { type ActorNames, countUes, createActorNames } from '../actor-names.ts';

/** The names of the actors of the run on the screen. */
export function useActorNames(): ActorNames {
  const { t } = useTranslation();
  const actors = useAppStore((state) => state.trace.actors);
  return useMemo(() => {
    const regroup = actors.some(({ system }) => system === 'partner');
    return createActorNames((key, values = {}) => t(key, values), regroup, countUes(actors));
  }, [t, actors]);
}

/** A key by its name: `GMK for media`. */
export function useKeyName(): (key: CustodyKey) => string {
  const { t } = useTranslation();
  return (key) => t(`custody.key.${key}`);
}

/** Unix seconds as UTC without seconds. */
export function minuteText(unixSeconds: number): string {
  return `${new Date(unixSeconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
