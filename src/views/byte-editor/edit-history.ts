/** What has been edited, with what can be taken back and made again. */

/** Bits turned over, by the offset of their octet; no octet without one. */
export type Edits = ReadonlyMap<number, number>;

export const editTimes = ['before-signing', 'after-signing', 'on-the-way'] as const;
export type EditTime = (typeof editTimes)[number];

export type Edited = Readonly<{ when: EditTime; edits: Edits }>;

export type History = Readonly<{
  past: readonly Edited[];
  now: Edited;
  future: readonly Edited[];
}>;

export const noEdits: Edited = { when: 'on-the-way', edits: new Map() };

export const historyOf = (now: Edited): History => ({ past: [], now, future: [] });

export function sameEdited(a: Edited, b: Edited): boolean {
  if (a.when !== b.when || a.edits.size !== b.edits.size) return false;
  return [...a.edits].every(([offset, mask]) => b.edits.get(offset) === mask);
}

/** The history with something new behind it; what was taken back is gone. `joins`: it belongs to the
 *  step before, as the second digit of an octet. */
export function changed(history: History, now: Edited, joins = false): History {
  if (sameEdited(now, history.now)) return history;
  const past = joins ? history.past : [...history.past, history.now];
  return { past, now, future: [] };
}

export function undone(history: History): History {
  const now = history.past.at(-1);
  if (!now) return history;
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future] };
}

export function redone(history: History): History {
  const [now, ...future] = history.future;
  if (!now) return history;
  return { past: [...history.past, history.now], now, future };
}

/** With bits of an octet turned over once more; null where that is one octet too many. */
export function turned(edits: Edits, offset: number, mask: number, most: number): Edits | null {
  const next = new Map(edits);
  const left = (next.get(offset) ?? 0) ^ mask;
  if (left === 0) next.delete(offset);
  else next.set(offset, left);
  return next.size > most ? null : next;
}

/** Octets with the edits made, or, as the bits turn back, unmade. */
export function applied(octets: Uint8Array, edits: Edits): Uint8Array {
  const copy = Uint8Array.from(octets);
  for (const [offset, mask] of edits) {
    const octet = copy[offset];
    if (octet !== undefined) copy[offset] = octet ^ mask;
  }
  return copy;
}

/** The edits of the first `length` octets. */
export function within(edits: Edits, length: number): Edits {
  return new Map([...edits].filter(([offset]) => offset < length));
}
