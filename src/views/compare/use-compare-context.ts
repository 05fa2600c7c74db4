import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { hasPartner, type Scenario } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { createActorNames } from '../actor-names.ts';
import { type ContextRow, figureOf, scenarioContext } from '../scenario-context.ts';

type CompareContext = Readonly<{
  /** What is compared. */
  title: string;
  context: () => readonly ContextRow[];
}>;

/** What the tables of a comparison belong to. `until`: up to where the numbers count, in words. */
export function useCompareContext(scenario: Scenario, until?: string): CompareContext {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const context = useCallback(() => {
    const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
    const names = createActorNames(words, hasPartner(scenario), { primary: 2, partner: 2 });
    const assumed = until === undefined ? compare : { ...compare, until };
    return scenarioContext(scenario, words, names, assumed);
  }, [t, scenario, compare, until]);
  const title = t('compare.export.heading', {
    figure: figureOf(scenario, (key, values = {}) => t(key, values)),
    left: t(`compare.design.${compare.left}`),
    right: t(`compare.design.${compare.right}`),
  });
  return { title, context };
}
