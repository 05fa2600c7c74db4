import { openQuestion } from '../../store/quiz.ts';
import { currentEvent, hasInspector } from '../../store/selectors.ts';
import type { AppState } from '../../store/state.ts';
import type { AppStoreState } from '../../store/store-state.ts';

type Told = AppState & Pick<AppStoreState, 'openedLesson'>;

/** What of the page has changed that one who does not see it is told. */

export type Change =
  | Readonly<{ kind: 'procedure'; of: AppState['scenario']['procedure'] }>
  | Readonly<{ kind: 'gmkMode'; of: AppState['scenario']['gmkMode'] }>
  | Readonly<{ kind: 'level'; of: AppState['level'] }>
  | Readonly<{ kind: 'screen'; of: AppState['screen'] }>
  | Readonly<{ kind: 'asText' | 'playing' | 'predicting'; of: 'on' | 'off' }>
  | Readonly<{ kind: 'run'; of: AppState['run']['status'] }>
  | Readonly<{ kind: 'notice' | 'asked' | 'answered' | 'moment' }>;

const onOff = (value: boolean) => (value ? 'on' : 'off');

/** What the user has chosen. */
function choices(before: AppState, now: AppState): readonly Change[] {
  const changes: Change[] = [];
  const { procedure, gmkMode } = now.scenario;
  if (procedure !== before.scenario.procedure) changes.push({ kind: 'procedure', of: procedure });
  if (gmkMode !== before.scenario.gmkMode) changes.push({ kind: 'gmkMode', of: gmkMode });
  if (now.level !== before.level) changes.push({ kind: 'level', of: now.level });
  if (now.screen !== before.screen) changes.push({ kind: 'screen', of: now.screen });
  for (const kind of ['asText', 'playing', 'predicting'] as const) {
    if (now[kind] !== before[kind]) changes.push({ kind, of: onOff(now[kind]) });
  }
  return changes;
}

/** Id of the question the run has stopped at. */
function askedAt(state: AppState): string | null {
  const { quiz, level, act, cursor, predicting } = state;
  const question = predicting ? openQuestion({ quiz, level, act }) : undefined;
  const isAsked = question?.index === cursor && quiz.revealed === null;
  return question !== undefined && isAsked ? question.eventId : null;
}

function game(before: AppState, now: AppState): readonly Change[] {
  const asked = askedAt(now);
  const isAsked = asked !== null && asked !== askedAt(before);
  const { revealed } = now.quiz;
  const isAnswered = revealed !== null && revealed !== before.quiz.revealed;
  return [
    ...(isAsked ? [{ kind: 'asked' } as const] : []),
    ...(isAnswered ? [{ kind: 'answered' } as const] : []),
  ];
}

/** Whether the run on the screen tells another moment. In a growing one nobody stands anywhere;
 *  when it is presented its caption is told, and that of each moment of a lesson. */
function hasMoved(before: Told, now: Told): boolean {
  const isOther = now.openedLesson?.at !== before.openedLesson?.at;
  if (now.presenting && (isOther || !before.presenting)) return true;
  if (now.run.status === 'running' || !hasInspector(now.screen)) return false;
  if (before.run.status === 'running') return true;
  return currentEvent(now)?.id !== currentEvent(before)?.id;
}

/** The changes from one state of the page to the next, in the order in which they are told. */
export function changesOf(before: Told, now: Told): readonly Change[] {
  const { status } = now.run;
  const hasNotice = now.notice !== before.notice && now.notice?.tone === 'info';
  return [
    ...choices(before, now),
    ...(status === before.run.status ? [] : [{ kind: 'run', of: status } as const]),
    ...(hasNotice ? [{ kind: 'notice' } as const] : []),
    ...(hasMoved(before, now) ? [{ kind: 'moment' } as const] : []),
    ...game(before, now),
  ];
}

/** The changes to tell together: of one kind the latest, in the order in which they came. */
export function withChange(told: readonly Change[], change: Change): readonly Change[] {
  return [...told.filter(({ kind }) => kind !== change.kind), change];
}
