import { type ReactNode, useContext } from 'react';
import { eventIndex, type Purpose } from '../../engine/index.ts';
import type { Highlight } from '../../lesson/lesson.ts';
import { stepKeyOf } from '../../store/depth.ts';
import type { AppState } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { purposeLook } from '../purpose-look.ts';
import { useRinged } from '../use-ringed.ts';
import { BesideContext } from './beside-context.ts';
import { itemName } from './item-name.ts';
import { type Item, type ItemState, itemResult, itemState } from './ladder-items.ts';
import { useDrawnNames, useWords } from './use-words.ts';

function isShown(item: Item, eventId: string | null): boolean {
  return eventId !== null && item.covers.includes(eventId);
}

/** Whether a lesson marks an item: as an event it shows, alone or with others, or as a step of the figure. */
function isHighlighted(item: Item, { kind, ref }: Highlight, { trace }: AppState): boolean {
  if (kind === 'step') {
    return (item.kind === 'step' || item.kind === 'box') && stepKeyOf(item.event) === ref;
  }
  if (kind !== 'event') return false;
  if (item.kind !== 'step' && item.kind !== 'phase') return isShown(item, ref);
  const index = eventIndex(trace.events, ref);
  return index >= item.first && index <= item.last;
}

/** State and result of an item at the cursor; `told`: whether it may say how it ended. */
export function useItem(item: Item) {
  const { waits } = useContext(BesideContext);
  const reached: ItemState = useAppStore(({ cursor }) => itemState(item, cursor));
  const state = waits && reached === 'current' ? 'past' : reached;
  const result = useAppStore(({ cursor, wholeRun }) =>
    itemResult(item, wholeRun ? Number.MAX_SAFE_INTEGER : cursor),
  );
  const selected = useAppStore(({ selection }) => isShown(item, selection.eventId));
  const told = useAppStore(({ wholeRun }) => wholeRun) || state !== 'future';
  return { state, result, selected, told };
}

/** A control of the ladder. Clicks and keys are handled by the ladder around it, by `data-item`. */
export function ItemButton({
  item,
  className,
  purpose,
  facts = '',
  expanded,
  children,
}: {
  item: Item;
  className: string | undefined;
  /** Colours the control as a key of this purpose. */
  purpose?: Purpose | undefined;
  /** What it came to, behind its name. */
  facts?: string;
  /** Whether it is looked into, where it can be. */
  expanded?: boolean | undefined;
  children?: ReactNode;
}) {
  const words = useWords();
  const names = useDrawnNames();
  const { state, result, selected, told } = useItem(item);
  const ringed = useRinged((highlight, all) => isHighlighted(item, highlight, all));
  return (
    <button
      type="button"
      tabIndex={-1}
      className={className}
      data-item={item.order}
      data-state={state}
      data-result={result}
      data-purpose={purpose && purposeLook(purpose)}
      data-selected={selected || undefined}
      data-ringed={ringed}
      aria-current={state === 'current' ? 'step' : undefined}
      aria-pressed={selected}
      aria-expanded={expanded}
      aria-label={itemName(item, { state, result, told, facts }, words, names)}
    >
      {children}
    </button>
  );
}
