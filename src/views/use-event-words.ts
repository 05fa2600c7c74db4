import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActorId, OutcomeEvent, TraceEvent } from '../engine/index.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import { isOpened } from './opened-message.ts';

function actorWords(t: TFunction, id: ActorId): string {
  if (id === 'kms') return t('trace.actor.kms');
  if (id === 'gms') return t('trace.actor.gmsShort');
  return t('trace.actor.ueShort', { n: id.slice(2) });
}

function outcomeWord(event: OutcomeEvent): string {
  if (isOpened(event)) return event.ok ? 'Accepted' : 'Refused';
  return event.ok ? 'Ok' : 'Failed';
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
      return t('app.event.discard', { purpose, reason: t(`ladder.reason.${event.reason.code}`) });
    case 'outcome':
      return t(`app.event.outcome${outcomeWord(event)}`);
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

/** Whether the run on the screen carries out the procedure twice. */
export function useIsTwice(): boolean {
  return useAppStore(
    ({ trace: { source } }) =>
      source.kind === 'scenario' && source.scenario.gmkMode === 'dual-two-procedures',
  );
}

/** Whether an event belongs to one of the two: step 0 and the outcome are common to both. */
export function isOfOneProcedure(event: TraceEvent): boolean {
  return event.step !== 0 && event.kind !== 'outcome';
}

/** `eventWords` in the language of the page; of two procedures it says which. */
export function useEventWords(): (event: TraceEvent) => string {
  const { t } = useTranslation();
  const twice = useIsTwice();
  return useCallback(
    (event) => {
      const words = eventWords(t, event);
      if (!twice || !isOfOneProcedure(event)) return words;
      return t('app.event.inProcedure', { n: event.procedure, words });
    },
    [t, twice],
  );
}
