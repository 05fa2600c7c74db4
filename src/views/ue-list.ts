import { readActorId, type SystemName, ueIn } from '../engine/index.ts';

/** UEs of a system as people list them: by their numbers, with ranges, as in `1-3, 5`. */

const mostListed = 10_000;

/** The numbers of those UEs that are of a system, in their order. */
function ordinalsIn(ues: readonly string[], system: SystemName): readonly number[] {
  const ordinals = ues.flatMap((id) => {
    const parts = readActorId(id);
    return parts?.kind === 'ue' && parts.system === system ? [parts.ordinal] : [];
  });
  return [...new Set(ordinals)].sort((a, b) => a - b);
}

/** The UEs of a system among some, as a text. */
export function listText(ues: readonly string[], system: SystemName): string {
  const ranges: [first: number, last: number][] = [];
  for (const ordinal of ordinalsIn(ues, system)) {
    const range = ranges.at(-1);
    if (range && range[1] + 1 === ordinal) range[1] = ordinal;
    else ranges.push([ordinal, ordinal]);
  }
  return ranges
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(', ');
}

/** The UEs a text lists; null where it is no such list. */
export function listedUes(text: string, system: SystemName): readonly string[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const ordinals = new Set<number>();
  for (const part of parts) {
    const [, first, last = first] = /^([1-9]\d{0,4})(?:[-–]([1-9]\d{0,4}))?$/.exec(part) ?? [];
    if (first === undefined) return null;
    const [from, to] = [Number(first), Number(last)];
    if (to < from || to > mostListed) return null;
    for (let ordinal = from; ordinal <= to; ordinal += 1) ordinals.add(ordinal);
  }
  return [...ordinals].sort((a, b) => a - b).map((ordinal) => ueIn(system, ordinal));
}
