import { expect, it } from 'vitest';
import { fact } from '../engine/index.ts';
import en from '../i18n/en/app.json' with { type: 'json' };
import { noticeOfFailure, noticeOfProblem } from './run-notices.ts';

const problem = { path: 'faults.0', problem: fact('input.noFaultId') };
const troubles = ['not-loaded', 'ended', 'silent'] as const;

it('speaks of the run before only where there is one', () => {
  const failed = { status: 'failed', message: 'why' } as const;
  const keys = [true, false].map((hasTrace) => [
    noticeOfProblem(problem, hasTrace).key,
    noticeOfFailure(failed, hasTrace).key,
  ]);
  expect(keys).toEqual([
    ['app.notice.scenarioRejected', 'app.notice.runFailed'],
    ['app.notice.scenarioReplaced', 'app.notice.firstRunFailed'],
  ]);
  const { notice } = en.app;
  for (const text of [notice.scenarioReplaced, notice.firstRunFailed]) {
    expect(text).not.toMatch(/before/);
  }
});

it('names an act by its number, in words', () => {
  const named = (path: string) => noticeOfProblem({ ...problem, path }, true).values.path;
  expect(['acts.0', 'acts.11.uri'].map(named)).toEqual([
    fact('act.numbered', { act: 2 }),
    fact('act.numbered', { act: 13 }),
  ]);
  expect(['acts', 'systems.0.gmsUri'].map(named)).toEqual(['acts', 'systems.0.gmsUri']);
});

it.each(troubles)('says what is wrong with the workers: %s', (trouble) => {
  const { key } = noticeOfFailure({ status: 'failed', message: '', trouble }, true);
  expect(key).toBe(`app.notice.worker.${trouble}`);
  expect(en.app.notice.worker[trouble]).toMatch(/workers/);
});
