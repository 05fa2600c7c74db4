import { useCallback } from 'react';
import { hasPartner, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { createActorNames } from '../actor-names.ts';
import { type ContextRow, figureOf, scenarioContext } from '../scenario-context.ts';
import { useDesignNames } from './use-design-names.ts';
import { useNetworkWords } from './use-network-words.ts';

type CompareContext = Readonly<{
  /** What is compared. */
  title: string;
  context: () => readonly ContextRow[];
}>;

/** What the tables of a comparison belong to. `until`: up to where the numbers count, in words. */
export function useCompareContext(scenario: Scenario, until?: string): CompareContext {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const { counted, network } = useNetworkWords();
  const context = useCallback(() => {
    const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
    const names = createActorNames(words, hasPartner(scenario), { primary: 2, partner: 2 });
    const { kilobitsPerSecond, roundTripMilliseconds, keyDocument } = compare;
    const assumed = {
      kilobitsPerSecond,
      roundTripMilliseconds,
      keyDocument,
      octetsCounted: counted,
    };
    const told = { ...assumed, belowStage3: network, ...(until !== undefined && { until }) };
    return scenarioContext(scenario, words, names, told);
  }, [t, scenario, compare, counted, network, until]);
  const [left, right, third] = useDesignNames().long;
  const title = t(`compare.export.${third === undefined ? 'heading' : 'headingOfThree'}`, {
    figure: figureOf(scenario, (key, values = {}) => t(key, values)),
    ...{ left, right, third },
  });
  return { title, context };
}
