import type { Texts } from './read-catalogue.ts';

/** The catalogue in two parts, so that the page shows itself before it has the texts of what opens
 *  later. */

/** Texts that no first view shows: screens and dialogs of their own, all of the faults, why a check
 *  refuses. */
const later = [
  ...[
    'open',
    'lesson',
    'compare',
    'custody',
    'lineage',
    'reads',
    'rejection',
    'faults',
    'predict',
    'octetMap',
    'messageDiff',
    'step',
    'figureText',
    'diagram',
    'table',
    'announce',
    'class',
    'byteEditor',
    'question',
    'acts',
    'mystery',
    'present',
    'facts',
    'values',
    'diagnosis',
    'cli',
    'handout',
    'paper',
    'picture',
    'draws',
    'clauses',
    'designs',
    'releases',
    'settings',
  ],
];
const laterIn: Readonly<Record<string, readonly string[]>> = {
  inspector: ['clause', 'outcome', 'crypto', 'keys', 'check'],
  app: ['help', 'tour', 'glossary', 'share', 'link', 'notice', 'outcome', 'setup', 'trouble'],
  ladder: ['menu'],
  skips: ['ui'],
  checks: ['why', 'failure', 'own', 'then', 'said', 'saidAt'],
};
const firstIn: Readonly<Record<string, readonly string[]>> = {
  octetMap: ['open'],
  messageDiff: ['open'],
  byteEditor: ['open'],
  mystery: ['chip'],
  settings: ['named'],
};

const isLater = (section: string, name: string) =>
  later.includes(section)
    ? !firstIn[section]?.includes(name)
    : (laterIn[section]?.includes(name) ?? false);

/** Every text is in one of the two, under its own key. */
export function catalogueParts(catalogue: Texts): Readonly<{ first: Texts; later: Texts }> {
  const parts: { first: Texts; later: Texts } = { first: {}, later: {} };
  for (const [section, texts] of Object.entries(catalogue)) {
    if (typeof texts === 'string') {
      parts.first[section] = texts;
      continue;
    }
    for (const [name, text] of Object.entries(texts)) {
      const part = isLater(section, name) ? parts.later : parts.first;
      part[section] = { ...(part[section] as Texts | undefined), [name]: text };
    }
  }
  return parts;
}
