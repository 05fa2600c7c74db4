import { useState } from 'react';
import { isDual, type TraceEvent } from '../../engine/index.ts';
import { proposeOptions } from '../../lesson/propose-options.ts';
import type { LessonQuestion, QuestionOption } from '../../lesson/question.ts';
import { askedAbout, type QuestionRun } from '../../lesson/question-run.ts';
import type { AppStore } from '../../store/app-store.ts';
import { currentEvent } from '../../store/selectors.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';

export type Asked = Pick<LessonQuestion, 'kind' | 'about'>;

/** Asks the run on the screen for the options of a question. `unanswered`: what was asked last, where the run
 *  has no answer to it. */
export function useProposal(take: (asked: Asked, options: QuestionOption[]) => void) {
  const store = useAppStoreApi();
  const [unanswered, setUnanswered] = useState<Asked | null>(null);
  const ask = async (asked: Asked) => {
    const run = runOnScreen(store);
    const against = await runOfMoment(store, asked.about.against);
    const proposal = run && proposeOptions(asked, run, against);
    const isAnswered = proposal?.ok === true && proposal.options.length > 1;
    setUnanswered(isAnswered ? null : asked);
    if (!isAnswered) return;
    take(
      asked,
      proposal.options.map((id) => ({ id, text: '', why: '' })),
    );
  };
  return { ask, unanswered, forget: () => setUnanswered(null) };
}

function runOnScreen(store: AppStore): QuestionRun | null {
  const state = store.getState();
  const { source, events } = state.quiz.whole ?? state.trace;
  const eventId = currentEvent(state)?.id;
  if (source.kind !== 'scenario' || eventId === undefined) return null;
  return { scenario: source.scenario, events, eventId };
}

/** The run of another moment, made beside the one on the screen. */
async function runOfMoment(store: AppStore, id: string | undefined): Promise<QuestionRun | null> {
  const { openedLesson, runApart } = store.getState();
  const moment = openedLesson?.lesson.moments.find((one) => one.id === id);
  if (moment === undefined) return null;
  const { scenario, at } = moment;
  const events: TraceEvent[] = [];
  const { signal } = new AbortController();
  const source = { kind: 'scenario', scenario } as const;
  const end = await runApart(
    source,
    (update) => {
      for (const event of update.events) events.push(event);
    },
    signal,
  );
  return end.status === 'done' ? { scenario, events, eventId: at.eventId } : null;
}

/** What a question of a kind is about, until its author says something else: the party at the cursor and the
 *  key of its group, or the moment before. */
export function aboutAtFirst(
  store: AppStore,
  kind: LessonQuestion['kind'],
  momentId: string,
): LessonQuestion['about'] {
  const run = runOnScreen(store);
  if (kind === 'holds' && run !== null) {
    const key = isDual(run.scenario) ? 'gmk-media' : 'gmk-group';
    return { party: askedAbout(run) ?? 'ue1', key };
  }
  if (kind !== 'octets') return {};
  const ids = store.getState().openedLesson?.lesson.moments.map(({ id }) => id) ?? [];
  const against = ids[ids.indexOf(momentId) - 1];
  return against === undefined ? {} : { against };
}
