import { useMemo } from 'react';
import {
  type Actor,
  type ActorId,
  hasPartner,
  hasTwoKeys,
  type Scenario,
} from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import { useAppStore } from '../store/use-app-store.tsx';
import { type ActorNames, countUes, createActorNames, hasTwoSystems } from './actor-names.ts';

/** Whether the run on the screen goes over two systems. */
export function useIsRegroup(): boolean {
  return useAppStore(
    ({ trace: { source } }) => source.kind === 'scenario' && hasPartner(source.scenario),
  );
}

const several = { primary: 2, partner: 2 };

/** Names of actors where every UE has its number: outside the figure, and of more runs than one. */
export function useNumberedNames(regroup: boolean): ActorNames {
  const { t } = useTranslation();
  return useMemo(
    () => createActorNames((key, values = {}) => t(key, values), regroup, several),
    [t, regroup],
  );
}

const nobody: Scenario['knows'] = {};

/** The UEs of the run on the screen that know nothing of two keys, and what they know. */
function useKnows(): Scenario['knows'] {
  return useAppStore(({ trace: { source } }) =>
    source.kind === 'scenario' && hasTwoKeys(source.scenario) ? source.scenario.knows : nobody,
  );
}

/** Names that say of a UE what it knows, where that is less than the rest. */
function useNamesWithKnowledge(names: ActorNames): ActorNames {
  const { t } = useTranslation();
  const knows = useKnows();
  return useMemo(() => {
    if (knows === nobody) return names;
    const named = (id: ActorId, name: string) =>
      knows[id] === undefined ? name : t(`settings.named.${knows[id]}`, { name });
    return {
      ...names,
      short: (id) => named(id, names.short(id)),
      title: (id) => named(id, names.title(id)),
    };
  }, [t, names, knows]);
}

/** Names of the actors on the screen; UEs are numbered. */
export function useActorNames(): ActorNames {
  return useNamesWithKnowledge(useNumberedNames(useIsRegroup()));
}

/** The names of the actors of the run on the screen as its figure has them: the only UE of a system
 *  has no number. */
export function useFigureNames(): ActorNames {
  return useNamesAmong(useAppStore((state) => state.trace.actors));
}

/** The same for tables with everybody of the run: those of a system that comes in one act only are named
 *  with it in every act. */
export function useWholeRunNames(): ActorNames {
  return useNamesAmong(useAppStore((state) => (state.quiz.whole ?? state.trace).actors));
}

function useNamesAmong(actors: readonly Actor[]): ActorNames {
  const { t } = useTranslation();
  const names = useMemo(() => {
    const regroup = hasTwoSystems(actors);
    return createActorNames((key, values = {}) => t(key, values), regroup, countUes(actors));
  }, [t, actors]);
  return useNamesWithKnowledge(names);
}
