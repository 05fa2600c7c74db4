import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActorId, TraceEvent } from '../engine/index.ts';

function actorWords(t: TFunction, id: ActorId): string {
  if (id === 'kms') return t('trace.actor.kms');
  if (id === 'gms') return t('trace.actor.gmsShort');
  return t('trace.actor.ueShort', { n: id.slice(2) });
}

function whatHappens(t: TFunction, event: TraceEvent): string {
  const purpose = event.purpose ? t(`trace.purpose.${event.purpose}`) : '';
  switch (event.kind) {
    case 'message':
      return t(`trace.message.${event.name}`);
    case 'check':
      return t(event.passed ? 'app.event.checkPassed' : 'app.event.checkFailed', {
        check: t(`trace.check.${event.check}.short`),
      });
    case 'compute':
      return t(`trace.operation.${event.operation}`);
    case 'provision':
      return t(`app.event.${event.what}`);
    case 'store':
      return t('app.event.store', { purpose: t(`trace.purpose.${event.record.purpose}`) });
    case 'discard':
      return t('app.event.discard', { purpose, code: event.reason.code });
    case 'outcome':
      return t(event.ok ? 'app.event.outcomeOk' : 'app.event.outcomeFailed');
  }
}

/** What an event is, in one line: who, and what happens there. */
export function eventWords(t: TFunction, event: TraceEvent): string {
  const what = whatHappens(t, event);
  if (event.kind === 'outcome') return what;
  const two = event.kind === 'message' || event.kind === 'provision';
  const actor =
    event.kind === 'message'
      ? { from: actorWords(t, event.from), to: actorWords(t, event.to) }
      : { from: actorWords(t, 'kms'), to: actorWords(t, event.actor) };
  const who = two ? t('app.event.fromTo', actor) : actorWords(t, event.actor);
  const about =
    event.member && event.member !== event.actor && !two
      ? t('app.event.about', { what, member: actorWords(t, event.member) })
      : what;
  const purposeShown = event.kind === 'store' || event.kind === 'discard';
  if (!event.purpose || event.purpose === 'group' || purposeShown) {
    return t('app.event.line', { who, what: about });
  }
  const purpose = t(`trace.purpose.${event.purpose}`);
  return t('app.event.lineWithPurpose', { who, what: about, purpose });
}

/** `eventWords` in the language of the page. */
export function useEventWords(): (event: TraceEvent) => string {
  const { t } = useTranslation();
  return useCallback((event) => eventWords(t, event), [t]);
}
