/** A clause as its author has it before and after a change. It stays in this browser: no link, no lesson
 *  and no class ever has it. */
export type ClauseTexts = Readonly<{ before: string; after: string }>;

/** The part of `localStorage` in use. */
export type ClauseStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export const noClause: ClauseTexts = { before: '', after: '' };

const keys = { before: 'keyladder.clause.before', after: 'keyladder.clause.after' } as const;

/** The texts of the visit before; empty where storage is closed to the page. */
export function readClause(open: () => ClauseStorage): ClauseTexts {
  try {
    const storage = open();
    const [before, after] = [storage.getItem(keys.before), storage.getItem(keys.after)];
    return { before: before ?? '', after: after ?? '' };
  } catch {
    return noClause;
  }
}

/** Keeps the texts for the next visit, an empty one not at all. Whether it could. */
export function keepClause(open: () => ClauseStorage, texts: ClauseTexts): boolean {
  try {
    const storage = open();
    for (const side of ['before', 'after'] as const) {
      if (texts[side] === '') storage.removeItem(keys[side]);
      else storage.setItem(keys[side], texts[side]);
    }
    return true;
  } catch {
    return false;
  }
}
