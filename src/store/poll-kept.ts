import type { AppStore } from './app-store.ts';
import type { PollResult } from './poll-state.ts';
import type { Storage } from './preferences.ts';

/** The score of the session, which outlives a reload of the page and ends with its tab. */

const key = 'keyladder.poll-score';

const isRecord = (it: unknown): it is Record<string, unknown> =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

function isResult(it: unknown): it is PollResult {
  if (!isRecord(it)) return false;
  const { questionId, kind, stem, round, counts, right } = it;
  return (
    [questionId, kind, stem].every((text) => typeof text === 'string') &&
    typeof round === 'number' &&
    isRecord(counts) &&
    Object.values(counts).every((count) => typeof count === 'number') &&
    Array.isArray(right)
  );
}

function readScore(open: () => Storage): readonly PollResult[] {
  try {
    const read: unknown = JSON.parse(open().getItem(key) ?? '[]');
    return Array.isArray(read) ? read.filter(isResult) : [];
  } catch {
    return [];
  }
}

/** Takes the score over from before, puts what has been told since behind it, and keeps it from now on. */
export function keepPollScore(store: AppStore, open: () => Storage): void {
  store.setState({ pollScore: [...readScore(open), ...store.getState().pollScore] });
  store.subscribe(({ pollScore }, before) => {
    if (pollScore === before.pollScore) return;
    try {
      open().setItem(key, JSON.stringify(pollScore));
    } catch {
      // Storage is closed to the page: the score holds until it is left.
    }
  });
}
