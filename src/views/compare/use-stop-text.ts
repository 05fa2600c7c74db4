import { hasPartner, planOf, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { AlignedStop } from '../../store/align-traces.ts';
import { useNumberedNames } from '../use-actor-names.ts';
import { stopWords } from './stop-words.ts';
import type { Ledgers } from './use-ledgers.ts';

/** What the ledgers count: a run up to a stop or to its end, or of one with acts this act or all so far. */
export function useLedgerText(
  { isWhole, soFar }: Pick<Ledgers, 'isWhole' | 'soFar'>,
  stop: AlignedStop | undefined,
  scenario: Scenario,
): string {
  const { t } = useTranslation();
  const names = useNumberedNames(hasPartner(scenario));
  const { at } = planOf(scenario);
  const hasActs = scenario.acts.length > 0;
  const isOver = isWhole || stop === undefined;
  if (hasActs && soFar && (isOver || at > 1)) {
    const last = isOver ? at : at - 1;
    return t(`compare.ledger.${isOver ? 'actsSoFar' : 'actsBefore'}`, { count: last });
  }
  if (isOver) return t(`compare.ledger.${hasActs ? 'wholeAct' : 'whole'}`, { act: at });
  const what = stopWords(stop.event, names, (key, values = {}) => t(key, values));
  return t(`compare.ledger.${hasActs ? 'untilInAct' : 'until'}`, { stop: what, act: at });
}
