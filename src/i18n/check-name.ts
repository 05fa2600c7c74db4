/** How checks are called, on the page and by the command line. */

/** Checks whose usual names speak of a GMK, or of a GMS. */
const ofGmk: readonly string[] = ['signature', 'decapsulation', 'guk-id', 'duplicate-gmk-id'];

/** Key of the catalogue for the name of a check; `ofOtherKey`: of a key that is no GMK. */
export function checkNameKeyOf(check: string, length: 'name' | 'short', ofOtherKey: boolean) {
  return `checks.${ofOtherKey && ofGmk.includes(check) ? 'otherKey.' : ''}${length}.${check}`;
}
