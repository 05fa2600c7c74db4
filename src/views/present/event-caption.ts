import {
  type CheckEvent,
  type MessageEvent,
  type OutcomeEvent,
  type ProcedureNumber,
  type Purpose,
  planOf,
  type TraceEvent,
} from '../../engine/index.ts';
import type { Trace } from '../../store/trace.ts';
import { foreignStores } from '../foreign-stores.ts';
import { fateOf, isOpened } from '../opened-message.ts';
import type { LineWords } from '../step-lines.ts';

/** One event of the run as a sentence for a newcomer. */

export type KeyWords = LineWords['words'];

/** `the ■ key for media`, `both keys`. */
export function keysOf(purposes: readonly Purpose[], words: KeyWords): string {
  const [one = 'group'] = purposes;
  return words(`present.caption.keys.${purposes.length > 1 ? 'both' : one}`);
}

/** What the keys of one run of the procedure are for; nothing of a message that was opened. */
export function purposesOfRound(
  source: Trace['source'],
  procedure: ProcedureNumber,
): readonly Purpose[] {
  if (source.kind !== 'scenario') return [];
  const round = planOf(source.scenario).rounds.find((one) => one.procedure === procedure);
  return round?.purposes ?? [];
}

/** What the keys are for that an event is about; of its whole round where it does not say. */
function purposesOf(event: TraceEvent, { source }: Trace): readonly Purpose[] {
  if (event.kind === 'message' && event.payloads.length > 0) {
    return event.payloads.flatMap(({ purpose, second }) => (second ? [purpose, second] : purpose));
  }
  return event.purpose ? [event.purpose] : purposesOfRound(source, event.procedure);
}

function messageCaption(event: MessageEvent, keys: string, { words, names }: LineWords): string {
  const ends = { from: names.short(event.from), to: names.short(event.to) };
  const text = words(`present.caption.message.${event.name}`, { ...ends, keys });
  return words(`present.caption.fate.${fateOf(event)}`, { text });
}

function checkCaption({ check, passed, failure, actor }: CheckEvent, told: LineWords): string {
  const { words, names } = told;
  return words(`present.caption.check${passed ? 'Passed' : 'Failed'}`, {
    who: names.short(actor),
    question: words(`present.caption.check.${check}`),
    reason: failure ? words(`checks.reason.${failure.code}`) : '',
  });
}

function outcomeCaption(event: OutcomeEvent, { events }: Trace, words: KeyWords): string {
  const say = (name: string, values = {}) => words(`present.caption.outcome.${name}`, values);
  if (event.unopened) return say('unopened');
  if (isOpened(event)) return say(event.ok ? 'accepted' : 'refused');
  const { members } = event;
  const foreign = new Set(foreignStores(events).map(({ actor }) => actor)).size;
  if (foreign > 0) return say('foreign', { count: foreign });
  if (event.ok) return say('ok');
  const held = members.filter(({ keysHeld, keysExpected }) => keysHeld === keysExpected).length;
  return held === members.length ? say('packets') : say('failed', { held, of: members.length });
}

/** Whether a key is made that the scenario gives. */
export const isGivenGmk = (event: TraceEvent): boolean =>
  event.kind === 'compute' &&
  event.operation === 'gmk' &&
  event.working.outputs.some(({ secret, given }) => secret && given);

/** The sentence of an event of the run, or of a message that was opened. */
export function eventCaption(event: TraceEvent, trace: Trace, told: LineWords): string {
  const { words, names } = told;
  const who = names.short(event.actor);
  const keys = keysOf(purposesOf(event, trace), words);
  const say = (name: string, values = {}) =>
    words(`present.caption.${name}`, { who, keys, ...values });
  switch (event.kind) {
    case 'message':
      return messageCaption(event, keys, told);
    case 'check':
      return checkCaption(event, told);
    case 'skip': {
      const check = words(`checks.short.${event.check}`);
      const { wouldFail } = event;
      const reason = wouldFail ? words(`checks.reason.${wouldFail.code}`) : '';
      return say(`skip.${wouldFail ? 'wouldFail' : 'wouldPass'}`, { check, reason });
    }
    case 'compute':
      return say(`compute.${isGivenGmk(event) ? 'gmkGiven' : event.operation}`);
    case 'provision':
      return say(`provision.${event.what}`, { from: names.short(event.from) });
    case 'store':
      return say(event.update ? 'update' : 'store');
    case 'discard':
      return say('discard', { reason: words(`checks.reason.${event.reason.code}`) });
    case 'outcome':
      return outcomeCaption(event, trace, words);
  }
}
