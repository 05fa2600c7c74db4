import type { Purpose } from '../engine/index.ts';

/** Colour of a key: one of its own for media and for floor control; a key for anything else looks like
 *  that of a group, as there is one of it only. */
export const purposeLook = (purpose: Purpose): 'group' | 'media' | 'floor' =>
  purpose === 'media' || purpose === 'floor' ? purpose : 'group';
