import type { Attack, Attacked } from '../entities/attack.ts';
import { knownKey } from '../entities/known-key.ts';
import { outsider } from '../model/actors.ts';
import type { Context } from '../model/context.ts';
import { eventBase, faultsAt, type Scope, type Steps } from '../trace/recording.ts';
import type { MessageEvent } from '../trace/trace.ts';
import type { Member } from './step-zero.ts';

/** What somebody outside sends to a receiver as if it came from its GMS. No part of any procedure. */

/** The message that reaches the receiver. Notes for the use of keys which GMKs the outsider knows. */
export function* inject(
  context: Context,
  scope: Scope,
  attack: Attack,
  at: Attacked,
  { actor, outside }: Member,
): Steps<MessageEvent> {
  const atOutsider: Scope = { ...scope, actor: outsider };
  const { payloads, senderUri, knows } = yield* attack.act(undisturbed(context), atOutsider, at);
  const base = eventBase(atOutsider, 'message', 'injected');
  outside.push(...knows.map((key) => knownKey(key, { messageId: base.id, payload: 0 })));
  const message = Object.freeze({
    ...base,
    ...faultsAt(context, scope),
    kind: 'message' as const,
    name: 'injected' as const,
    from: outsider,
    to: actor,
    payloads,
    ...(at.gms.form.hideIdentities ? { senderUri } : {}),
    fate: 'delivered' as const,
    failures: [],
  });
  yield message;
  return message;
}

/** The outsider draws from streams of its own, and no fault concerns it. */
function undisturbed({ random, stopwatch, timings }: Context): Context {
  return { random: { stream: (name) => random.stream(`outsider/${name}`) }, stopwatch, timings };
}
