import { countOf, type FigureStepKey, sentIn, type TraceEvent } from '../../engine/index.ts';
import type { AlignedStop, Side, SideStep } from '../../store/align-traces.ts';
import type { ActorNames } from '../actor-names.ts';

/** What is said of a step and of the two sides there. */

type Words = (key: string, values?: Record<string, unknown>) => string;

/** What happens in a step, in one line. */
export function stopWords(event: TraceEvent, names: ActorNames, t: Words): string {
  if (event.kind === 'outcome' || event.step === 'use') return t('compare.stop.use');
  if (event.kind !== 'message') return t('compare.stop.provisioned');
  const name = event.name === 'notification' ? event.name : 'ok';
  const values = {
    step: event.step,
    message: t(`trace.message.${name}`),
    from: names.role(event.from),
    to: names.role(event.to),
  };
  return t(event.procedure > 1 ? 'compare.stop.again' : 'compare.stop.message', values);
}

/** How a side stands at a stop against the other. */
export type Standing = 'same' | 'octets' | 'differs' | 'only' | 'waits';

/** The standing of a side at a stop. */
export function standingOf(stop: AlignedStop, side: Side): Standing {
  const other = side === 'left' ? 'right' : 'left';
  if (stop[side] === null) return 'waits';
  if (stop[other] === null) return 'only';
  return stop.difference === 'same' || stop.difference === 'octets' ? stop.difference : 'differs';
}

/** What a step came to, as far as the sides differ there. */
function differing(side: SideStep, other: SideStep, { difference }: AlignedStop, t: Words): string {
  const { facts, opened, payloads } = side;
  const { least, most } = facts.octets;
  const size = most === 0 || least < most ? '' : t('compare.came.octets', { count: most });
  const keys = t('compare.came.keys', { count: side.keys });
  const inPayloads =
    side.keys === other.keys ? t('compare.came.payloads', { count: payloads, keys }) : keys;
  switch (difference) {
    case 'keys':
      return dotted([inPayloads, size]);
    case 'messages':
      return t('compare.came.messages', { count: sentIn(facts) });
    case 'size':
      return size === '' ? t('compare.came.sizes') : size;
    default:
      return opened === null
        ? dotted([
            t('compare.came.oks', { count: countOf(facts, 'ok') }),
            t('compare.came.errors', { count: countOf(facts, 'error') }),
            t('compare.came.stored', { count: facts.storedBy }),
          ])
        : t('compare.came.opened', { count: opened });
  }
}

const dotted = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');

/** The standing of a side in words. */
export function standingText(stop: AlignedStop, side: Side, t: Words): string {
  const standing = standingOf(stop, side);
  const [own, other] = side === 'left' ? [stop.left, stop.right] : [stop.right, stop.left];
  if (standing !== 'differs' || own === null || other === null) {
    return t(`compare.standing.${standing}`);
  }
  const came = differing(own, other, stop, t);
  return t('compare.standing.differs', { own: came, other: differing(other, own, stop, t) });
}

/** What stands at the rows of a side that differ, by their step: in what, in a word. */
export function rowNotes(
  stops: readonly AlignedStop[],
  side: Side,
  t: Words,
): ReadonlyMap<FigureStepKey, string> {
  const notes = stops.flatMap((stop): (readonly [FigureStepKey, string])[] => {
    const standing = standingOf(stop, side);
    if (standing === 'only') return [[stop.key, t('compare.standing.only')]];
    return standing === 'differs' ? [[stop.key, t(`compare.row.${stop.difference}`)]] : [];
  });
  return new Map(notes);
}
