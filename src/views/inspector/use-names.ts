import { useMemo } from 'react';
import type { Actor, Purpose, TraceEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { countUes, createActorNames } from '../actor-names.ts';
import { checkNameKey, isOpened, messageNameKey, operationKey } from '../opened-message.ts';
import { markedPurpose } from '../step-lines.ts';
import { useIsRegroup } from '../use-actor-names.ts';
import { useInspected } from './use-inspected.ts';

/** Names of actors, purposes and events in the words of the catalogue. */
export function useNames() {
  const { t } = useTranslation();
  const regroup = useIsRegroup();
  const { actors } = useInspected();
  const { title: actor, short } = useMemo(
    () => createActorNames((key, values = {}) => t(key, values), regroup, countUes(actors)),
    [t, regroup, actors],
  );
  const purpose = (value: Purpose): string =>
    markedPurpose((key, values = {}) => t(key, values), value);
  const what = (event: TraceEvent): string => {
    switch (event.kind) {
      case 'message':
        return t(messageNameKey(event));
      case 'check':
      case 'skip':
        return t(checkNameKey(event, 'name'));
      case 'compute': {
        const operation = t(operationKey(event));
        return event.trial ? t('inspector.crypto.trial', { operation }) : operation;
      }
      case 'provision':
        return t(`inspector.title.${event.what}`);
      case 'outcome':
        return t(isOpened(event) ? 'inspector.title.opened' : 'inspector.title.outcome');
      default:
        return t(`inspector.title.${event.kind}`);
    }
  };
  const where = (event: TraceEvent): string => {
    if (event.kind === 'outcome') return '';
    if (event.kind === 'message') return `${actor(event.from)} → ${actor(event.to)}`;
    if (event.kind === 'provision') return `${actor(event.from)} → ${actor(event.actor)}`;
    return actor(event.actor);
  };
  const title = (event: TraceEvent): string => {
    const number = event.kind === 'message' && event.step !== 'use' ? `${event.step}. ` : '';
    const place = where(event);
    return `${number}${what(event)}${place === '' ? '' : ` — ${place}`}`;
  };
  /** The same before it has happened: neither whether a key is stored nor what is answered. */
  const untoldTitle = (event: TraceEvent): string => {
    const isAnswer = event.kind === 'message' && (event.name === 'ok' || event.name === 'error');
    const isKey = event.kind === 'store' || event.kind === 'discard';
    if (!isAnswer && !isKey) return title(event);
    const word = t(`inspector.untold.${isAnswer ? 'answer' : 'key'}`);
    return `${isAnswer ? `${event.step}. ` : ''}${word} — ${where(event)}`;
  };
  return { actor, short, purpose, what, where, title, untoldTitle };
}

export type Names = ReturnType<typeof useNames>;

/** The label of an actor in a list: its short name and its URI. */
export function actorOption(names: Names, actor: Actor): { value: string; label: string } {
  return {
    value: actor.id,
    label: [names.short(actor.id), actor.uri].filter((part) => part !== '').join(' · '),
  };
}
