import { useCallback } from 'react';
import { eventIndex } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { openQuestion } from '../../store/quiz.ts';
import type { AppState } from '../../store/state.ts';
import type { AppStoreState } from '../../store/store-state.ts';
import { useChoiceName } from '../faults/use-choice-name.ts';
import { useCaption } from '../present/use-caption.ts';
import { useActorNames } from '../use-actor-names.ts';
import { useNoticeWords } from '../use-notice-words.ts';
import type { Change } from './changes.ts';
import { useMomentWords } from './use-moment-words.ts';

/** What is said of the game: what is asked, and what the run answers. */
function useGameWords() {
  const { t } = useTranslation();
  const names = useActorNames();
  const name = useChoiceName();
  const asked = (state: AppState) => {
    const question = openQuestion(state);
    return question ? t('predict.question', { actor: names.short(question.actor) }) : '';
  };
  const answered = ({ quiz: { revealed }, score, trace: { events } }: AppState) => {
    if (revealed === null) return '';
    const { right, choice, question } = revealed;
    const { answer, actor } = question;
    const check = answer ? events[eventIndex(events, answer.eventId)] : undefined;
    const because = answer
      ? t('predict.fires', {
          ...{ check: name(answer.check), actor: names.short(check?.actor ?? actor) },
          clause: check?.kind === 'check' ? check.clause : '',
        })
      : t('predict.noneFires', { actor: names.short(actor) });
    const verdict = t(`predict.${right ? 'right' : 'wrong'}`, { choice: name(choice) });
    return [verdict, because, t('predict.score', score)].join(' ');
  };
  return { asked, answered };
}

/** A change in words; empty where there is nothing to say. */
export function useChangeWords(): (change: Change, state: AppStoreState) => string {
  const { t } = useTranslation();
  const moment = useMomentWords();
  const caption = useCaption();
  const notice = useNoticeWords();
  const { asked, answered } = useGameWords();
  return useCallback(
    (change, state) => {
      switch (change.kind) {
        case 'procedure':
          return t(`app.topBar.procedures.${change.of}`);
        case 'gmkMode':
          return t(`app.topBar.gmkModes.${change.of}`);
        case 'level':
          return t('announce.level', { level: t(`ladder.level.${change.of}`) });
        case 'screen':
        case 'asText':
        case 'playing':
        case 'predicting':
          return t(`announce.${change.kind}.${change.of}`);
        case 'run':
          return t(`app.run.${change.of}`, { total: state.run.total });
        case 'notice':
          return state.notice === null ? '' : notice(state.notice);
        case 'asked':
          return asked(state);
        case 'answered':
          return answered(state);
        case 'moment':
          return state.presenting ? caption(state) : moment(state);
      }
    },
    [t, moment, caption, notice, asked, answered],
  );
}
