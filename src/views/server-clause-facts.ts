import { type Clause, type Design, isServerStep, type Step, serverSteps } from '../engine/index.ts';
import type { ClauseFacts, Point } from './clause-facts.ts';

/** What the Clause tab tells of the steps with the MCPTT server: they are of no figure, and what they rest on
 *  are the sources of the design. */

type Asked = Pick<Design, 'serverKey' | 'sources'>;

const own: Point = { name: 'figure', mark: 'own' };
const made: readonly Point[] = [{ name: 'make' }, { name: 'identifier' }];
const carried: readonly Point[] = [
  { name: 'carrier', mark: 'inferred' },
  { name: 'body', mark: 'unverified' },
];
const received: readonly Point[] = [
  { name: 'checks', mark: 'inferred' },
  { name: 'store', mark: 'consequence' },
];

const isOfKeys = (clause: Clause) => clause.startsWith('TS 33.180');

/** The facts of such a step; null for the steps of the figures, and in designs without any. */
export function serverClauseFacts(step: Step, { serverKey, sources }: Asked): ClauseFacts | null {
  if (serverKey === undefined || !isServerStep(step)) return null;
  const isMessage = Object.values(serverSteps).some(({ message }) => message === step);
  const points = isMessage ? [...made, ...carried, own] : [...received, own];
  const key = `server.${serverKey}.${isMessage ? 'message' : 'answer'}`;
  return { key, points, clauses: sources.filter(isOfKeys) };
}
