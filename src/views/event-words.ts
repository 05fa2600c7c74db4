import type { OutcomeEvent, TraceEvent } from '../engine/index.ts';
import type { ActorNames, Words } from './actor-names.ts';
import { checkNameKey, isOpened, messageNameKey, operationKey } from './opened-message.ts';

function outcomeWord(event: OutcomeEvent): string {
  if (event.unopened) return 'Unopened';
  if (isOpened(event)) return event.ok ? 'Accepted' : 'Refused';
  if (event.ok) return 'Ok';
  const complete = event.members.every((member) => member.keysHeld === member.keysExpected);
  return complete ? 'Packets' : 'Failed';
}

/** What happens at an event, without who does it. */
export function whatHappens(t: Words, event: TraceEvent): string {
  const purpose = event.purpose ? t(`trace.purpose.${event.purpose}`) : '';
  switch (event.kind) {
    case 'message':
      return t(messageNameKey(event));
    case 'check':
      return t(event.passed ? 'app.event.checkPassed' : 'app.event.checkFailed', {
        check: t(checkNameKey(event, 'short')),
      });
    case 'skip':
      return t('app.event.checkSkipped', { check: t(checkNameKey(event, 'short')) });
    case 'compute':
      return t(operationKey(event));
    case 'provision':
      return t(`app.event.${event.what}`);
    case 'store':
      return t('app.event.store', { purpose: t(`trace.purpose.${event.record.purpose}`) });
    case 'discard':
      return t('app.event.discard', { purpose, reason: t(`checks.reason.${event.reason.code}`) });
    case 'outcome':
      return t(`app.event.outcome${outcomeWord(event)}`);
  }
}

/** What an event is, in one line: who, and what happens there. */
export function eventWords(t: Words, event: TraceEvent, names: ActorNames): string {
  const what = whatHappens(t, event);
  if (event.kind === 'outcome') return what;
  const two = event.kind === 'message' || event.kind === 'provision';
  const to = event.kind === 'message' ? event.to : event.actor;
  const ends = two ? { from: names.short(event.from), to: names.short(to) } : null;
  const who = ends ? t('app.event.fromTo', ends) : names.short(event.actor);
  const about =
    event.member && event.member !== event.actor && !two
      ? t('app.event.about', { what, member: names.short(event.member) })
      : what;
  const purposeShown = event.kind === 'store' || event.kind === 'discard';
  if (!event.purpose || event.purpose === 'group' || purposeShown) {
    return t('app.event.line', { who, what: about });
  }
  const purpose = t(`trace.purpose.${event.purpose}`);
  return t('app.event.lineWithPurpose', { who, what: about, purpose });
}
