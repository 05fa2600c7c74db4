import type { Lesson } from '../lesson.ts';
import list from './list.json' with { type: 'json' };

/** The lessons that ship: what a list of them says, and each of them loaded when it is opened. */

/** Every lesson that ships is there in each of them. */
export const shippedLanguages = ['en', 'fr'] as const;
export type ShippedLanguage = (typeof shippedLanguages)[number];

export type ShippedLesson = Readonly<{
  id: string;
  title: Readonly<Record<ShippedLanguage, string>>;
  minutes: number;
  /** How many. */
  moments: number;
  load(language: ShippedLanguage): Promise<Lesson>;
}>;

const files = import.meta.glob<Lesson>(['./en/*.json', './fr/*.json'], { import: 'default' });

/** In the order they are listed. */
export const shippedLessons: readonly ShippedLesson[] = list.map((entry) => ({
  ...entry,
  load(language) {
    const load = files[`./${language}/${entry.id}.json`];
    if (load === undefined) throw new TypeError(`no lesson ${entry.id} in ${language}`);
    return load();
  },
}));
