const key = 'keyladder.language';

/** The language chosen before; null where none was, or where storage is closed to the page. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps the choice for the next visit, where the page may. */
export function rememberLanguage(language: string): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Storage is closed to the page: the choice holds until it is left.
  }
}
