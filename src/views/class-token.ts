/** What the class server writes into the page that it serves; null where no class was asked for. */
export const classToken = (): string | null =>
  document.querySelector<HTMLMetaElement>('meta[name="keyladder-class"]')?.content ?? null;
