import { NativeSelect } from '@mantine/core';
import {
  type ActorId,
  actOfId,
  eventIndex,
  everMembers,
  type TraceEvent,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReadsCompromise, ReadsFound, ReadsMoment } from '../../store/reads-state.ts';
import { currentEvent } from '../../store/selectors.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';

type Props = Readonly<{ actor: ActorId; name: string; found: ReadsFound }>;

const choiceOf = (at: ReadsMoment, stays: boolean) => `${stays ? 'in' : 'copy'} ${at}`;

/** Where an event stands in its act, from 1. */
const placeInAct = (events: readonly TraceEvent[], id: string) => {
  const act = actOfId(id);
  const index = eventIndex(events, id);
  return index - events.findIndex((event) => (event.act ?? 1) === act) + 1;
};

/** Whether somebody gets the keys of a party: a copy at a moment, or all from then on. */
export function TakenSelect({ actor, name, found }: Props) {
  const { t } = useTranslation();
  const { askReads } = useAppStoreApi().getState();
  const compromised = useAppStore((state) => state.reads.compromised);
  const cursor = useAppStore((state) => currentEvent(state)?.id ?? null);
  const events = useAppStore((state) => (state.quiz.whole ?? state.trace).events);
  const own = compromised.find((one) => one.actor === actor);
  const { scenario } = found;
  const from = everMembers(scenario).find((one) => one.actor === actor)?.from ?? 1;
  const acts = Array.from({ length: scenario.acts.length + 1 }, (_, place) => place + 1);
  const moments: readonly ReadsMoment[] = [
    ...acts.filter((act) => act >= from),
    ...new Set([own?.at, cursor].filter((at) => typeof at === 'string')),
  ];
  const choose = (value: string) => {
    const others = compromised.filter((one) => one.actor !== actor);
    const chosen = [true, false].flatMap((stays): readonly ReadsCompromise[] =>
      [0, ...moments].flatMap((at) =>
        choiceOf(at, stays) === value ? [{ actor, at, stays }] : [],
      ),
    );
    askReads({ compromised: [...others, ...chosen], cell: null });
  };
  const momentWords = (at: ReadsMoment, stays: boolean) => {
    if (at === 0) return t('reads.taken.insideAlways');
    const form = stays ? 'inside' : 'copied';
    if (typeof at === 'number') return t(`reads.taken.${form}After`, { act: at });
    return t(`reads.taken.${form}At`, { n: placeInAct(events, at), act: actOfId(at) });
  };
  const options = (stays: boolean) => ({
    group: t(stays ? 'reads.taken.inside' : 'reads.taken.copied'),
    items: (stays ? [0, ...moments] : moments).map((at) => ({
      value: choiceOf(at, stays),
      label: momentWords(at, stays),
    })),
  });
  return (
    <NativeSelect
      size="xs"
      aria-label={t('reads.taken.label', { party: name })}
      value={own ? choiceOf(own.at, own.stays) : ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: '', label: t('reads.taken.not') }, options(false), options(true)]}
    />
  );
}
