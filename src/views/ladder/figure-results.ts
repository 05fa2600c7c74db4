import { createContext, useContext } from 'react';
import { countOf, type TraceEvent } from '../../engine/index.ts';
import type { Words } from '../actor-names.ts';
import { factsUpTo, foreignUpTo } from './facts-up-to.ts';
import { type FactLine, factLines, factWords } from './figure-facts.ts';
import type { FigureArrowNode } from './ladder-drawing.ts';
import type { Item } from './ladder-items.ts';
import { useReach } from './use-reach.ts';

/** What the parts of the figure came to, up to the last event that is shown. */

type Events = readonly TraceEvent[];

/** The events that are drawn: a moment longer than they are those of the page, where the next drawing takes
 *  its time. */
export const EventsContext = createContext<Events>([]);

type ArrowResult = Readonly<{
  lines: readonly FactLine[];
  text: string;
  /** Every answer refuses: the arrow itself is an error. */
  failed: boolean;
  touched: boolean;
  /** The step came, but no message did. */
  absent: boolean;
  /** The first event that refuses; null where none does. */
  failedAt: number | null;
}>;

/** What an arrow came to. */
export function arrowResult(
  events: Events,
  { item, facts: plan, complete }: Pick<FigureArrowNode['data'], 'item' | 'facts' | 'complete'>,
  reach: number,
  words: Words,
): ArrowResult {
  const facts = factsUpTo(events, item, reach);
  const foreign = foreignUpTo(events, item, reach);
  const isOver = complete && reach >= item.last;
  const lines = factLines(plan, facts && { ...facts, foreign }, isOver, words);
  return {
    lines,
    text: factWords(lines),
    failed: facts !== null && countOf(facts, 'error') > 0 && countOf(facts, 'ok') === 0,
    absent: facts !== null && facts.messages.length === 0 && facts.refused > 0,
    touched: facts?.touched ?? false,
    failedAt: facts?.refusedAt ?? null,
  };
}

/** Whether key material was refused somewhere in step 0. */
export const boxFailed = (events: Events, item: Item, reach: number): boolean =>
  (factsUpTo(events, item, reach)?.refused ?? 0) > 0;

/** What came of the use of the keys: known at its end. */
export function useResult(item: Item, words: Words) {
  const events = useContext(EventsContext);
  return resultOfUse(events, useReach(item), words);
}

export function resultOfUse(events: Events, reach: number, words: Words) {
  const outcome = events[reach];
  if (outcome?.kind !== 'outcome' || outcome.packets.length === 0)
    return { facts: '', failed: false };
  const opened = outcome.packets.filter((packet) => packet.opened).length;
  const of = outcome.packets.length;
  return { facts: words('ladder.facts.packets', { n: opened, of }), failed: opened < of };
}
