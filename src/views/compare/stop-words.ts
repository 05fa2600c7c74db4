import type { TraceEvent } from '../../engine/index.ts';
import type { AlignedStop } from '../../store/align-traces.ts';
import type { ActorNames } from '../actor-names.ts';

/** What is said of a stop and of the two sides there. */

type Words = (key: string, values?: Record<string, unknown>) => string;

/** What happens at a stop, in one line. */
export function stopWords(event: TraceEvent, names: ActorNames, t: Words): string {
  if (event.kind === 'outcome') return t('compare.stop.outcome');
  if (event.kind !== 'message') return t('compare.stop.provisioned');
  const values = {
    step: event.step,
    message: t(`trace.message.${event.name}`),
    from: names.short(event.from),
    to: names.short(event.to),
  };
  if (event.step === 'use') return t('compare.stop.packet', values);
  return t(event.procedure > 1 ? 'compare.stop.again' : 'compare.stop.message', values);
}

type Standings = 'same' | 'octets' | 'size' | 'only' | 'waits';

/** The words of a standing; an answer counts no octets, so that none are the same or other ones. */
export function standingWords(
  { event }: Pick<AlignedStop, 'event'>,
  state: Standings,
  counted: boolean,
) {
  if (state === 'waits') return 'waits';
  if (event.kind !== 'message') return state === 'same' ? 'both' : 'onlyThis';
  if (counted) return state;
  return ({ same: 'answers', octets: 'answers', size: 'otherAnswer', only: 'onlyAnswer' } as const)[
    state
  ];
}
