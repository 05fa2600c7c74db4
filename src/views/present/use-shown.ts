import { useCallback } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ShownToSpeaker } from '../../present/messages.ts';
import { nextStop } from '../../store/depth.ts';
import type { Poll } from '../../store/poll-state.ts';
import { questionAhead } from '../../store/present-moves.ts';
import type { AppStoreState } from '../../store/store-state.ts';
import { placeOf } from './place.ts';
import { useCaption } from './use-caption.ts';

function questionOf(poll: Poll | null): ShownToSpeaker['question'] {
  if (poll === null) return null;
  const { question, options, right, phase, round, counts } = poll;
  const texts = new Map(question.options.map(({ id, text }) => [id, text]));
  return {
    ...{ id: question.id, stem: question.stem, round, phase, known: right !== null },
    options: options.map((id) => ({
      ...{ id, text: texts.get(id) || id, count: counts[id] ?? null },
      right: right?.includes(id) ?? false,
    })),
  };
}

/** What a speaker is shown of the state of the page. */
export function useShown(): (state: AppStoreState) => ShownToSpeaker {
  const { t } = useTranslation();
  const caption = useCaption();
  return useCallback(
    (state) => {
      const { openedLesson, presentation, poll, trace, cursor } = state;
      const { timer, overlay, black, pointer } = presentation;
      const told = (at: AppStoreState) => {
        const { kind, ...place } = placeOf(at);
        const name = place.of > 0 ? t(`present.placeName.${kind}`, place) : '';
        return { place: name, caption: caption(at) };
      };
      const ahead = () => {
        const moment = openedLesson?.lesson.moments[openedLesson.at + 1];
        if (openedLesson !== null) {
          if (moment === undefined) return null;
          const place = { at: openedLesson.at + 2, of: openedLesson.lesson.moments.length };
          return { place: t('present.placeName.moment', place), caption: moment.caption };
        }
        const next = nextStop(trace.events, cursor, state);
        return next === cursor ? null : told({ ...state, cursor: next, wanted: null });
      };
      const moment = openedLesson?.lesson.moments[openedLesson.at];
      const limitMinutes = timer.limitMinutes || (openedLesson?.lesson.minutes ?? 0);
      return {
        ...{ lesson: openedLesson?.lesson.id ?? '', title: openedLesson?.lesson.title ?? '' },
        ...{ now: told(state), next: ahead(), notes: moment?.notes ?? '' },
        asks: questionAhead(state)?.stem ?? '',
        ...{ overlay: overlay ?? '', black, pointer, question: questionOf(poll) },
        timer: { ...timer, limitMinutes },
      };
    },
    [t, caption],
  );
}
