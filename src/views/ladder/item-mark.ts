import type { Shape } from '../../ui/marks.tsx';
import type { Item } from './ladder-items.ts';
import { purposeShapes } from './purpose-shapes.ts';

/** The mark before the text of a control: a result or that it is awaited, or the shape of a key;
 *  none for what has no result. */
export function itemMark(
  { kind, event, failed }: Item,
  result: 'ok' | 'failure' | null,
): Shape | null {
  if (kind === 'phase' && failed === undefined) return null;
  if (kind === 'phase' || kind === 'summary' || event.kind === 'check') {
    if (result === null) return 'waiting';
    return result === 'ok' ? 'tick' : 'cross';
  }
  if (event.kind === 'skip') return 'skipped';
  if (event.kind === 'store') return purposeShapes[event.record.purpose];
  if (event.kind !== 'discard') return null;
  return result === null ? 'waiting' : 'cross';
}
