import { expect, it } from 'vitest';
import { eventsOfEveryFault } from '../testing/every-fault.ts';
import { checkOf, checks } from './index.ts';

/** What each check came to: the clauses it cited and the fields it named, over every fault. */
const verdicts = eventsOfEveryFault().flatMap((event) =>
  event.kind === 'check'
    ? [event, ...(event.failure ? [event.failure] : [])].map(({ clause, path = '' }) => ({
        check: checkOf(event.check),
        clause,
        path,
      }))
    : [],
);

// What the format check cites and names is the field it could not read.
const own = verdicts.filter(({ check }) => check.name !== 'format');
const strange = (isSo: (verdict: (typeof verdicts)[number]) => boolean) => [
  ...new Set(
    own.filter((one) => !isSo(one)).map((one) => `${one.check.name}: ${one.clause}, ${one.path}`),
  ),
];

it('a check cites what its record says it rests on', () => {
  expect(
    strange(({ check, clause }) => (check.clauses as readonly string[]).includes(clause)),
  ).toEqual([]);
});

it('what a text of 3GPP or the IETF demands is no demand of this tool alone', () => {
  const published = (clause: string) => /^(TS|RFC) /.test(clause);
  const untrue = checks.filter(
    ({ orderedBy, clauses }) => orderedBy === 'own' && clauses.some(published),
  );
  expect(untrue.map(({ name }) => name)).toEqual([]);
});

it('a check names fields that its record says it reads', () => {
  const within = (path: string, read: string) => path.replace(/\[\d+\]/g, '').startsWith(read);
  expect(
    strange(
      ({ check, path }) =>
        path === '' || check.phase === 'pair' || check.reads.some((read) => within(path, read)),
    ),
  ).toEqual([]);
});
