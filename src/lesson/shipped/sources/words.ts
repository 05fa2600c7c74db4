import type { HeldState } from '../../question-run.ts';
import type { OptionSource, Said } from '../../testing/lesson-source.ts';

/** How the lessons that ship are written. */

export const said = (en: string, fr: string): Said => ({ en, fr });

/** An option that is named by the catalogue, such as a check. */
export const named = (id: string, why: Said): OptionSource => ({ id, why });

/** An option in own words. */
export const option = (id: string, text: Said, why: Said): OptionSource => ({ id, text, why });

const states: Readonly<Record<HeldState, Said>> = {
  nothing: said('Nothing of it', 'Rien'),
  could: said(
    'Not the key, but it could work it out',
    'Pas la clé, mais de quoi la calculer si on le veut',
  ),
  ciphertext: said('Only its sealed form', 'Seulement sa forme scellée'),
  holds: said('The key itself, in clear', 'La clé elle-même, en clair'),
  foreign: said('Another key in its place', 'Une autre clé à sa place'),
  refused: said('Nothing: it has refused it', 'Rien : elle a été refusée'),
};

/** An option about what a party has of a key. */
export const held = (id: HeldState, why: Said): OptionSource => ({ id, text: states[id], why });

/** A number as each language writes it. */
export const number = (value: number): Said => ({
  en: value.toLocaleString('en'),
  fr: value.toLocaleString('fr'),
});
