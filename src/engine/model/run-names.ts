import type { Purpose } from './purpose.ts';
import { isServerKey } from './purpose.ts';

/** What the ids of events begin with: a run over one system or over two, or a message somebody opened. */
export const runNames = { oneSystem: 'gkp', twoSystems: 'regroup', opened: 'open' } as const;

/** What the ids of an act begin with; those of the first are like those of a run without acts. */
export const prefixInAct = (act: number, name: string): string =>
  act === 1 ? name : `act${act}-${name}`;

/** The act that a prefix or an id belongs to, from 1. */
export const actOfId = (id: string): number => Number(/^act(\d+)-/.exec(id)?.[1] ?? 1);

/** Whether an event belongs to a message somebody opened, not to a run of the procedure. */
export const isOpened = ({ id }: Readonly<{ id: string }>): boolean =>
  id.startsWith(`${runNames.opened}.`);

/** Whether a key somebody was sent from elsewhere is no GMK: of two keys for a group, the one for the floor
 *  is an MKFC there. */
export const isOther = (purpose: Purpose): boolean => purpose !== 'group' && purpose !== 'media';

/** Whether an event is about such a key. */
export const isOtherKey = (event: Readonly<{ id: string; purpose?: Purpose }>): boolean =>
  isServerKey(event.purpose) ||
  (isOpened(event) && event.purpose !== undefined && isOther(event.purpose));

/** The id of the same event where a run goes over the other number of systems. */
export function idInOtherFigure(id: string): string {
  const { oneSystem, twoSystems } = runNames;
  const act = /^act\d+-/.exec(id)?.[0] ?? '';
  const name = id.slice(act.length);
  const [here, there] = name.startsWith(oneSystem)
    ? [oneSystem, twoSystems]
    : [twoSystems, oneSystem];
  return name.startsWith(here) ? act + there + name.slice(here.length) : id;
}
