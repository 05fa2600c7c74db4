import { isServerStep, mkfcTag, purposeTag, type TraceEvent } from '../../engine/index.ts';
import { type Drawing, withoutHandles } from './ladder-drawing.ts';
import type { Segment } from './ladder-segments.ts';
import { wrapText } from './text-width.ts';

/** Sizes in pixels. */
export const dividerHeight = 28;
export const noteSize = 12;
export const noteLine = 17;
const noteEdge = 34;
const widestNote = 760;
const after = 12;

function addDivider(drawing: Drawing, id: string, title: string, note: string, top: number) {
  const room = Math.min(widestNote, drawing.width - 2 * noteEdge);
  const lines = note === '' ? [] : wrapText(note, room, noteSize);
  const height = dividerHeight + lines.length * noteLine;
  drawing.nodes.push({
    ...withoutHandles,
    id,
    type: 'divider',
    position: { x: 8, y: top },
    width: drawing.width - 16,
    height,
    data: { title, note: lines },
  });
  return top + height + after;
}

/** Begins one of two runs of the procedure. */
export function placeDivider(
  drawing: Drawing,
  { procedure, purpose }: Extract<Segment, { kind: 'divider' }>,
  top: number,
): number {
  const { words } = drawing;
  const title =
    purpose === undefined
      ? words('ladder.procedure.title', { n: procedure })
      : words('ladder.procedure.titleFor', {
          n: procedure,
          purpose: words(`trace.purpose.${purpose}`),
        });
  return addDivider(drawing, `divider-${procedure}`, title, '', top);
}

/** Begins the use of the keys, after the last step of the figure, and says what protects floor
 *  control in the published text. Source: TS 24.380 §13.1, TS 33.179 §7.6.1. */
export function placeUse(drawing: Drawing, top: number): number {
  const { words, events } = drawing;
  const note = words('ladder.use.note');
  const own = events.some(storesMkfc) ? 'mkfc' : usedWithServer(events);
  const text = own === null ? note : words(`ladder.use.${own}`);
  return addDivider(drawing, 'use', words('ladder.use.title'), text, top + 4);
}

/** Which key that an MCPTT server has part in protects floor control. */
function usedWithServer(events: Drawing['events']): 'csk' | 'musik' | null {
  const sent = events.find(({ step, kind }) => kind === 'message' && isServerStep(step));
  if (!sent) return null;
  return sent.purpose === 'client' ? 'csk' : 'musik';
}

const storesMkfc = (event: TraceEvent) =>
  event.kind === 'store' && purposeTag(event.record.gmkId) === mkfcTag;
