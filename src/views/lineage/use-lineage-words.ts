import { createContext, useMemo } from 'react';
import {
  type ActorId,
  actOfId,
  type LineageEdge,
  type LineageRole,
  type LineageValue,
  type TraceEvent,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { earlierLineageEvents, lineageEvents } from '../../store/lineage-selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFigureNames } from '../use-actor-names.ts';
import { useEventWords } from '../use-event-words.ts';
import { useValueName } from '../use-fact-text.ts';
import { useFormats } from '../use-formats.ts';
import type { LineageDrawing } from './layout-lineage.ts';
import { mainName, shortValue } from './lineage-names.ts';

/** Texts of values and edges. */
export type LineageWords = Readonly<{
  /** The one name a value is called by. */
  name: (value: LineageValue) => string;
  /** Every name of it. */
  names: (value: LineageValue) => string;
  /** Who knows a value, in one short line. */
  note: (value: LineageValue) => string;
  actors: (value: LineageValue) => string;
  /** A value for those who do not see the drawing. */
  label: (value: LineageValue, role: LineageRole, drawing: LineageDrawing) => string;
  /** What an edge makes, said after the value at one of its ends. */
  edge: (edge: LineageEdge, end: 'from' | 'to') => string;
  event: (eventId: string) => string;
}>;

const none = () => '';

/** The texts inside the lineage screen. */
export const LineageWordsContext = createContext<LineageWords>({
  name: none,
  names: none,
  note: none,
  actors: none,
  label: none,
  edge: none,
  event: none,
});

/** The texts for the part of a run that `member` and everybody has. */
export function useLineageWords(member: ActorId | null): LineageWords {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useFigureNames();
  const words = useEventWords();
  const valueName = useValueName();
  const trace = useAppStore((state) => state.trace);
  const quiz = useAppStore((state) => state.quiz);
  const act = useAppStore((state) => state.act);
  return useMemo(() => {
    const placed = [
      ...earlierLineageEvents({ trace, quiz, act }, member),
      ...lineageEvents(trace.events, member),
    ];
    const byId = new Map<string, TraceEvent>(placed.map(({ event }) => [event.id, event]));
    const name = (value: LineageValue) => valueName(mainName(value));
    const whereOf = (value: LineageValue) =>
      formats.list([...new Set(value.places.map(({ actor }) => names.short(actor)))]);
    const note = (value: LineageValue) => {
      const actors = whereOf(value);
      const purpose = value.purpose ? [t(`trace.purpose.${value.purpose}`)] : [];
      const random = value.random ? [t(value.given ? 'lineage.own' : 'lineage.random')] : [];
      const made = actOfId(value.places[0]?.eventId ?? '');
      const earlier = made < act ? [t('lineage.ofAct', { act: made })] : [];
      return [...purpose, ...random, actors, ...earlier].join(' · ');
    };
    return {
      name,
      names: (value) => value.names.map((one) => valueName(one)).join(' = '),
      note,
      actors: whereOf,
      label(value, role, { edges }) {
        const from = edges.filter(({ to }) => to === value.key).length;
        const to = edges.filter((edge) => edge.from === value.key).length;
        return t('lineage.label', {
          name: name(value),
          octets: shortValue(value),
          role: t(`lineage.role.${role}`),
          note: note(value),
          from,
          to,
        });
      },
      edge: ({ kind, recovers }, end) =>
        t(`lineage.edge.${end}.${kind === 'part' ? 'part' : recovers ? 'recovers' : 'derived'}`),
      event(eventId) {
        const event = byId.get(eventId);
        if (!event) return eventId;
        const at = actOfId(eventId);
        return at === act ? words(event) : t('lineage.inAct', { words: words(event), act: at });
      },
    };
  }, [t, names, words, valueName, trace, quiz, act, member, formats]);
}
