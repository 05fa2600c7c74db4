import { useTranslation } from 'react-i18next';
import type { Actor, ActorId, Purpose, TraceEvent } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { isOpened } from '../opened-message.ts';

/** Names of actors, purposes and events in the words of the catalogue. */
export function useNames() {
  const { t } = useTranslation();
  // KMS and GMS, or a GMS alone, and one UE: no more actors means no numbers.
  const numbered = useAppStore((state) => state.trace.actors.at(-1)?.id !== 'ue1');
  const ordinal = (id: ActorId) => Number(id.slice(2)) || 1;

  const actor = (id: ActorId): string => {
    if (id === 'kms') return t('trace.actor.kms');
    if (id === 'gms') return t('trace.actor.gms');
    return numbered ? t('trace.actor.ueNumbered', { n: ordinal(id) }) : t('trace.actor.ue');
  };
  const short = (id: ActorId): string => {
    if (id === 'kms') return t('trace.actor.kms');
    if (id === 'gms') return t('trace.actor.gmsShort');
    return t('trace.actor.ueShort', { n: ordinal(id) });
  };
  const purpose = (value: Purpose): string =>
    `${t(`trace.purposeMark.${value}`)} ${t(`trace.purpose.${value}`)}`;
  const what = (event: TraceEvent): string => {
    switch (event.kind) {
      case 'message':
        return t(`trace.message.${event.name}`);
      case 'check':
        return t(`trace.check.${event.check}.name`);
      case 'compute':
        return t(`trace.operation.${event.operation}`);
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
    const number = event.kind === 'message' ? `${event.step}. ` : '';
    const place = where(event);
    return `${number}${what(event)}${place === '' ? '' : ` — ${place}`}`;
  };
  return { actor, short, purpose, what, where, title };
}

export type Names = ReturnType<typeof useNames>;

/** The label of an actor in a list: its short name and its URI. */
export function actorOption(names: Names, actor: Actor): { value: string; label: string } {
  return {
    value: actor.id,
    label: [names.short(actor.id), actor.uri].filter((part) => part !== '').join(' · '),
  };
}
